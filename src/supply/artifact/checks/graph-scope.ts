import { readBytes, slice } from "../byte-source.ts";
import type { Extent, Scan } from "../format.ts";
import { firstWithin, has, outlineIn } from "../formats/protobuf/outline.ts";
import { textsOf } from "../formats/protobuf/schema.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import { readGraphNode } from "../formats/tensorflow/node.ts";
import type { AttributeText, GraphNode } from "../formats/tensorflow/node.ts";
import { LimitReached } from "../limits.ts";
import {
  computesText,
  isKnownOperator,
  operatorRule,
  passesText,
} from "../policy/tensorflow-operators.ts";
import type { OperatorEffect, OperatorRule } from "../policy/tensorflow-operators.ts";
import { looksHostile } from "./code-text.ts";
import { traceTexts } from "./graph-trace.ts";
import type { Caller, Trace, TraceScope } from "./graph-trace.ts";
import { isSensitivePath, pathProblem } from "./outside-path.ts";

const KEPT_NODES_MAX = 500_000;
const UNKNOWN_MAX = 10_000;
/** Shorter texts hold no file. */
const EMBEDDED_BYTES_MIN = 32;

interface Opening {
  readonly node: GraphNode;
  readonly rule: OperatorRule;
  readonly scope: TraceScope;
}

/** Looks at the nodes of all graphs and functions of a file, and then at what they are given. */
export interface GraphCheck {
  /** The nodes of one graph or function, whose names hold in it alone. */
  addScope(place: ScopePlace): void;
  addNode(node: GraphNode): void;
  /** Judges the files that nodes name, wherever the names come from. */
  finish(): void;
}

export interface ScopePlace {
  readonly extent: Extent;
  readonly kind: "graph" | "function";
}

interface Collected {
  readonly scan: Scan;
  readonly wire: Wire;
  readonly openings: Opening[];
  readonly callers: Map<string, Caller[]>;
  /** Nodes whose operators TensorFlow does not have, by operator. */
  readonly unknown: Map<string, GraphNode>;
  /** Names of functions of the file, which nodes may have for an operator. */
  readonly functions: Set<string>;
  kept: number;
}

export function createGraphCheck(scan: Scan, wire: Wire): GraphCheck {
  const collected: Collected = {
    scan,
    wire,
    openings: [],
    callers: new Map(),
    unknown: new Map(),
    functions: new Set(),
    kept: 0,
  };
  return {
    addScope: (place) => addScope(place, collected),
    addNode: (node) => addNode(node, { name: "", inputs: [], passing: new Map() }, collected),
    finish() {
      for (const opening of collected.openings) {
        const { node, rule, scope } = opening;
        const from = { scope, inputs: pathInputs(node, rule) };
        const { callers } = collected;
        checkOpening(opening, traceTexts(from, { wire, callers, tick: () => scan.tick() }), scan);
      }
      for (const [op, { name, offset }] of collected.unknown) {
        if (collected.functions.has(op)) continue;
        scan.report("graph/no-such-operator", offset, { framework: "TensorFlow", op, node: name });
      }
    },
  };
}

function addScope({ extent, kind }: ScopePlace, collected: Collected): void {
  const { wire } = collected;
  const scope: TraceScope = { ...readSignature(kind, extent, wire), passing: new Map() };
  if (kind === "function") {
    collected.functions.add(scope.name);
    keep(collected);
  }
  const nodes = kind === "graph" ? 1 : 3;
  for (const { number, type, content } of wire.fields(extent)) {
    if (number !== nodes || type !== "bytes") continue;
    addNode(readGraphNode(wire, content), scope, collected);
  }
}

/** The name of a function and those of its arguments. */
function readSignature(
  kind: ScopePlace["kind"],
  extent: Extent,
  wire: Wire,
): Pick<TraceScope, "name" | "inputs"> {
  const inputs: string[] = [];
  let name = "";
  for (const field of kind === "function" ? wire.fields(extent) : []) {
    if (field.number !== 1 || field.type !== "bytes") continue;
    for (const part of wire.fields(field.content)) {
      if (part.type !== "bytes") continue;
      if (part.number === 1) name = wire.text(part.content);
      if (part.number === 2) inputs.push(textsOf(wire, part.content, [1])[0] ?? "");
    }
  }
  return { name, inputs };
}

function keep(collected: Collected): void {
  collected.kept += 1;
  if (collected.kept > KEPT_NODES_MAX) throw new LimitReached("size", KEPT_NODES_MAX);
}

function addNode(node: GraphNode, scope: TraceScope, collected: Collected): void {
  const { openings, callers, scan } = collected;
  const rule = checkAttributes(node, collected) ? undefined : ruleOf(node, collected);
  const isPassing = passesText(node.op) || computesText(node.op);
  const isOpening = rule !== undefined && !PLAIN.has(rule.effect);
  if (isPassing || isOpening || node.calls.length > 0) keep(collected);
  if (isPassing) scope.passing.set(node.name, node);
  for (const called of node.calls) {
    const known = callers.get(called);
    if (known === undefined) callers.set(called, [{ node, scope }]);
    else known.push({ node, scope });
  }
  if (rule === undefined) addUnknown(node, collected);
  else if (isOpening) openings.push({ node, rule, scope });
  else reportPlain(rule.effect, node, scan);
}

function addUnknown(node: GraphNode, { unknown }: Collected): void {
  const isNew = unknown.size < UNKNOWN_MAX && !unknown.has(node.op);
  if (isNew && node.op !== "" && !isKnownOperator(node.op)) unknown.set(node.op, node);
}

function reportPlain(effect: OperatorEffect, node: GraphNode, scan: Scan): void {
  if (effect !== "saver" && effect !== "deleter" && effect !== "table" && effect !== "cache") {
    EFFECT_REPORTS[effect](scan, node);
  }
}

function ruleOf(node: GraphNode, { wire }: Pick<Collected, "wire">): OperatorRule | undefined {
  const rule = operatorRule(node.op);
  if (rule?.unless === undefined) return rule;
  const [named, begin] = rule.unless;
  const isOrdinary = node.texts.some(({ attribute, content }) => {
    return attribute === named && wire.text(content).startsWith(begin);
  });
  return isOrdinary ? undefined : rule;
}

function pathInputs({ inputs }: GraphNode, { paths }: OperatorRule): readonly string[] {
  return inputs.filter((_, index) => paths?.includes(index) ?? true);
}

export type ReportEffect = (scan: Scan, node: Pick<GraphNode, "op" | "name" | "offset">) => void;

/** Effects that need no look at what the node is given. */
export const EFFECT_REPORTS: Readonly<
  Record<Exclude<OperatorEffect, "saver" | "deleter" | "table" | "cache">, ReportEffect>
> = {
  programs: (scan, { op, name, offset }) => {
    scan.report("graph/runs-programs", offset, { op, node: name });
  },
  training: (scan, { op, name, offset }) => {
    scan.report("graph/training-part", offset, { op, node: name });
  },
  python: (scan, { op, name, offset }) => {
    scan.report("graph/runs-python", offset, { op, node: name });
  },
  writes: (scan, { op, name, offset }) => {
    scan.report("graph/writes-files", offset, { op, node: name });
  },
  network: (scan, { op, name, offset }) => {
    scan.report("graph/network", offset, { op, node: name });
  },
  native: (scan, { op, name, offset }) => {
    scan.report("graph/native-code", offset, { op, node: name });
  },
  stops: (scan, { op, name, offset }) => {
    scan.report("graph/denial-of-service", offset, { op, node: name });
  },
  reads: (scan, { op, name, offset }) => {
    scan.report("graph/reads-files", offset, { op, node: name });
  },
  pipeline: (scan, { op, name, offset }) => {
    scan.report("graph/file-pipeline", offset, { op, node: name });
  },
};

const PLAIN = new Set<OperatorEffect>([
  "python",
  "programs",
  "training",
  "writes",
  "network",
  "native",
  "stops",
] as const);

/** Modules of XLA that call back into the Python that made them. */
const PYTHON_CALLBACK = /xla(?:_ffi)?_python_(?:cpu|gpu)_callback/;

type AttributeEffect = "writes" | "reads" | "network" | "python";

/** Operators that are harmless but for the file or address in one attribute. */
const TELLING_ATTRIBUTES = new Map<string, (text: string) => AttributeEffect | null>([
  ["module", (text) => (PYTHON_CALLBACK.test(text) ? "python" : null)],
  ["output_stream", (text) => (/^\s*file:/i.test(text) ? "writes" : null)],
  ["debug_urls", debugTarget],
  ["tfdbg_run_id", () => null],
  ["descriptor_source", (text) => (/^(?:$|local:|bytes:)/.test(text) ? null : "reads")],
  [
    "memory_region_name",
    (text) => (text === "" || text.startsWith("memmapped_package://") ? null : "reads"),
  ],
]);

function debugTarget(text: string): "writes" | "network" | null {
  if (text === "") return null;
  return /^\s*(?:file:|\/)/i.test(text) ? "writes" : "network";
}

/** Whether they have told what the operator does. */
function checkAttributes(node: GraphNode, { scan, wire }: Collected): boolean {
  let isTold = false;
  for (const { attribute, content } of node.texts) {
    const effect = TELLING_ATTRIBUTES.get(attribute)?.(wire.text(content)) ?? null;
    if (effect !== null) EFFECT_REPORTS[effect](scan, node);
    isTold ||= effect !== null;
    if (holdsCode(content, wire)) {
      scan.report("graph/code-in-text", node.offset, { name: `${node.name}.${attribute}` });
    }
    checkEmbedded({ attribute, content }, node.name, { scan, wire });
  }
  return isTold;
}

const CODE_BYTES_MIN = 12;
const CODE_BYTES_MAX = 65_536;
const PARENTHESIS = 0x28;

/** Words of vocabularies are shorter. */
function holdsCode(content: Extent, wire: Wire): boolean {
  const { offset, length } = content;
  if (length < CODE_BYTES_MIN || length > CODE_BYTES_MAX) return false;
  const bytes = readBytes(wire.source, offset, length);
  return bytes.includes(PARENTHESIS) && looksHostile(Buffer.from(bytes).toString("latin1"));
}

/** Graphs and other files that a node carries as a text. */
function checkEmbedded(
  { attribute, content }: AttributeText,
  node: string,
  { scan, wire }: Pick<Collected, "scan" | "wire">,
): void {
  if (content.length < EMBEDDED_BYTES_MIN) return;
  const [first = 0] = readBytes(wire.source, content.offset, 1);
  // A line feed begins graphs as well as texts.
  if (first === 0x0a ? !looksLikeGraph(wire, content) : first >= 0x20 && first < 0x7f) return;
  scan.member(`${node}.${attribute}`, slice(wire.source, content.offset, content.length));
}

function looksLikeGraph({ source }: Wire, content: Extent): boolean {
  const outline = outlineIn(source, [content]);
  return has(firstWithin(outline, 1), 1, "bytes");
}

function checkOpening({ node, rule }: Omit<Opening, "scope">, traced: Trace, scan: Scan): void {
  const { op, name, offset } = node;
  const outside = outsidePath(rule, traced.texts);
  if (outside !== undefined) {
    const why = pathProblem(outside) ?? "secret";
    scan.report("graph/outside-path", offset, { op, node: name, path: outside, why });
  }
  const isChosen = traced.texts.length > 0 || traced.isComputed || !traced.isOpen;
  if (rule.effect === "reads") EFFECT_REPORTS[isChosen ? "reads" : "pipeline"](scan, node);
  else if (rule.effect === "pipeline" || (rule.effect === "cache" && traced.texts.length > 0)) {
    EFFECT_REPORTS.pipeline(scan, node);
  } else if (rule.effect === "table" && node.inputs.length === 0) {
    EFFECT_REPORTS.pipeline(scan, node);
  } else if (SAVERS.has(rule.effect) && outside === undefined) {
    checkSaver({ node, rule }, traced, scan);
  }
}

const SAVERS = new Set<OperatorEffect>(["saver", "deleter"]);

/** Joined as well as each: a path may be put together from parts that are harmless alone. */
function outsidePath(rule: OperatorRule, texts: readonly string[]): string | undefined {
  const candidates = [texts.join(""), ...texts];
  // Vocabularies are replaced by the assets of the model, whose old places remain in the graph.
  if (rule.effect === "table" || rule.effect === "pipeline" || rule.effect === "cache") {
    return candidates.find(isSensitivePath);
  }
  return candidates.find((text) => text !== "" && ![null, "hidden"].includes(pathProblem(text)));
}

/** Constants that savers write for the name that is given when they run. */
const SAVER_NAME = /^(?:model|checkpoint|save|ckpt)?(?:_temp(?:_[\da-f]+)?(?:\/part)?)?$/;

function checkSaver({ node, rule }: Omit<Opening, "scope">, traced: Trace, scan: Scan): void {
  const isOwn = node.inputs.length === 0 || !traced.texts.every(isSaverText);
  const writes = traced.isComputed || (rule.effect === "deleter" && isOwn && !traced.isOpen);
  if (writes) EFFECT_REPORTS.writes(scan, node);
  else if (!traced.isOpen && isOwn) EFFECT_REPORTS.pipeline(scan, node);
}

function isSaverText(text: string): boolean {
  return SAVER_NAME.test(text) || /^(?:\/part|part|\.part|s3:\/\/\.\*|\^s3:\/\/\.\*)$/.test(text);
}
