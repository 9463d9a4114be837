import type { Finding, RuleCard } from "../../core/finding.ts";
import { matchesGlob } from "../../core/glob.ts";
import { compileDetector } from "../../guard/detect/compile-detector.ts";
import { anyLink, taintedToolCall } from "../../guard/detect/tainted.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Redacted } from "../../guard/redact/redaction-stream.ts";
import type { Treat } from "../../guard/redact/redaction.ts";
import { restoreWithin } from "../../guard/redact/token-vault.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import type { Segment } from "../../guard/segment.ts";
import { hasUntrusted, openTaint } from "../../guard/taint.ts";
import type { Profile } from "../../policy/profile.ts";
import type { AnswerText } from "./leak-guard.ts";

/** Compiled once; finds every link, tainted or not. */
export const LINKS = compileDetector([anyLink]);

/** A call of a tool, whole. `texts` are readings of the same words: as sent and as restored. */
export interface ToolCall {
  readonly tool: string;
  readonly syntax: Segment["syntax"];
  readonly texts: readonly string[];
}

/** Judges one answer by where its words come from. */
export interface TaintGuard {
  /** True when a call may leave only once it is judged. */
  readonly holdsCalls: boolean;
  /** The finding about a call that derives from what documents and tools said. */
  judgeCall(call: ToolCall): Finding | null;
  /** For {@link LINKS}; null when links are not looked at. */
  readonly treatLink: Treat | null;
}

export interface TaintGuardOptions {
  readonly profile: Profile;
  /** The texts of the request. */
  readonly segments: readonly Segment[];
  readonly vault: TokenVault;
  readonly requestId: string;
}

/** Null when nothing of this request can taint anything, or the profile does not mind. */
export function openTaintGuard(options: TaintGuardOptions): TaintGuard | null {
  const { profile, segments, vault, requestId } = options;
  const { toolCalls, links, tools } = profile.taint;
  if ((toolCalls === "allow" && links === "allow") || !hasUntrusted(segments)) return null;
  const seed = Number.parseInt(vault.hashOf("TAINT", requestId), 16);
  const taint = openTaint(segments, { seed });
  const known = new Map<string, Finding | null>();
  const judge = ({ texts, syntax }: ToolCall): Finding | null =>
    texts.some((text) => taint.derives(text, syntax))
      ? found(taintedToolCall, texts[0] ?? "")
      : null;
  return {
    holdsCalls: profile.enforce && toolCalls === "block",
    judgeCall(call) {
      if (toolCalls === "allow") return null;
      // A call that nothing named may be of any tool.
      if (call.tool !== "" && !tools.some((glob) => matchesGlob(glob, call.tool))) return null;
      const key = JSON.stringify(call);
      const judged = known.get(key);
      if (judged !== undefined) return judged;
      const finding = judge(call);
      known.set(key, finding);
      return finding;
    },
    treatLink: links === "allow" ? null : treatLink,
  };

  function treatLink(_: Finding, match: string): ReturnType<Treat> {
    // The model may have known the host by its token only.
    if (!taint.leadsAway(restoreWithin(vault, match))) return { kind: "keep", silent: true };
    return { kind: profile.enforce && links === "block" ? "block" : "keep" };
  }
}

/** The findings about links of a whole text. */
export function linksOf(treat: Treat, { text, syntax, mark = null }: AnswerText): Redacted {
  return redactText({ detector: LINKS, treat, syntax, mark }, text);
}

function found({ id, category, severity }: RuleCard, text: string): Finding {
  return { rule: id, category, severity, score: 1, span: { start: 0, end: text.length } };
}
