import type { ScanVerdict } from "../../core/scan-verdict.ts";
import { UnreadableSource } from "../../core/unreadable-source.ts";
import { readBytes } from "./byte-source.ts";
import type { ByteSource } from "./byte-source.ts";
import { countCoverage } from "./coverage.ts";
import type { Coverage, CoverageCount, Skipped } from "./coverage.ts";
import { printable, verdictOf } from "./finding.ts";
import type { ArtifactFinding, ValuesOf } from "./finding.ts";
import { HEAD_BYTES } from "./format.ts";
import type { Extent, Fact, Format, FoundSecret, Scan, ScanSettings, Spool } from "./format.ts";
import type { Decoder } from "./formats/compression/decoder.ts";
import { Malformed } from "./formats/malformed.ts";
import { LimitReached } from "./limits.ts";
import type { ScanLimits } from "./limits.ts";
import { nameInside, nameProblem } from "./promise.ts";
import { ARTIFACT_RULES } from "./rules/catalogue.ts";
import type { ArtifactRuleId } from "./rules/catalogue.ts";

/** What a scan takes from the world. */
export interface ScanDeps {
  readonly formats: readonly Format[];
  readonly limits: ScanLimits;
  readonly settings: ScanSettings;
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly createSpool: () => Spool;
  /** Looks for credentials in a text. */
  readonly findSecrets?: (text: string) => readonly FoundSecret[];
}

/** One file, or one member of it. */
export interface Artifact {
  readonly name: string;
  readonly source: ByteSource;
}

export interface ArtifactReport {
  /** Ids of all formats that a loader could take the file for. */
  readonly formats: readonly string[];
  readonly verdict: ScanVerdict;
  /** In the order found; equal ones once. */
  readonly findings: readonly ArtifactFinding[];
  readonly coverage: Coverage;
  readonly facts: readonly Fact[];
}

const FACTS_MAX = 10_000;
const SKIPPED_MAX = 1000;
const TICKS_PER_LOOK = 1024;
/** Streams that may grow to what is free, before their sum is held against the file's size. */
const FREE_STREAMS = 4;

/** Everything that is known about one file while its members are read. */
interface Run {
  readonly deps: ScanDeps;
  readonly endsAtMs: number;
  readonly findings: Map<string, ArtifactFinding>;
  /** Counted apart, so that a thousand notes leave room for what is malicious. */
  readonly foundByVerdict: Map<ScanVerdict, number>;
  readonly facts: Map<string, Fact>;
  readonly skipped: Skipped[];
  members: number;
  ticks: number;
  /** Of all streams together. */
  expandedBytes: number;
  readonly expandedBytesMax: number;
}

interface Node extends Artifact {
  readonly member: readonly string[];
}

/**
 * Reads a file as every loader that would take it, and the members in it, without running anything.
 * Never throws for what the file contains: what cannot be read is a finding.
 */
export function scanArtifact(file: Artifact, deps: ScanDeps): ArtifactReport {
  const run: Run = {
    deps,
    endsAtMs: deps.nowMs() + deps.limits.timeMs,
    findings: new Map(),
    foundByVerdict: new Map(),
    facts: new Map(),
    skipped: [],
    members: 0,
    ticks: 0,
    expandedBytes: 0,
    expandedBytesMax: totalExpansionMax(file.source.size, deps.limits),
  };
  const { formats, understood } = scanNode({ ...file, member: [] }, run);
  const findings = [...run.findings.values()];
  const bytes = file.source.size;
  return {
    formats,
    verdict: verdictOf(findings),
    findings,
    coverage: { bytes, understood: Math.round(bytes * understood), skipped: run.skipped },
    facts: [...run.facts.values()],
  };
}

/** The report of a file of which nothing could be read. */
export function failedReport<Id extends ArtifactRuleId>(
  bytes: number,
  rule: Id,
  ...values: ValuesOf<Id>
): ArtifactReport {
  const coverage = { bytes, understood: 0, skipped: [] };
  const empty = { formats: [], verdict: "clean", findings: [], coverage, facts: [] } as const;
  return withFinding(empty, rule, ...values);
}

/** A report with one more finding about the file as a whole. */
export function withFinding<Id extends ArtifactRuleId>(
  report: ArtifactReport,
  rule: Id,
  ...[values]: ValuesOf<Id>
): ArtifactReport {
  const findings = [...report.findings, { rule, member: [], values: values ?? {} }];
  return { ...report, verdict: verdictOf(findings), findings };
}

/** The formats that took the bytes, and the share of them that was understood. */
interface Taken {
  readonly formats: readonly string[];
  readonly understood: number;
}

function scanNode(node: Node, run: Run): Taken {
  const shares: number[] = [];
  const taken: Format[] = [];
  try {
    const head = { ...node, start: readBytes(node.source, 0, HEAD_BYTES) };
    for (const format of run.deps.formats) {
      const isLate = format.isLastResort === true;
      const claim = isLate && taken.length > 0 ? "none" : format.claim(head);
      if (claim === "none") continue;
      const understood = readAs(format, { ...node, isCertain: claim === "certain" }, run);
      if (understood === null || isLate) continue;
      taken.push(format);
      if (format.isView !== true) shares.push(understood);
    }
  } catch (error) {
    reportBreak(error, { node, format: "file", run });
  }
  const problem = nameProblem(node.name, taken);
  if (problem !== null) add(problem.rule, node.member, { values: problem.values, run });
  if (taken.length === 0 && node.source.size > 0) {
    leaveOut({ offset: 0, length: node.source.size }, "unknown-content", { node, run });
  }
  return { formats: taken.map(({ id }) => id), understood: Math.max(0, ...shares) };
}

/** The share understood, null when the bytes turned out to be of another kind. */
function readAs(format: Format, node: Node & { isCertain: boolean }, run: Run): number | null {
  const count = countCoverage(node.source.size);
  const reading: Reading = {
    run,
    count,
    spools: new Set(),
    isRecognized: node.isCertain,
    broken: null,
  };
  try {
    format.inspect(createScan(format, node, reading));
    if (reading.broken !== null) throw reading.broken;
    return count.understood();
  } catch (error) {
    if (error instanceof Malformed && !reading.isRecognized) return null;
    reportBreak(error, { node, format: format.title, run });
    return count.understood();
  } finally {
    for (const spool of reading.spools) spool.close();
  }
}

/** What happens while one format reads one file or member. */
interface Reading {
  readonly run: Run;
  readonly count: CoverageCount;
  readonly spools: Set<Spool>;
  isRecognized: boolean;
  /** A stream of what may be another kind of file broke off; told once that is known. */
  broken: Malformed | null;
}

function createScan(format: Format, node: Node, reading: Reading): Scan {
  const { run, count } = reading;
  return {
    source: node.source,
    name: node.name,
    limits: run.deps.limits,
    settings: run.deps.settings,
    report: (rule, offset, ...[values]) => {
      reading.isRecognized = true;
      add(rule, node.member, { offset, values: values ?? {}, run });
    },
    recognize: () => {
      reading.isRecognized = true;
    },
    member: (name, source, stored) => {
      const called = nameInside(node.name, name);
      const inner = { name: called, source, member: [...node.member, printable(name)] };
      const { formats, understood } = scanMember(inner, run);
      if (stored !== undefined) count.leaveOut(stored, 1 - understood);
      if (formats.length > 0) reading.isRecognized = true;
    },
    expand: (open, compressed) => {
      const spool = run.deps.createSpool();
      reading.spools.add(spool);
      const progress = { consumed: 0, isWhole: false };
      try {
        drain(open(spool.source), spool, { compressed, run, progress });
        reading.isRecognized = true;
      } catch (error) {
        if (error instanceof Malformed && !reading.isRecognized) reading.broken = error;
        else reportBreak(error, { node, format: format.title, run });
      }
      const release = (): void => {
        reading.spools.delete(spool);
        spool.close();
      };
      return { source: spool.source, ...progress, release };
    },
    skip: (extent, why) => {
      count.leaveOut(extent);
      leaveOut(extent, why, { node, run });
    },
    note: (fact) => {
      if (run.facts.size < FACTS_MAX) {
        run.facts.set(JSON.stringify([fact.kind, fact.name, fact.value]), fact);
      }
    },
    findSecrets: (text) => {
      look(run);
      return run.deps.findSecrets?.(text) ?? [];
    },
    tick: () => tick(run),
  };
}

function scanMember(node: Node, run: Run): Taken {
  const { depthMax, membersMax } = run.deps.limits;
  if (node.member.length > depthMax) throw new LimitReached("depth", depthMax);
  run.members += 1;
  if (run.members > membersMax) throw new LimitReached("members", membersMax);
  look(run);
  return scanNode(node, run);
}

/** Thousands of members may share the same packed bytes: what counts is what they come to. */
function totalExpansionMax(bytes: number, limits: ScanLimits): number {
  const { expandedBytesMax, expansionRatioMax, freeExpansionBytes } = limits;
  const byRatio = Math.max(FREE_STREAMS * freeExpansionBytes, bytes * expansionRatioMax);
  return Math.min(expandedBytesMax, byRatio);
}

interface Draining {
  readonly compressed: Extent;
  readonly run: Run;
  /** Kept up to date, since a stream may break off anywhere. */
  readonly progress: { consumed: number; isWhole: boolean };
}

function drain(decoder: Decoder, spool: Spool, { compressed, run, progress }: Draining): void {
  const { expandedBytesMax, expansionRatioMax, freeExpansionBytes } = run.deps.limits;
  const byRatio = Math.max(freeExpansionBytes, compressed.length * expansionRatioMax);
  const bytesMax = Math.min(expandedBytesMax, byRatio);
  for (let piece = decoder.next(); piece !== null; piece = decoder.next()) {
    progress.consumed = decoder.consumed;
    look(run);
    run.expandedBytes += piece.length;
    const { expandedBytes, expandedBytesMax: totalMax } = run;
    if (expandedBytes > totalMax) throw new LimitReached("expansion", totalMax);
    if (spool.source.size + piece.length > bytesMax) throw new LimitReached("expansion", bytesMax);
    spool.append(piece);
  }
  progress.consumed = decoder.consumed;
  progress.isWhole = true;
}

function tick(run: Run): void {
  run.ticks += 1;
  if (run.ticks % TICKS_PER_LOOK === 0) look(run);
}

function look({ deps, endsAtMs }: Run): void {
  if (deps.nowMs() > endsAtMs) throw new LimitReached("time", deps.limits.timeMs);
}

/** Turns what ended a reading into a finding; anything but that is a bug and goes on its way. */
function reportBreak(
  error: unknown,
  { node, format, run }: { readonly node: Node; readonly format: string; readonly run: Run },
): void {
  if (error instanceof Malformed) {
    const { offset, reason } = error;
    add("file/malformed", node.member, { offset, values: { format, offset, reason }, run });
  } else if (error instanceof LimitReached) {
    add(`limit/${error.limit}`, node.member, { values: { max: error.max }, run });
  } else if (error instanceof UnreadableSource) {
    add("file/unreadable", node.member, { values: { reason: error.reason }, run });
  } else throw error;
}

interface Detail {
  readonly offset?: number | undefined;
  readonly values: Readonly<Record<string, string | number>>;
  readonly run: Run;
}

function add(
  rule: ArtifactRuleId,
  member: readonly string[],
  { offset, values, run }: Detail,
): void {
  const shown = Object.entries(values).map(([name, value]) => {
    return [name, typeof value === "string" ? printable(value) : value] as const;
  });
  const key = JSON.stringify([rule, member, shown]);
  const { findings } = run;
  if (findings.has(key)) return;
  const { findingsMax } = run.deps.limits;
  const { verdict } = ARTIFACT_RULES[rule];
  const found = (run.foundByVerdict.get(verdict) ?? 0) + 1;
  run.foundByVerdict.set(verdict, found);
  if (found <= findingsMax) {
    const at = offset === undefined ? {} : { offset };
    findings.set(key, { rule, member, ...at, values: Object.fromEntries(shown) });
    return;
  }
  const more = { max: findingsMax };
  findings.set("limit/findings", { rule: "limit/findings", member: [], values: more });
}

function leaveOut(
  extent: Extent,
  why: string,
  { node, run }: { readonly node: Node; readonly run: Run },
): void {
  if (run.skipped.length < SKIPPED_MAX) run.skipped.push({ ...extent, member: node.member, why });
}
