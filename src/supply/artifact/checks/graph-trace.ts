import type { Wire } from "../formats/protobuf/wire.ts";
import type { GraphNode } from "../formats/tensorflow/node.ts";
import { computesText } from "../policy/tensorflow-operators.ts";

/** A graph or function, as much of it as texts go through. */
export interface TraceScope {
  /** "" for a graph. */
  readonly name: string;
  /** Names of the arguments of a function. */
  readonly inputs: readonly string[];
  /** Nodes that texts come from or go through, by name. */
  readonly passing: Map<string, GraphNode>;
}

/** A node that calls a function, and where it stands. */
export interface Caller {
  readonly node: GraphNode;
  readonly scope: TraceScope;
}

/** What the inputs of a node come from. */
export interface Trace {
  readonly texts: readonly string[];
  /** Some of it is given by whoever runs the graph. */
  readonly isOpen: boolean;
  /** The texts do not show what it is. */
  readonly isComputed: boolean;
}

export interface TraceOptions {
  readonly wire: Wire;
  /** By the name of the function that is called. */
  readonly callers: ReadonlyMap<string, readonly Caller[]>;
  readonly tick: () => void;
}

interface Step {
  readonly scope: TraceScope;
  readonly input: string;
}

const STEPS_MAX = 1024;
const CALLERS_MAX = 64;
const TEXTS_MAX = 64;

/** Follows inputs back to constants, through functions to those who call them. */
export function traceTexts(
  { scope, inputs }: { readonly scope: TraceScope; readonly inputs: readonly string[] },
  { wire, callers, tick }: TraceOptions,
): Trace {
  const pending: Step[] = inputs.map((input) => ({ scope, input })).toReversed();
  const seen = new Map<TraceScope, Set<string>>();
  const texts: string[] = [];
  let isOpen = false;
  let isComputed = false;
  for (let steps = 0; pending.length > 0; steps += 1) {
    tick();
    const step = pending.pop();
    // Ordinary savers take a few steps: what goes on is meant to get lost.
    if (steps >= STEPS_MAX) isComputed = true;
    if (step === undefined || steps >= STEPS_MAX) break;
    if (step.input.startsWith("^") || !isNew(step, seen)) continue;
    const from = step.scope.passing.get(nameOf(step.input));
    if (from === undefined) {
      const outer = stepsOut(step, callers);
      if (outer.length === 0) isOpen = true;
      pending.push(...outer);
    } else {
      isComputed ||= computesText(from.op);
      texts.push(...textsOf(from, wire));
      pending.push(...from.inputs.map((input) => ({ scope: step.scope, input })).toReversed());
    }
  }
  return { texts: texts.filter((text) => text !== "").slice(0, TEXTS_MAX), isOpen, isComputed };
}

function nameOf(input: string): string {
  return input.split(":", 1)[0] ?? "";
}

function isNew({ scope, input }: Step, seen: Map<TraceScope, Set<string>>): boolean {
  const names = seen.get(scope) ?? new Set();
  seen.set(scope, names);
  const name = nameOf(input);
  if (names.has(name)) return false;
  names.add(name);
  return true;
}

const PATH_ATTRIBUTES: ReadonlySet<string> = new Set(["value", "template", "rewrite"]);

function textsOf({ texts }: GraphNode, wire: Wire): readonly string[] {
  const named = texts.filter(({ attribute }) => PATH_ATTRIBUTES.has(attribute));
  return named.slice(0, TEXTS_MAX).map(({ content }) => wire.text(content));
}

/** Operators whose first input decides what they call and is not handed on. */
const CHOOSING = /^(?:Stateless)?(?:If|Case)$/;
/** Operators that hand on all their inputs, in order. */
const CALLING = /^(?:Stateful|Stateless)?(?:PartitionedCall|While)$/;

/** Where an argument of a function comes from: the inputs of all nodes that call it. */
function stepsOut(
  { scope, input }: Step,
  callers: ReadonlyMap<string, readonly Caller[]>,
): readonly Step[] {
  const index = scope.inputs.indexOf(nameOf(input));
  if (index === -1) return [];
  return (callers.get(scope.name) ?? []).slice(0, CALLERS_MAX).flatMap((caller) => {
    return inputsFor(index, caller.node).map((outer) => ({ scope: caller.scope, input: outer }));
  });
}

function inputsFor(index: number, { op, inputs }: GraphNode): readonly string[] {
  if (CALLING.test(op)) return inputs.slice(index, index + 1);
  if (CHOOSING.test(op)) return inputs.slice(index + 1, index + 2);
  // Operators of data sets hand on what is in the sets.
  return inputs;
}
