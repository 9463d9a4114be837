import { assert, GaritaError } from "../../core/errors.ts";
import type { Finding } from "../../core/finding.ts";
import { summaryOf, withExternalVerdict } from "../../policy/external.ts";
import type { JudgeExternally, VerdictQuestion } from "../../policy/external.ts";
import { judge } from "../../policy/judge.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { Exchange } from "./exchange.ts";

/** The stricter of our verdict on a request and of another decision point's. */
export async function judgeInput(
  exchange: Exchange,
  external: JudgeExternally,
  own: Verdict,
): Promise<Verdict> {
  if (!external.directions.has("input")) return own;
  const findings = exchange.inspected.flatMap((text) => text.findings);
  const answer = await external.ask({ ...questionOf(exchange, own, findings), direction: "input" });
  return withExternalVerdict(own, answer, exchange.profile);
}

/** The same of an answer, or of what has come of a stream. Throws `content.blocked`. */
export async function judgeOutput(exchange: Exchange, external: JudgeExternally): Promise<void> {
  if (!external.directions.has("output")) return;
  const { profile, stream, output } = exchange;
  const findings = stream?.findings() ?? output;
  const own = judge(profile, "output", [{ source: null, findings, injection: 0 }]);
  const question = questionOf(exchange, own, findings);
  const answer = await external.ask({ ...question, direction: "output" });
  if (withExternalVerdict(own, answer, profile).error === null || answer.action !== "block") return;
  throw new GaritaError("content.blocked", "the answer was blocked by policy");
}

function questionOf(
  { caller, chat, profile }: Exchange,
  { asked: action }: Verdict,
  findings: readonly Finding[],
): Omit<VerdictQuestion, "direction"> {
  assert(caller !== null && chat !== null, "whoever is judged is known");
  return {
    subject: caller,
    model: chat.model,
    profile: profile.name,
    findings: findings.map(summaryOf),
    action,
  };
}
