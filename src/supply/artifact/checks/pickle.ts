import { slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Scan } from "../format.ts";
import type { AnomalyEvent, Ending, ImportEvent, PickleEvent } from "../formats/pickle/trace.ts";
import type { Global } from "../formats/pickle/value.ts";
import { createPickleJudge } from "../policy/decide.ts";
import type { PickleJudge } from "../policy/decide.ts";
import { HARMLESS, flagged } from "../policy/judgement.ts";
import type { Flag, Judgement, Nested } from "../policy/judgement.ts";
import { latinDecoder, unwrapped } from "./nested-bytes.ts";
import { artifactRule } from "../rules/catalogue.ts";

/** What reads a pickle tells it everything that a loader would do, in order. */
export interface PickleWatch {
  /** `isMisread`: by a loader that the file was not written for. */
  emit(event: PickleEvent, isMisread?: boolean): void;
  ended(ending: Ending): void;
  /** Whether the bytes there were scanned, since a call unpickles or unpacks them. */
  isScanned(offset: number): boolean;
}

/** Reports what is wrong with the pickles of one source, and hands on what they have inside. */
export function watchPickle(scan: Scan): PickleWatch {
  const judge = createPickleJudge(scan.settings.allowedCallables);
  // Millions of calls of one function are one finding.
  const reported = new Set<string>();
  const noted = new Set<string>();
  const scanned = new Set<number>();
  const loose = new Map<Global, number>();
  return {
    emit: (event, isMisread = false) => {
      if (event.kind === "import" && !isMisread) hold(event, { judge, loose });
      if (event.kind === "call" && event.call.callee.kind === "global") {
        loose.set(event.call.callee, -1);
      }
      const { flags, nested } = judgeEvent(event, judge);
      // By accident names are put together there: only what is known to be dangerous counts.
      const counting = isMisread ? flags.filter(isMalicious) : flags;
      for (const flag of counting) report(flag, event.offset, { scan, reported });
      for (const found of nested) scanNested(found, event.offset, { scan, scanned });
      if (event.kind === "import") note(event, { scan, judge, noted });
    },
    ended: ({ at, reason, offset }) => {
      for (const [global, imported] of loose) {
        const callee = `${global.module}.${global.name}`;
        const flag = {
          rule: "pickle/unexpected-call",
          values: { callee, why: "passed on" },
        } as const;
        if (imported >= 0) report(flag, imported, { scan, reported });
      }
      loose.clear();
      if (at !== "stop") scan.report("pickle/broken", offset, { reason });
    },
    isScanned: (offset) => scanned.has(offset),
  };
}

interface Holding {
  readonly judge: PickleJudge;
  /** Where each was imported; -1 once it was called, and so judged by its arguments. */
  readonly loose: Map<Global, number>;
}

/** What is judged by its arguments must not be handed to others who call it. */
function hold({ global, offset }: ImportEvent, { judge, loose }: Holding): void {
  if (global === undefined || loose.has(global) || !judge.isHandedOver(global)) return;
  loose.set(global, offset);
}

function isMalicious({ rule }: Flag): boolean {
  return artifactRule(rule).verdict === "malicious";
}

function judgeEvent(event: PickleEvent, judge: PickleJudge): Judgement {
  switch (event.kind) {
    case "import":
      return judge.judgeImport(event);
    case "call":
      return judge.judgeCall(event.call);
    case "build":
      return judge.judgeBuild(event);
    case "append":
    case "add":
    case "set":
      return judge.judgeFill(event);
    case "extension":
      return flagged("pickle/extension-code", { code: event.value.code });
    case "anomaly":
      return judgeAnomaly(event);
    case "persistent":
    case "protocol":
      return HARMLESS;
  }
}

/** What makes loaders read different bytes; the others are odd and mean the same to all. */
const ODD: ReadonlySet<AnomalyEvent["anomaly"]> = new Set([
  "frame-straddled",
  "frame-nested",
  "operand-odd",
]);

function judgeAnomaly({ anomaly }: AnomalyEvent): Judgement {
  return ODD.has(anomaly) ? flagged("pickle/odd-stream", { anomaly }) : HARMLESS;
}

interface Reporting {
  readonly scan: Scan;
  readonly reported: Set<string>;
}

function report({ rule, values }: Flag, offset: number, { scan, reported }: Reporting): void {
  const key = [rule, ...Object.values(values)].join("\n");
  if (reported.has(key)) return;
  reported.add(key);
  // The values of a flag are made where its rule is chosen, beside the message that shows them.
  (scan.report as (rule: Flag["rule"], offset: number, values: Flag["values"]) => void)(
    rule,
    offset,
    values,
  );
}

interface NestedScan {
  readonly scan: Scan;
  readonly scanned: Set<number>;
}

function scanNested(
  { content, wrapping }: Nested,
  at: number,
  { scan, scanned }: NestedScan,
): void {
  // Bytes that a memo hands out again were scanned the first time.
  const place = content.offset >= 0 ? content.offset : -at - 1;
  if (scanned.has(place)) return;
  scanned.add(place);
  const source = sourceOf({ content, wrapping }, scan);
  if (source !== undefined) scan.member(`pickle@${String(at)}`, source);
}

function sourceOf({ content, wrapping }: Nested, scan: Scan): ByteSource | undefined {
  const { kind, value, offset, length } = content;
  if (offset < 0 || wrapping !== undefined) return unwrapped(content, wrapping, scan.source);
  const stored = slice(scan.source, offset, length);
  if (kind === "bytes") return stored;
  return value === undefined && content.encoding === "utf-8"
    ? scan.expand(() => latinDecoder(stored), { offset, length }).source
    : unwrapped(content, wrapping, scan.source);
}

interface Noting {
  readonly scan: Scan;
  readonly judge: PickleJudge;
  readonly noted: Set<unknown>;
}

/** What a model is made of goes into the bill of materials. */
function note({ global }: ImportEvent, { scan, judge, noted }: Noting): void {
  if (global === undefined || noted.has(global)) return;
  noted.add(global);
  const tier = judge.tierOf(global);
  scan.note({ kind: "import", name: `${global.module}.${global.name}`, value: tier });
}
