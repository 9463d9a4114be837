import { GaritaError } from "../../core/errors.ts";
import type { AccessRequest } from "../../policy/access.ts";
import type { Caller } from "../../policy/caller.ts";
import type {
  ExternalAnswer,
  ExternalAuthorization,
  ExternalVerdict,
  JudgeExternally,
  VerdictQuestion,
} from "../../policy/external.ts";
import { AnswerCache } from "./answer-cache.ts";
import { OpaFailure } from "./ask-opa.ts";
import type { AskOpa } from "./ask-opa.ts";
import type { OpaConfig } from "./config.ts";
import { openBundle } from "./opa-bundle.ts";
import { openServer } from "./opa-server.ts";
import { readAuthorization, readVerdict } from "./read-answer.ts";

/** Another decision point, ready to be asked; null for what it is not asked. */
export interface ExternalPolicy {
  readonly authorize: ExternalAuthorization | null;
  readonly judge: JudgeExternally | null;
  close(): Promise<void>;
}

export interface OpaDeps {
  /** Of the server, null where none is configured. */
  readonly token: string | null;
  readonly nowMs: () => number;
  /** Told why there was no answer. */
  readonly onFailure: (what: string, error?: unknown) => void;
}

/** Throws `OpaProblem` when a bundle cannot be used; a server need not be there yet. */
export async function openOpa(config: OpaConfig, deps: OpaDeps): Promise<ExternalPolicy> {
  const opa = await open(config, deps);
  const { authorize, verdict } = config;
  return {
    authorize: authorize === undefined ? null : authorizeBy(opa, { ...authorize, config, deps }),
    judge: verdict === undefined ? null : judgeBy(opa, { ...verdict, config, deps }),
    close: () => opa.close(),
  };
}

async function open(config: OpaConfig, { token, onFailure }: OpaDeps): Promise<AskOpa> {
  const { url, bundle, timeoutMs, queueMax, memoryMegabytesMax, authorize, verdict } = config;
  if (url !== undefined) return openServer({ url, token, timeoutMs, queueMax });
  const paths = [authorize?.path, verdict?.path].filter((path) => path !== undefined);
  const task = { bundle: bundle ?? "", memoryMegabytesMax, paths };
  return openBundle({ ...task, timeoutMs, queueMax }, onFailure);
}

interface Setting {
  readonly path: string;
  readonly config: OpaConfig;
  readonly deps: OpaDeps;
}

function authorizeBy(
  opa: AskOpa,
  { combine, ...setting }: Setting & Pick<ExternalAuthorization, "combine">,
): ExternalAuthorization {
  const { config, deps } = setting;
  const cache = new AnswerCache<ExternalAnswer>(config.cache, deps.nowMs);
  const ask = asking(opa, setting, readAuthorization);
  return {
    combine,
    ask: (request) => {
      const { nowMs: _time, ...context } = request.context;
      const question = questionOf(request);
      return cache
        .get({ ...question, context }, () => ask(question))
        .catch(ignoring(setting, null));
    },
  };
}

/** Nothing of limits: what another decides cannot depend on how much is left. */
function questionOf({ subject, action, resource, context }: AccessRequest): object {
  // What is out of scope is denied before anybody else is asked.
  return { subject: subjectOf(subject), action, resource, context: { ...context, inScope: true } };
}

function subjectOf({ limits: _limits, ...subject }: Caller): object {
  return subject;
}

function judgeBy(
  opa: AskOpa,
  { directions, ...setting }: Setting & { readonly directions: readonly ("input" | "output")[] },
): JudgeExternally {
  const { config, deps } = setting;
  const cache = new AnswerCache<ExternalVerdict>(config.cache, deps.nowMs);
  const ignored: ExternalVerdict = { action: "allow", reason: "not asked" };
  const ask = asking(opa, setting, readVerdict);
  return {
    directions: new Set(directions),
    ask: (question: VerdictQuestion) => {
      const input = { ...question, subject: subjectOf(question.subject) };
      return cache.get(input, () => ask(input)).catch(ignoring(setting, ignored));
    },
  };
}

/** Asks, within the time that there is, and reads. Rejects when that leads to no answer. */
function asking<Answer>(
  opa: AskOpa,
  { path, config: { timeoutMs } }: Setting,
  read: (value: unknown) => Answer | null,
): (input: object) => Promise<Answer> {
  return async (input) => {
    const value = await within(opa.ask(path, input), timeoutMs);
    const answer = read(value);
    if (answer !== null) return answer;
    throw new OpaFailure(value === undefined ? "the rule has no value" : "the answer is no answer");
  };
}

function within<Value>(asked: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OpaFailure("no answer in time")), timeoutMs);
  });
  return Promise.race([asked, late]).finally(() => {
    if (timer !== null) clearTimeout(timer);
  });
}

/** INVARIANT: fails closed, unless the configuration says `ignore`. */
function ignoring<Answer>({ config, deps }: Setting, ignored: Answer): (error: unknown) => Answer {
  return (error) => {
    deps.onFailure(error instanceof OpaFailure ? error.message : "not reachable", error);
    if (config.onFailure === "ignore") return ignored;
    throw new GaritaError("policy.unavailable", "another decision point cannot be asked", {
      cause: error,
      retryAfterSeconds: 1,
    });
  };
}
