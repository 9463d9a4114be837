import type { ByteSource } from "../byte-source.ts";
import type { Format, Head, Scan } from "../format.ts";
import { LimitReached } from "../limits.ts";
import { Malformed } from "../formats/malformed.ts";
import { asSingleBytes, keepsMarkup } from "../formats/xml/encoding.ts";
import { unescaped, xmlEvents } from "../formats/xml/xml.ts";
import type { Attributes, XmlEvent } from "../formats/xml/xml.ts";
import { looksHostile, looksLikeCode } from "./code-text.ts";
import { pathProblem } from "./outside-path.ts";

type XmlKind = "pmml" | "openvino" | "xml";
type Opening = Extract<XmlEvent, { kind: "open" }>;

/** Markup before the root element that is looked at to find it. */
const PROLOG_EVENTS_MAX = 200;

export const pmml = xmlFormat("pmml", "PMML");
export const openvino = xmlFormat("openvino", "OpenVINO");
export const xml = xmlFormat("xml", "XML");

function xmlFormat(id: XmlKind, title: string): Format {
  return {
    id,
    title,
    active: false,
    claim: (head) => {
      if (kindOf(head) !== id) return "none";
      return id === "xml" ? "plausible" : "certain";
    },
    inspect: (scan) => inspect(id, scan),
  };
}

const BEGIN = /^(?:\u00EF\u00BB\u00BF)?\s*<(?:\?xml\b|!--|!DOCTYPE\b|[A-Za-z_])/i;
const PAGE = /^(?:\u00EF\u00BB\u00BF)?\s*<(?:!DOCTYPE\s+html|html)\b/i;
const SAMPLE_BYTES = 512;

function kindOf({ source }: Pick<Head, "source">): XmlKind | null {
  const text = asSingleBytes(source);
  const start = new Uint8Array(SAMPLE_BYTES);
  const begin = Buffer.from(start.subarray(0, text.readInto(start, 0))).toString("latin1");
  if (!BEGIN.test(begin) || PAGE.test(begin)) return null;
  const root = rootOf(text);
  if (root === null) return begin.includes("<?xml") || begin.includes("<!DOCTYPE") ? "xml" : null;
  const name = localName(root.name);
  if (name === "PMML") return "pmml";
  if (name === "CustomLayer" || (name === "net" && root.attributes.has("version")))
    return "openvino";
  // Other texts begin with a tag as well, such as pages and descriptions of models.
  return /^\S{0,3}\s*<[?!]/.test(begin) ? "xml" : null;
}

function rootOf(source: ByteSource): Opening | null {
  let count = 0;
  try {
    for (const event of xmlEvents(source)) {
      if (event.kind === "open") return event;
      count += 1;
      if (count > PROLOG_EVENTS_MAX) return null;
    }
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof LimitReached)) throw error;
  }
  return null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Where the reading of a file is. */
interface Place {
  readonly scan: Scan;
  readonly kind: XmlKind;
  /** How many elements around here may hold code or descriptions. */
  extensions: number;
}

function inspect(kind: XmlKind, scan: Scan): void {
  const place: Place = { scan, kind, extensions: 0 };
  for (const event of xmlEvents(asSingleBytes(scan.source))) {
    scan.tick();
    if (event.kind === "open") checkElement(event, place);
    else if (event.kind === "close") leave(event.name, place);
    else if (event.kind === "doctype") checkDoctype(event.text, event.offset, place);
    else if (event.kind === "instruction") checkInstruction(event, scan);
    else if (place.extensions > 0) {
      reportCode(unescaped(event.text), { name: "Extension", offset: event.offset }, scan);
    }
  }
  scan.recognize();
}

/** Elements whose text some readers run. */
const CODE_ELEMENT = /^(?:script|Extension)$/i;

function leave(name: string, place: Place): void {
  if (CODE_ELEMENT.test(localName(name))) place.extensions -= 1;
}

interface CodePlace {
  readonly name: string;
  readonly offset: number;
}

function reportCode(text: string, { name, offset }: CodePlace, scan: Scan): void {
  if (looksHostile(text)) scan.report("graph/hostile-code", offset, { name });
  else if (looksLikeCode(text)) scan.report("graph/code-in-text", offset, { name });
}

/** Classes with which objects made of XML start programs, evaluate code or fetch it. */
const DANGEROUS_CLASS = new RegExp(
  [
    String.raw`\bjava\.lang\.(?:Runtime|ProcessBuilder|reflect\b|ClassLoader)`,
    String.raw`\bjavax\.(?:script|naming)\.\w|\bjava\.net\.URLClassLoader`,
    String.raw`xml\.apache\.org/xalan/java|^java:java\.|^xalan://|JdbcRowSetImpl|TemplatesImpl`,
    String.raw`\bSystem\.Diagnostics\.Process\b|ObjectDataProvider|urn:schemas-microsoft-com:xslt`,
    String.raw`\b(?:bsh\.Interpreter|groovy\.lang\.\w+|org\.mozilla\.javascript)\b`,
  ].join("|"),
);

function checkClasses({ name, attributes, offset }: Opening, scan: Scan): void {
  for (const text of [name, ...attributes.values()]) {
    const target = DANGEROUS_CLASS.exec(text)?.[0];
    if (target !== undefined) scan.report("xml/dangerous-class", offset, { element: name, target });
  }
}

function checkElement(event: Opening, place: Place): void {
  const { name, attributes, offset } = event;
  const local = localName(name);
  checkClasses(event, place.scan);
  if (CODE_ELEMENT.test(local)) place.extensions += 1;
  if (local.toLowerCase() === "script") {
    place.scan.report("graph/code-in-text", offset, { name });
  }
  if (local === "include" && isInclude(name, attributes)) {
    const target = attributes.get("href") ?? "";
    const why = pathProblem(target);
    const rule =
      why === null || why === "hidden" ? "xml/external-reference" : "xml/includes-outside";
    place.scan.report(rule, offset, { element: name, target });
  }
  if (place.kind === "pmml") checkPmml(event, place.scan);
  if (place.kind === "openvino") checkOpenvino(event, place.scan);
}

function isInclude(name: string, attributes: Attributes): boolean {
  return name.startsWith("xi:") || [...attributes.values()].some((value) => /XInclude/.test(value));
}

/** Documents by these makers define markup, not models. */
const KNOWN_TYPES = new RegExp(
  String.raw`^https?://(?:[\w-]+\.)*(?:w3\.org|apple\.com|dmg\.org|musicxml\.org|oasis-open\.org|` +
    String.raw`docbook\.org|freedesktop\.org|nlm\.nih\.gov|nitrc\.org|us-vo\.org|ivoa\.net|` +
    String.raw`gnome\.org|java\.sun\.com|hibernate\.org|mybatis\.org|springframework\.org|` +
    String.raw`eclipse\.org|checkstyle\.org)/`,
  "i",
);
const OUTSIDE = /\b(?:SYSTEM|PUBLIC)\s+(["'])(.*?)\1(?:\s+(["'])(.*?)\3)?/is;
/** Entities that come from elsewhere, and those that the definition itself is made with. */
const REACHING_ENTITY = /<!ENTITY\s+(?:%|[^\s"'>]{1,200}\s+(?:SYSTEM|PUBLIC)\b)/i;

/** Whether entities lead outside, be it by a definition that nobody knows. */
function fetchesEntities(text: string, target: string): boolean {
  if (!/<!ENTITY/i.test(text)) return false;
  return !KNOWN_TYPES.test(target) || REACHING_ENTITY.test(text);
}

function checkDoctype(text: string, offset: number, { scan, kind }: Place): void {
  const outside = OUTSIDE.exec(text);
  const target = outside?.[4] ?? outside?.[2] ?? "";
  if (isBomb(text)) scan.report("xml/entity-bomb", offset);
  const reach = outside === null ? "near" : reachOf(target);
  if (
    reach === "system" ||
    (outside !== null && fetchesEntities(text, target)) ||
    (reach === "net" && kind !== "xml")
  ) {
    scan.report("xml/external-entity", offset, { target });
  } else if (reach === "net") {
    scan.report("xml/external-reference", offset, { element: "DOCTYPE", target });
  } else if (/<!ENTITY/i.test(text) || kind !== "xml") scan.report("xml/entities", offset);
}

/** Where programs of Windows had the definition when they wrote the document. */
const LOCAL_TYPE = /^\/{0,3}[a-z]:[/\\][^:]*\.dtd$/i;

/** Where the definition of a document's type lies: many documents name one beside them. */
function reachOf(target: string): "near" | "net" | "system" {
  if (KNOWN_TYPES.test(target) || LOCAL_TYPE.test(target) || /^urn:/i.test(target)) return "near";
  if (/^(?:https?|ftp):/i.test(target)) return "net";
  const why = pathProblem(target);
  return why === null || why === "hidden" ? "near" : "system";
}

/** Entities that repeat another one, or are long enough to be repeated. */
const MULTIPLIED = /<!ENTITY\s+[^\s"']{1,200}\s+["'][^"'&]*(?:&[^\s;"']{1,200};[^"'&]*){4}/i;
const LONG_ENTITY = /<!ENTITY\s+[^\s"']{1,200}\s+["'][^"']{4000}/i;

const ENTITIES_MAX = 200;

function isBomb(text: string): boolean {
  if (text.split("<!ENTITY", ENTITIES_MAX + 1).length > ENTITIES_MAX) return true;
  return MULTIPLIED.test(text) || LONG_ENTITY.test(text);
}

type Instruction = Extract<XmlEvent, { kind: "instruction" }>;

function checkInstruction({ name, text, offset }: Instruction, scan: Scan): void {
  if (name === "xml") {
    const encoding = /\bencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? "utf-8";
    if (!keepsMarkup(encoding)) scan.report("xml/odd-encoding", offset, { encoding });
  } else if (name === "xml-stylesheet") {
    const target = /\bhref\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? "";
    if (!target.startsWith("#")) {
      scan.report("xml/external-reference", offset, { element: name, target });
    }
  }
}

/** Functions that the standard defines have no dots in their names; classes of Java have. */
const JAVA_CLASS = /^[a-z_]\w*(?:\.\w+)+$/i;

function checkPmml({ name, attributes, offset }: Opening, scan: Scan): void {
  const local = localName(name);
  const operator = attributes.get("function") ?? "";
  if (local === "Apply" && JAVA_CLASS.test(operator)) {
    scan.report("graph/unknown-operator", offset, { op: operator, domain: "Java" });
  }
  if (local === "Application") {
    const value = attributes.get("version") ?? "";
    scan.note({ kind: "producer", name: attributes.get("name") ?? "", value });
  }
  const licence = attributes.get("copyright");
  if (local === "Header" && licence !== undefined) {
    scan.note({ kind: "licence", name: "copyright", value: licence });
  }
  checkReferences({ name, attributes }, offset, scan);
  if (local !== "Extension") return;
  for (const value of attributes.values()) reportCode(value, { name, offset }, scan);
}

/** Makers of the standard and of the markup, whose schemas are named for people to read. */
const STANDARD_ADDRESS = /^https?:\/\/(?:www\.)?(?:dmg\.org|w3\.org|jpmml\.org|xmlsoap\.org)\//i;
const REFERENCE = /^(?:\w+:)?(?:source|href|src|uri|url|location|schemaLocation)$/i;
const ADDRESS = /^(?:https?|ftp|file|jar|gopher):/i;

function checkReferences(
  { name, attributes }: Pick<Opening, "name" | "attributes">,
  offset: number,
  scan: Scan,
): void {
  for (const [key, value] of attributes) {
    const isNamed = REFERENCE.test(key) || (localName(name) === "Extension" && key === "value");
    for (const target of isNamed ? value.split(/\s+/) : []) {
      if (!ADDRESS.test(target) || STANDARD_ADDRESS.test(target)) continue;
      scan.report("xml/external-reference", offset, { element: name, target });
    }
  }
}

const KNOWN_OPSETS =
  /^(?:opset\d+|experimental|ie_internal_opset|type_relaxed_opset|gpu_opset|cpu_plugin_opset|util)$/;
const LIBRARY = /\.(?:so(?:\.\d+)*|dll|dylib|py)$/i;
const EXTENT_MAX = 2 ** 50;
/** Attributes that name files. Names of layers are not looked at: exporters put slashes in them. */
const FILE_ATTRIBUTE =
  /^(?:path|file|filename|file_?path|location|library|implementation|lib|plugin|weights\w*|bin|uri|url)$/i;

function checkOpenvino(event: Opening, scan: Scan): void {
  const name = localName(event.name).toLowerCase();
  const { attributes, offset } = event;
  if (name === "layer") checkLayer(attributes, offset, scan);
  if (name === "data") checkExtent(attributes, offset, scan);
  if (name === "source")
    checkFile(attributes.get("filename") ?? "", { op: "kernel", offset }, scan);
  if (name === "customlayer") {
    scan.report("graph/native-code", offset, { op: name, node: attributes.get("name") ?? "" });
  }
  for (const [key, value] of name === "data" || name === "layer" ? attributes : []) {
    if (FILE_ATTRIBUTE.test(key)) checkFile(value, { op: name, offset }, scan);
    if (LIBRARY.test(value)) scan.report("graph/native-code", offset, { op: name, node: value });
  }
}

interface FilePlace {
  readonly op: string;
  readonly offset: number;
}

function checkFile(path: string, { op, offset }: FilePlace, scan: Scan): void {
  const why = pathProblem(path);
  if (path === "" || why === null || why === "hidden") return;
  scan.report("graph/outside-path", offset, { op, node: `byte ${offset}`, path, why });
}

function checkLayer(attributes: Attributes, offset: number, scan: Scan): void {
  const domain = attributes.get("version");
  const op = attributes.get("type") ?? "";
  const name = attributes.get("name") ?? "";
  if (/^python(?:op|layer)?$/i.test(op))
    scan.report("graph/runs-python", offset, { op, node: name });
  if (domain === undefined || KNOWN_OPSETS.test(domain)) return;
  scan.note({ kind: "import", name: `${domain}::${op}`, value: "operator" });
  scan.report("graph/unknown-operator", offset, { op, domain });
}

/** Constants lie at places of the file of weights. */
function checkExtent(attributes: Attributes, offset: number, scan: Scan): void {
  for (const key of ["offset", "size"]) {
    const value = attributes.get(key);
    if (value === undefined || !/^-?\d+$/.test(value)) continue;
    if (Number(value) >= 0 && Number(value) <= EXTENT_MAX) continue;
    scan.report("graph/impossible-extent", offset, { op: "data", node: `byte ${offset}`, key });
  }
}
