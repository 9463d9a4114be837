import type { Extent, Scan } from "../format.ts";
import { readGraphNode } from "../formats/tensorflow/node.ts";
import type { AttributeText, GraphNode } from "../formats/tensorflow/node.ts";
import { has, firstWithin, outlineIn } from "../formats/protobuf/outline.ts";
import type { Wire } from "../formats/protobuf/wire.ts";
import { readBytes, slice } from "../byte-source.ts";
import { LimitReached } from "../limits.ts";
import { computesText, operatorRule, passesText } from "../policy/tensorflow-operators.ts";
import type { OperatorEffect, OperatorRule } from "../policy/tensorflow-operators.ts";
import { isSensitivePath, pathProblem } from "./outside-path.ts";

const KEPT_NODES_MAX = 500_000;
const TRACED_NODES_MAX = 256;
const PATH_TEXTS_MAX = 64;
/** Shorter texts hold no file. */
const EMBEDDED_BYTES_MIN = 32;

interface Scope {
  readonly scan: Scan;
  readonly wire: Wire;
  /** Nodes that texts come from or go through, by name. */
  readonly passing: Map<string, GraphNode>;
  /** Nodes that name files. */
  readonly opening: (GraphNode & { readonly rule: OperatorRule })[];
}

/** Checks the nodes of one graph or function, whose names hold in it alone. */
export function checkScope(
  { extent, nodes }: { readonly extent: Extent; readonly nodes: number },
  { scan, wire }: { readonly scan: Scan; readonly wire: Wire },
): void {
  const scope: Scope = { scan, wire, passing: new Map(), opening: [] };
  for (const { number, type, content } of wire.fields(extent)) {
    if (number === nodes && type === "bytes") addNode(readGraphNode(wire, content), scope);
  }
  for (const node of scope.opening) checkOpening(node, scope);
}

/** Checks a node on its own, as TensorFlow Lite carries them along. */
export function checkGraphNode(
  node: GraphNode,
  { scan, wire }: { readonly scan: Scan; readonly wire: Wire },
): void {
  const scope: Scope = { scan, wire, passing: new Map(), opening: [] };
  addNode(node, scope);
  for (const opening of scope.opening) checkOpening(opening, scope);
}

function addNode(node: GraphNode, scope: Scope): void {
  const { passing, opening } = scope;
  if (passing.size + opening.length > KEPT_NODES_MAX) {
    throw new LimitReached("size", KEPT_NODES_MAX);
  }
  if (passesText(node.op) || computesText(node.op)) passing.set(node.name, node);
  checkAttributes(node, scope);
  const rule = operatorRule(node.op);
  if (rule === undefined) return;
  const { effect } = rule;
  if (!PLAIN.has(effect)) opening.push({ ...node, rule });
  else if (effect !== "saver" && effect !== "table" && effect !== "cache") {
    EFFECT_REPORTS[effect](scope.scan, node);
  }
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

function checkAttributes(node: GraphNode, { scan, wire }: Scope): void {
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
  { scan, wire }: Pick<Scope, "scan" | "wire">,
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

/** What the inputs of a node that names files come from. */
interface Trace {
  readonly texts: readonly string[];
  /** Some of it is given by whoever runs the graph. */
  readonly isOpen: boolean;
  readonly isComputed: boolean;
}

function trace(node: GraphNode & { readonly rule: OperatorRule }, scope: Scope): Trace {
  const { paths } = node.rule;
  const pending = node.inputs.filter((_, index) => paths?.includes(index) ?? true).toReversed();
  const seen = new Set<string>();
  const texts: string[] = [];
  let isOpen = false;
  let isComputed = false;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const name = next.split(":", 1)[0] ?? "";
    if (next.startsWith("^") || seen.has(name)) continue;
    seen.add(name);
    const from = scope.passing.get(name);
    if (from === undefined || seen.size > TRACED_NODES_MAX) isOpen = true;
    else {
      isComputed ||= computesText(from.op);
      for (const { attribute, content } of from.texts) {
        if (texts.length < PATH_TEXTS_MAX && isPathAttribute(attribute)) {
          texts.push(scope.wire.text(content));
        }
      }
      pending.push(...from.inputs.toReversed());
    }
  }
  return { texts: texts.filter((text) => text !== ""), isOpen, isComputed };
}

function isPathAttribute(attribute: string): boolean {
  return attribute === "value" || attribute === "template" || attribute === "rewrite";
}

function checkOpening(node: GraphNode & { readonly rule: OperatorRule }, scope: Scope): void {
  const { op, name, offset, rule } = node;
  const { scan } = scope;
  const traced = trace(node, scope);
  const outside = outsidePath(rule, traced.texts);
  if (outside !== undefined) {
    const why = pathProblem(outside) ?? "secret";
    scan.report("graph/outside-path", offset, { op, node: name, path: outside, why });
  }
  const isChosen = traced.texts.length > 0 || traced.isComputed || !traced.isOpen;
  if (rule.effect === "reads") {
    const what = isChosen ? "graph/reads-files" : "graph/file-pipeline";
    scan.report(what, offset, { op, node: name });
  } else if (rule.effect === "pipeline" || (rule.effect === "cache" && traced.texts.length > 0)) {
    scan.report("graph/file-pipeline", offset, { op, node: name });
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

function checkSaver({ op, name, offset }: GraphNode, traced: Trace, scan: Scan): void {
  if (traced.isComputed) scan.report("graph/writes-files", offset, { op, node: name });
  else if (!traced.isOpen && !traced.texts.every(isSaverText)) {
    scan.report("graph/file-pipeline", offset, { op, node: name });
  }
}

function isSaverText(text: string): boolean {
  return SAVER_NAME.test(text) || /^(?:\/part|part|\.part|s3:\/\/\.\*|\^s3:\/\/\.\*)$/.test(text);
}
