import type { JsonEntry, JsonNode, JsonString } from "../../../core/json.ts";
import type { Direction, Segment, Trust } from "../../../guard/segment.ts";
import { embeddedOf, isJson, textOf } from "./embedded-text.ts";
import { shadowOf } from "./shadow.ts";
import type { Shadow, StreamedCall, TextDelta, TextSlot } from "./wire.ts";

/**
 * The texts of one JSON body or event, gathered by visits. The rule of this file: every string is
 * inspected unless its position is known to be structural or media, and looks the part.
 */
export interface Harvest {
  readonly body: string;
  readonly direction: Direction;
  readonly slots: TextSlot[];
  readonly deltas: TextDelta[];
  /** Values that should be structure and may be more: only what is certain counts there. */
  readonly structure: TextSlot[];
  readonly shadows: Shadow[];
  readonly uninspected: Set<string>;
  /** Where growing texts stand: the name of their channel begins with it. */
  channel: string;
  readonly calls: StreamedCall[];
  /** Name of the tool whose call is being visited; null outside of calls. */
  tool: string | null;
}

/** Looks at one value; `trust` is that of the position, from the enclosing message or block. */
export type Visit = (harvest: Harvest, node: JsonNode, trust: Trust) => void;

export type Fields = Readonly<Record<string, Visit>>;

export function openHarvest(body: string, direction: Direction): Harvest {
  return {
    body,
    direction,
    slots: [],
    deltas: [],
    structure: [],
    shadows: [],
    uninspected: new Set(),
    channel: "",
    calls: [],
    tool: null,
  };
}

/** What ids, model names, enums and timestamps look like. No `@`: an address is never structure. */
const TOKEN = /^[\w.:/+=-]{0,256}$/;
/** Names that formats give things. An id, a number or a key has other letters or more digits. */
const WORD = /^(?:\d{0,4}[a-z_.:/+-]){0,64}\d{0,4}$/;
/** Base64 in either alphabet. */
const OPAQUE = /^[\w+/=-]*$/;
/** Shorter base64 is no image and no signature: it may be anything. */
const BLOB_LENGTH_MIN = 256;
/** A key that no table knows but that can only be a field name. */
const FIELD_NAME = /^[a-z][a-z_]{0,40}$/;

/** A string that people or models wrote. Anything but a string is inspected as it stands. */
export const text: Visit = (harvest, node, trust) => {
  if (node.kind === "string") addString(harvest, node, trust);
  else anything(harvest, node, trust);
};

/** A string whose text is JSON (tool arguments); some providers send the JSON itself. */
export const jsonText: Visit = (harvest, node, trust) => {
  if (node.kind !== "string") return json(harvest, node, trust);
  if (node.value !== "") harvest.slots.push(slot(harvest, node, { trust, syntax: "json" }));
};

/** Free-form JSON: one slot, however it is built. */
export const json: Visit = (harvest, node, trust) => {
  if (node.kind === "string") return addString(harvest, node, trust);
  if (node.kind === "object" && node.entries.length === 0) return;
  if (node.kind === "array" && node.items.length === 0) return;
  if (node.kind !== "object" && node.kind !== "array") return;
  const token = { start: node.start, end: node.end };
  const raw = harvest.body.slice(node.start, node.end);
  const segment = { text: raw, trust, direction: harvest.direction, syntax: "json" } as const;
  harvest.slots.push({ segment, token, encoding: "raw", ...inCall(harvest) });
};

/** A position no table knows: never more trusted than the user. */
export const anything: Visit = (harvest, node, trust) => {
  json(harvest, node, trust === "system" ? "user" : trust);
};

/** Ids, names of models, enums: structure while they look like it, texts when they do not. */
export const token: Visit = (harvest, node, trust) => {
  if (node.kind === "string" && TOKEN.test(node.value)) return addStructure(harvest, node);
  if (node.kind === "array") return each(token)(harvest, node, trust);
  anything(harvest, node, trust);
};

/** Signatures, ciphertext and other base64 that only a machine reads. */
export const opaque: Visit = (harvest, node, trust) => {
  if (node.kind !== "string" || !OPAQUE.test(node.value)) return anything(harvest, node, trust);
  if (node.value.length < BLOB_LENGTH_MIN) addStructure(harvest, node);
};

/** Read and checked elsewhere, never inspected: the model name. */
export const checked: Visit = () => undefined;

/** Credentials that the client means for the provider (remote tools): editing would break them. */
export const credential: Visit = (harvest) => {
  harvest.uninspected.add("credential");
};

/** Counters and weights: numbers under any key are no text. */
export const numbers: Visit = (harvest, node, trust) => {
  if (node.kind === "object") {
    for (const entry of node.entries) {
      if (!TOKEN.test(entry.key)) inspectKey(harvest, entry, trust);
      numbers(harvest, entry.value, trust);
    }
  } else if (node.kind === "array") {
    for (const item of node.items) numbers(harvest, item, trust);
  } else token(harvest, node, trust);
};

/** Log probabilities and token lists: they spell a text that is inspected elsewhere. */
export const shadow: Visit = (harvest, node) => {
  if (node.kind === "object" || (node.kind === "array" && node.items.length > 0)) {
    harvest.shadows.push(shadowOf(node));
  }
};

/**
 * Base64 or URL of an image, a sound, a file. A URL that leads elsewhere is inspected as text, and
 * so is a file that is text.
 */
export function media(kind: string): Visit {
  return (harvest, node, trust) => {
    if (node.kind !== "string") return anything(harvest, node, trust);
    if (node.value === "") return;
    const embedded = embeddedOf(node.value);
    const read = embedded === null ? null : textOf(embedded);
    if (embedded !== null && read !== null) {
      const { head } = embedded;
      const kept = { trust, syntax: syntaxOf(read, trust) };
      const own = slot(harvest, { ...node, value: read }, kept);
      harvest.slots.push({ ...own, encoding: "base64", head });
      return;
    }
    harvest.uninspected.add(kind);
    if (embedded === null) addString(harvest, node, trust);
    else if (node.value.length < BLOB_LENGTH_MIN) addStructure(harvest, node);
  };
}

/** The id of something stored elsewhere that no guard reads. */
export function reference(kind: string): Visit {
  return (harvest, node, trust) => {
    if (node.kind === "string") harvest.uninspected.add(kind);
    token(harvest, node, trust);
  };
}

/** Items of an array, or the value itself where there is no array. */
export function each(visit: Visit): Visit {
  return (harvest, node, trust) => {
    if (node.kind !== "array") return visit(harvest, node, trust);
    for (const item of node.items) visit(harvest, item, trust);
  };
}

/** One visit for a string, another for everything else. */
export function stringOr(string: Visit, other: Visit): Visit {
  return (harvest, node, trust) => (node.kind === "string" ? string : other)(harvest, node, trust);
}

/** Object by its fields; keys the table does not know are inspected together with their values. */
export function shape(fields: Fields): Visit {
  const visits = new Map(Object.entries(fields));
  return (harvest, node, trust) => {
    if (node.kind !== "object") return text(harvest, node, trust);
    for (const entry of node.entries) {
      const visit = visits.get(entry.key);
      if (visit) visit(harvest, entry.value, trust);
      else unknownField(harvest, entry, trust);
    }
  };
}

/** The call of a tool; `nameOf` says which, empty when nothing does. */
export function call(visit: Visit, nameOf: (node: JsonNode) => string | undefined): Visit {
  return (harvest, node, trust) => {
    const outer = harvest.tool;
    harvest.tool = nameOf(node) ?? "";
    if (harvest.channel !== "")
      harvest.calls.push({ channel: harvest.channel, tool: harvest.tool });
    visit(harvest, node, trust);
    harvest.tool = outer;
  };
}

/** The same visit with another trust. */
export function as(trust: Trust, visit: Visit): Visit {
  return (harvest, node) => visit(harvest, node, trust);
}

/**
 * A text that grows over the events of a stream under the harvest's channel. Where a string is
 * expected and structure comes, every string leaf grows on its own.
 */
export function growing(name: string, syntax: Segment["syntax"] = "text"): Visit {
  return (harvest, node, trust) => grow(harvest, node, { name, syntax, trust });
}

/** Fields of a growing object that no table knows grow as well: they may come in pieces. */
export function growingShape(fields: Fields): Visit {
  const visits = new Map(Object.entries(fields));
  return (harvest, node, trust) => {
    if (node.kind !== "object") return anything(harvest, node, trust);
    for (const entry of node.entries) {
      const visit = visits.get(entry.key);
      if (visit) {
        visit(harvest, entry.value, trust);
      } else {
        inspectKey(harvest, entry, trust);
        grow(harvest, entry.value, { name: entry.key, syntax: "text", trust });
      }
    }
  };
}

interface Growth {
  readonly name: string;
  readonly syntax: Segment["syntax"];
  readonly trust: Trust;
}

/** Keys whose values are structure wherever they stand in a growing value. */
const STRUCTURE = new Set(["type", "id", "index", "format", "role"]);

function grow(harvest: Harvest, node: JsonNode, growth: Growth): void {
  const { name, syntax, trust } = growth;
  if (node.kind === "string") {
    if (node.value === "") return;
    const channel = below(harvest.channel, name);
    const span = { start: node.start, end: node.end };
    harvest.deltas.push({ channel, syntax, token: span, text: node.value });
  } else if (node.kind === "array") {
    for (const [index, item] of node.items.entries()) {
      grow(harvest, item, { name: below(name, String(index)), syntax: "text", trust });
    }
  } else if (node.kind === "object") {
    for (const entry of node.entries) {
      inspectKey(harvest, entry, trust);
      if (STRUCTURE.has(entry.key)) token(harvest, entry.value, trust);
      else grow(harvest, entry.value, { name: below(name, entry.key), syntax: "text", trust });
    }
  }
}

function below(channel: string, name: string): string {
  return channel === "" || name === "" ? channel + name : `${channel}/${name}`;
}

function unknownField(harvest: Harvest, entry: JsonEntry, trust: Trust): void {
  inspectKey(harvest, entry, trust);
  anything(harvest, entry.value, trust);
}

function inspectKey(harvest: Harvest, entry: JsonEntry, trust: Trust): void {
  if (FIELD_NAME.test(entry.key)) return;
  const { key: value, keyStart: start, keyEnd: end } = entry;
  addString(harvest, { kind: "string", start, end, value }, trust === "system" ? "user" : trust);
}

function addString(harvest: Harvest, node: JsonString, trust: Trust): void {
  if (node.value === "") return;
  harvest.slots.push(slot(harvest, node, { trust, syntax: syntaxOf(node.value, trust) }));
}

/** Only what goes to the model: structure of answers is the provider's. */
function addStructure(harvest: Harvest, node: JsonString): void {
  if (harvest.direction === "output" || WORD.test(node.value)) return;
  harvest.structure.push(slot(harvest, node, { trust: "assistant", syntax: "text" }));
}

/** What tools say is often JSON; what people say to a model is a text to it, whatever it is. */
function syntaxOf(value: string, trust: Trust): Segment["syntax"] {
  const isData = trust === "tool" || trust === "document" || trust === "assistant";
  return isData && isJson(value) ? "json" : "text";
}

function slot(
  harvest: Harvest,
  node: JsonString,
  kind: Pick<Segment, "trust" | "syntax">,
): TextSlot {
  return {
    segment: {
      text: node.value,
      trust: kind.trust,
      direction: harvest.direction,
      syntax: kind.syntax,
    },
    token: { start: node.start, end: node.end },
    encoding: "string",
    ...inCall(harvest),
  };
}

function inCall({ tool }: Harvest): Pick<TextSlot, "tool"> {
  return tool === null ? {} : { tool };
}
