/** Runs one unpickler from where its input stands to STOP or to what stops it. */
import { Malformed } from "../malformed.ts";
import { HANDLERS } from "./handlers.ts";
import { need, offsetOf } from "./input.ts";
import type { PickleInput } from "./input.ts";
import { PickleLimit } from "./limit.ts";
import { createMachine } from "./machine.ts";
import type { Machine, MachineOptions } from "./machine.ts";
import type { Ending } from "./trace.ts";

const OPS_PER_TICK = 1024;

export interface Run {
  readonly ending: Ending;
  /** Where an argument crossed the end of a frame, so that loaders differ; -1 for nowhere. */
  readonly straddledAt: number;
  /** Where bytes were left to the loading program, so that loaders differ; -1 for nowhere. */
  readonly jumpedAt: number;
}

export function runPickle(options: Omit<MachineOptions, "readNested">): Run {
  const machine = createMachine({ ...options, readNested });
  const ending = runToEnd(machine);
  const { straddledAt, unendedAt } = options.input;
  // Told whatever the limits are: they are two.
  const { emit } = options;
  if (straddledAt >= 0) emit({ kind: "anomaly", anomaly: "frame-straddled", offset: straddledAt });
  if (unendedAt >= 0) emit({ kind: "anomaly", anomaly: "line-unended", offset: unendedAt });
  return { ending, straddledAt, jumpedAt: machine.jumpedAt };
}

/** Returns where the pickle inside ended. Throws what ended it early. */
function readNested(outer: Machine): number {
  const memoMax = outer.limits.memoMax - outer.memo.count;
  const inner = createMachine({ ...outer.options, limits: { ...outer.limits, memoMax } });
  inner.depth = outer.depth + 1;
  inner.events = outer.events;
  inner.ops = outer.ops;
  execute(inner, inner.input);
  outer.events = inner.events;
  outer.ops = inner.ops;
  return offsetOf(inner.input);
}

function runToEnd(machine: Machine): Ending {
  try {
    execute(machine, machine.input);
    return endingOf(machine, "stop", "stop");
  } catch (error) {
    if (error instanceof PickleLimit) return endingOf(machine, "limit", error.message);
    if (!(error instanceof Malformed)) throw error;
    const at = error.reason === "truncated" ? "truncated" : "malformed";
    return endingOf(machine, at, error.reason);
  }
}

function endingOf(machine: Machine, at: Ending["at"], reason: string): Ending {
  const isStop = at === "stop";
  return {
    at,
    reason,
    offset: isStop ? offsetOf(machine.input) : machine.offset,
    start: machine.start,
    ops: machine.ops,
    protocol: machine.protocolMax,
    result: isStop ? machine.stack.at(-1) : undefined,
    degraded: [...machine.store.degraded],
  };
}

function execute(machine: Machine, input: PickleInput): void {
  const { opsMax } = machine.limits;
  let { ops } = machine;
  let lookAt = ops;
  do {
    if (ops >= lookAt) {
      machine.tick();
      if (ops >= opsMax) throw new PickleLimit("ops");
      lookAt = Math.min(ops + OPS_PER_TICK, opsMax);
    }
    machine.offset = input.base + input.pos;
    if (input.pos >= input.end) {
      need(input, 1);
      machine.offset = input.base + input.pos;
    }
    input.opcodeAt = machine.offset;
    const code = input.buffer[input.pos] ?? 0;
    input.pos += 1;
    HANDLERS[code]?.(machine, input);
    ops += 1;
    machine.ops = ops;
  } while (!machine.isStopped);
}
