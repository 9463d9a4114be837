import type { ScanVerdict } from "../../core/scan-verdict.ts";
import type { FileSignature, SignatureRecord } from "../../core/signature-record.ts";
import { printable } from "../artifact/finding.ts";
import type { Fact } from "../artifact/format.ts";
import { licenceId } from "./licence-ids.ts";

/** A scanned file as the bill of materials lists it. */
export interface BomArtifact {
  readonly path: string;
  /** Hexadecimal; null when it was not read to the end. */
  readonly sha256: string | null;
  /** Null when the file could not be opened. */
  readonly bytes: number | null;
  readonly formats: readonly string[];
  readonly verdict: ScanVerdict;
  /** Ids of the rules that found something that counts. */
  readonly rules: readonly string[];
  readonly facts: readonly Fact[];
  /** Left out where no signature was to be verified. */
  readonly signature?: BomSignature;
}

export interface BomSignature extends Omit<SignatureRecord, "status"> {
  readonly status: FileSignature;
}

export interface Bom {
  readonly tool: { readonly name: string; readonly version: string };
  readonly artifacts: readonly BomArtifact[];
  /** `urn:uuid:…`; without it and the time the same files give the same bytes. */
  readonly serialNumber?: string;
  readonly timestampMs?: number;
}

/** Formats of numbers and settings that are no model by themselves. */
const DATA = new Set(["npy", "npz", "json", "yaml", "xml", "rds", "notebook"]);
/** Formats that hold files of any kind. */
const CONTAINERS = new Set(
  "zip tar 7z gzip zlib bzip2 xz lzma lz4 zstd jinja python fingerprint".split(" "),
);

interface Property {
  readonly name: string;
  readonly value: string;
}

interface Component {
  readonly type: "machine-learning-model" | "data" | "file";
  readonly "bom-ref": string;
  readonly name: string;
  readonly hashes?: readonly { readonly alg: "SHA-256"; readonly content: string }[];
  readonly licenses?: readonly object[];
  readonly properties: readonly Property[];
}

/** CycloneDX 1.6 with a component for each file, and the packages that the pickles import from. */
export function renderCycloneDx({ tool, artifacts, serialNumber, timestampMs }: Bom): string {
  const references = uniqueReferences(artifacts);
  const components = artifacts.map((one, index) => component(one, references[index] ?? ""));
  const packages = new Map(artifacts.map((one) => [one, packagesOf(one)]));
  const names = [...new Set([...packages.values()].flat())].toSorted();
  const at = timestampMs === undefined ? {} : { timestamp: new Date(timestampMs).toISOString() };
  return JSON.stringify({
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    ...(serialNumber === undefined ? {} : { serialNumber }),
    version: 1,
    metadata: { ...at, tools: { components: [{ type: "application", ...tool }] } },
    components: [...components, ...names.map(library)],
    dependencies: artifacts.map((one, index) => ({
      ref: references[index] ?? "",
      dependsOn: (packages.get(one) ?? []).map(libraryReference),
    })),
  });
}

/** The path, with marks behind it where it is taken already. */
function uniqueReferences(artifacts: readonly BomArtifact[]): readonly string[] {
  const taken = new Map<string, number>();
  return artifacts.map(({ path }) => {
    let reference = `file:${path}`;
    for (let count = taken.get(reference) ?? 0; taken.has(reference); count++) {
      taken.set(`file:${path}`, count + 1);
      reference = `file:${path}#${count + 1}`;
    }
    taken.set(reference, 1);
    return reference;
  });
}

function component(artifact: BomArtifact, reference: string): Component {
  const { path, sha256, facts } = artifact;
  const licences = facts.filter(({ kind }) => kind === "licence").map(licence);
  return {
    type: typeOf(artifact),
    "bom-ref": reference,
    name: path,
    ...(sha256 === null ? {} : { hashes: [{ alg: "SHA-256", content: sha256 }] }),
    ...(licences.length === 0 ? {} : { licenses: licences }),
    properties: propertiesOf(artifact),
  };
}

function typeOf({ formats }: BomArtifact): Component["type"] {
  if (formats.some((one) => !DATA.has(one) && !CONTAINERS.has(one))) {
    return "machine-learning-model";
  }
  return formats.some((one) => DATA.has(one)) ? "data" : "file";
}

function licence({ value }: Fact): object {
  const id = licenceId(value);
  return { license: id === null ? { name: printable(value) } : { id } };
}

function propertiesOf(artifact: BomArtifact): readonly Property[] {
  const { formats, verdict, bytes, rules, facts, signature } = artifact;
  return [
    property("verdict", verdict),
    ...formats.map((format) => property("format", format)),
    ...(bytes === null ? [] : [property("bytes", String(bytes))]),
    ...[...new Set(rules)].map((rule) => property("finding", rule)),
    ...(signature === undefined ? [] : signatureProperties(signature)),
    ...facts.flatMap(factProperties),
  ];
}

/** Who signed is told only of files that the signature vouches for. */
function signatureProperties(signature: BomSignature): readonly Property[] {
  const { status } = signature;
  const told = status === "verified" ? (["method", "signer", "digest"] as const) : [];
  const about = told.flatMap((name) => {
    const value = signature[name];
    return value === null ? [] : [property(`signature:${name}`, value)];
  });
  return [property("signature", status), ...about];
}

function factProperties({ kind, name, value }: Fact): readonly Property[] {
  const said = value === "" ? name : `${name} ${value}`;
  if (kind === "import") return [property("import", `${name} (${value})`)];
  if (kind === "producer") return [property("producer", said)];
  return kind === "field" ? [property(`field:${name}`, value)] : [];
}

function property(name: string, value: string): Property {
  return { name: `garita:${printable(name)}`, value: printable(value) };
}

/** Kinds of imports that are names of Python modules. */
const NOT_PYTHON = new Set(["operator", "class"]);

/** Top packages that a loader of the file would import from. */
function packagesOf({ facts }: BomArtifact): readonly string[] {
  const modules = facts
    .filter(({ kind, value }) => kind === "import" && !NOT_PYTHON.has(value))
    .map(({ name }) => printable(name.split(".", 1)[0] ?? ""));
  return [...new Set(modules)].filter((name) => name !== "").toSorted();
}

function library(name: string): object {
  return { type: "library", "bom-ref": libraryReference(name), name };
}

function libraryReference(name: string): string {
  return `python:${name}`;
}
