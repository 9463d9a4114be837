import { readBytes, slice } from "../byte-source.ts";
import type { Extent, Scan } from "../format.ts";
import { firstWithin, has, outlineIn } from "../formats/protobuf/outline.ts";
import { textsOf } from "../formats/protobuf/schema.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import { readGraphNode } from "../formats/tensorflow/node.ts";
import type { AttributeText, GraphNode } from "../formats/tensorflow/node.ts";
import { LimitReached } from "../limits.ts";
import { computesText, operatorRule, passesText } from "../policy/tensorflow-operators.ts";
import type { OperatorEffect, OperatorRule } from "../policy/tensorflow-operators.ts";
import { traceTexts } from "./graph-trace.ts";
import type { Caller, Trace, TraceScope } from "./graph-trace.ts";
import { isSensitivePath, pathProblem } from "./outside-path.ts";

const KEPT_NODES_MAX = 500_000;
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
  kept: number;
}

export function createGraphCheck(scan: Scan, wire: Wire): GraphCheck {
  const collected: Collected = { scan, wire, openings: [], callers: new Map(), kept: 0 };
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
    },
  };
}

function addScope({ extent, kind }: ScopePlace, collected: Collected): void {
  const { wire } = collected;
  const scope: TraceScope = { ...readSignature(kind, extent, wire), passing: new Map() };
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

function addNode(node: GraphNode, scope: TraceScope, collected: Collected): void {
  const { openings, callers, scan } = collected;
  const rule = operatorRule(node.op);
  checkAttributes(node, collected);
  const isPassing = passesText(node.op) || computesText(node.op);
  const isOpening = rule !== undefined && !PLAIN.has(rule.effect);
  if (isPassing || isOpening || node.calls.length > 0) collected.kept += 1;
  if (collected.kept > KEPT_NODES_MAX) throw new LimitReached("size", KEPT_NODES_MAX);
  if (isPassing) scope.passing.set(node.name, node);
  for (const called of node.calls) {
    const known = callers.get(called);
    if (known === undefined) callers.set(called, [{ node, scope }]);
    else known.push({ node, scope });
  }
  if (rule === undefined) return;
  const { effect } = rule;
  if (isOpening) openings.push({ node, rule, scope });
  else if (effect !== "saver" && effect !== "table" && effect !== "cache") {
    EFFECT_REPORTS[effect](scan, node);
  }
}

function pathInputs({ inputs }: GraphNode, { paths }: OperatorRule): readonly string[] {
  return inputs.filter((_, index) => paths?.includes(index) ?? true);
}

export type ReportEffect = (scan: Scan, node: Pick<GraphNode, "op" | "name" | "offset">) => void;

/** Effects that need no look at what the node is given. */
export const EFFECT_REPORTS: Readonly<
  Record<Exclude<OperatorEffect, "saver" | "table" | "cache">, ReportEffect>
> = {
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

const PLAIN = new Set<OperatorEffect>(["python", "writes", "network", "native", "stops"]);

/** Operators that are harmless but for the file or address in one attribute. */
const TELLING_ATTRIBUTES = new Map<string, (text: string) => "writes" | "reads" | "network" | null>(
  [
    ["output_stream", (text) => (/^\s*file:/i.test(text) ? "writes" : null)],
    ["debug_urls", debugTarget],
    ["tfdbg_run_id", () => null],
    ["descriptor_source", (text) => (/^(?:$|local:|bytes:)/.test(text) ? null : "reads")],
    [
      "memory_region_name",
      (text) => (text === "" || text.startsWith("memmapped_package://") ? null : "reads"),
    ],
  ],
);

function debugTarget(text: string): "writes" | "network" | null {
  if (text === "") return null;
  return /^\s*(?:file:|\/)/i.test(text) ? "writes" : "network";
}

function checkAttributes(node: GraphNode, { scan, wire }: Collected): void {
  for (const { attribute, content } of node.texts) {
    const effect = TELLING_ATTRIBUTES.get(attribute)?.(wire.text(content)) ?? null;
    if (effect !== null) EFFECT_REPORTS[effect](scan, node);
    checkEmbedded({ attribute, content }, node.name, { scan, wire });
  }
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

function checkOpening({ node, rule }: Opening, traced: Trace, scan: Scan): void {
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
  } else if (rule.effect === "saver" && outside === undefined) checkSaver(node, traced, scan);
}

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

function checkSaver(node: GraphNode, traced: Trace, scan: Scan): void {
  if (traced.isComputed) EFFECT_REPORTS.writes(scan, node);
  else if (!traced.isOpen && !traced.texts.every(isSaverText)) EFFECT_REPORTS.pipeline(scan, node);
}

function isSaverText(text: string): boolean {
  return SAVER_NAME.test(text) || /^(?:\/part|part|\.part|s3:\/\/\.\*|\^s3:\/\/\.\*)$/.test(text);
}
