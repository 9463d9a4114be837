/** All pickles of a source, as all loaders would read them. */
import type { Buffer } from "node:buffer";
import type { ByteSource } from "../../byte-source.ts";
import { readBytes } from "../../byte-source.ts";
import { createWindow, openInput } from "./input.ts";
import type { FrameReading } from "./input.ts";
import { isName, looksLikePickle } from "./looks-like-pickle.ts";
import { PickleLimit } from "./limit.ts";
import { DEFAULT_PICKLE_LIMITS } from "./machine.ts";
import type { BuildHook, PickleLimits } from "./machine.ts";
import { runPickle } from "./run.ts";
import type { Run } from "./run.ts";
import type { Ending, PickleEvent } from "./trace.ts";

export interface PickleReading {
  /** Of the first pickle; 0 unless given. */
  readonly start?: number;
  /**
   * Called in the order in which a loader would do things; values change afterwards. `isMisread`:
   * only a loader does that which the file was not written for, and memo and stack are not what its
   * writer had there.
   */
  readonly onEvent: Listener;
  /** Called behind the events of each pickle that {@link readPickles} reads. */
  readonly onEnding?: (ending: Ending) => void;
  /** What the loading program reads from the file itself. */
  readonly onBuild?: BuildHook;
  /** Called often; what it throws ends the reading. */
  readonly tick?: () => void;
  readonly limits?: Partial<PickleLimits>;
  /** Pickles one behind the other; more end the reading. */
  readonly picklesMax?: number;
}

export interface PickleStream {
  /** Of the first ones, and of the first that did not end with STOP. */
  readonly endings: readonly Ending[];
  readonly pickles: number;
  /** Behind the last pickle that ended with STOP, or where that one ended which did not. */
  readonly end: number;
  /** Bytes that belong to pickles. */
  readonly understood: number;
}

const PICKLES_MAX = 1_000_000;
const ENDINGS_KEPT = 64;
/** Bytes that are searched for another pickle behind the end of one. */
const SEARCH_BYTES = 64 * 1024;
const HEAD_BYTES = 1024;
/** Searches, trials and other readings of one source: so many bytes are read twice, not more. */
const EXTRA_READINGS_MAX = 64;
const TRIAL_EVENTS_MAX = 10_000;
/** Of 1,024 opcodes each: a trial that has told nothing by then is none. */
const TRIAL_TICKS_MAX = 200;

type Listener = (event: PickleEvent, isMisread: boolean) => void;

/** What one source costs beyond one reading from its beginning to its end. */
interface Effort {
  readonly buffer: Buffer;
  extraReadings: number;
}

interface Attempt extends Omit<PickleReading, "onBuild"> {
  readonly onBuild?: BuildHook | undefined;
  readonly frames?: FrameReading;
}

/**
 * Reads one pickle, and tells its events. Where loaders read it differently (a frame that is
 * straddled, bytes that only some programs take for an array), each reading is told: the first one
 * whole, others from where they differ.
 */
export function readPickle(source: ByteSource, reading: PickleReading): Ending {
  return readOne(source, reading, startEffort(source));
}

function startEffort({ size }: ByteSource): Effort {
  return { buffer: createWindow(size), extraReadings: 0 };
}

function readOne(source: ByteSource, reading: PickleReading, effort: Effort): Ending {
  const first = run(source, reading, effort);
  if (first.straddledAt >= 0) {
    for (const frames of ["dropped", "all-dropped"] as const) {
      if (!mayReadAgain(effort)) break;
      const onEvent = from(first.straddledAt, reading.onEvent);
      run(source, { ...reading, frames, onEvent }, effort);
    }
  }
  if (first.jumpedAt >= 0 && mayReadAgain(effort)) {
    const onEvent = (event: PickleEvent): void => reading.onEvent(event, true);
    const plain = { ...reading, onBuild: undefined, onEvent };
    tryOut(plain, first.jumpedAt + 1, (attempt) => run(source, attempt, effort));
  }
  return first.ending;
}

function mayReadAgain(effort: Effort): boolean {
  effort.extraReadings += 1;
  return effort.extraReadings <= EXTRA_READINGS_MAX;
}

function run(source: ByteSource, attempt: Attempt, { buffer }: Effort): Run {
  const { start = 0, frames = "ignored", onBuild, onEvent, tick, limits } = attempt;
  return runPickle({
    input: openInput(source, { start, frames, buffer }),
    limits: { ...DEFAULT_PICKLE_LIMITS, ...limits },
    emit: (event) => onEvent(event, false),
    onBuild,
    tick,
  });
}

function from(offset: number, onEvent: Listener): Listener {
  return (event, isMisread) => {
    if (event.offset >= offset) onEvent(event, isMisread);
  };
}

/**
 * Runs on bytes that may be none of a pickle, and tells what comes from `offset` on only if it
 * makes sense. Returns the ending if it did.
 */
function tryOut(
  attempt: Attempt,
  offset: number,
  read: (attempt: Attempt) => Run,
): Ending | undefined {
  const held: PickleEvent[] = [];
  let isLive = false;
  const goLive = (): void => {
    isLive = true;
    for (const event of held) attempt.onEvent(event, false);
  };
  const onEvent = from(offset, (event) => {
    if (isLive) attempt.onEvent(event, false);
    else if (held.length < TRIAL_EVENTS_MAX) {
      held.push(event);
      if (isTelling(event)) goLive();
    }
  });
  let ticks = 0;
  const tick = (): void => {
    attempt.tick?.();
    ticks += 1;
    const isOver = ticks > TRIAL_TICKS_MAX || held.length >= TRIAL_EVENTS_MAX;
    if (isOver && !isLive) throw new PickleLimit("trial");
  };
  const { ending } = read({ ...attempt, onEvent, tick });
  if (!isLive && ending.at === "stop" && held.length > 1) goLive();
  return isLive ? ending : undefined;
}

function isTelling(event: PickleEvent): boolean {
  if (event.kind !== "import" || event.module === undefined) return false;
  return event.name !== undefined && isName(event.module) && isName(event.name);
}

/**
 * Reads pickles that follow each other, and after the end of one that broke off, or after foreign
 * bytes, the next one that is found nearby.
 */
export function readPickles(source: ByteSource, reading: PickleReading): PickleStream {
  const { picklesMax = PICKLES_MAX, start = 0 } = reading;
  const effort = startEffort(source);
  const endings: Ending[] = [];
  let pickles = 0;
  let understood = 0;
  let end = start;
  let ending: Ending | undefined = readOne(source, reading, effort);
  while (ending !== undefined) {
    reading.onEnding?.(ending);
    pickles += 1;
    understood += ending.offset - ending.start;
    end = ending.offset;
    const isBreak = ending.at !== "stop" && endings.every(({ at }) => at === "stop");
    if (endings.length < ENDINGS_KEPT || isBreak) endings.push(ending);
    ending =
      pickles < picklesMax
        ? readNext(source, { ...reading, start: end }, { effort, ending })
        : undefined;
  }
  return { endings, pickles, end, understood };
}

interface Behind {
  readonly effort: Effort;
  /** Of the pickle before. */
  readonly ending: Ending;
}

function readNext(
  source: ByteSource,
  reading: PickleReading & { readonly start: number },
  { effort, ending }: Behind,
): Ending | undefined {
  if (ending.offset >= source.size || ending.at === "limit") return undefined;
  const follows =
    ending.at === "stop" && looksLikePickle(readBytes(source, ending.offset, HEAD_BYTES));
  return follows ? readOne(source, reading, effort) : findNext(source, reading, effort);
}

/** The next pickle within reach that tells something; its events are told. */
function findNext(
  source: ByteSource,
  reading: PickleReading & { readonly start: number },
  effort: Effort,
): Ending | undefined {
  const window = readBytes(source, reading.start, SEARCH_BYTES);
  for (let at = 0; at < window.length; at += 1) {
    if (!canBegin(window, at) || !looksLikePickle(window.subarray(at, at + HEAD_BYTES))) continue;
    if (!mayReadAgain(effort)) return undefined;
    reading.tick?.();
    const start = reading.start + at;
    const found = tryOut({ ...reading, start }, start, (attempt) => run(source, attempt, effort));
    if (found !== undefined) return found;
  }
  return undefined;
}

const PROTO = 0x80;
const GLOBAL = 0x63;
const MARK = 0x28;

function canBegin(window: Uint8Array, at: number): boolean {
  const first = window[at];
  return first === GLOBAL || first === MARK || (first === PROTO && (window[at + 1] ?? 255) <= 5);
}
