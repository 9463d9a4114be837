import { Buffer } from "node:buffer";
import { readBytes, slice } from "../byte-source.ts";
import type { Extent, Format, Scan } from "../format.ts";
import { contentsOf } from "../formats/hdf5/elements.ts";
import { driverOf } from "../formats/hdf5/driver.ts";
import { findSignature, openHdf } from "../formats/hdf5/file.ts";
import type { HdfFile } from "../formats/hdf5/file.ts";
import { collectionAt } from "../formats/hdf5/global-heap.ts";
import type { Link } from "../formats/hdf5/group.ts";
import { walkParts } from "../formats/hdf5/walk.ts";
import type { HdfPart } from "../formats/hdf5/walk.ts";
import { Malformed } from "../formats/malformed.ts";
import { looksLikePickle } from "../formats/pickle/looks-like-pickle.ts";
import { pathProblem } from "./outside-path.ts";

/** Weights and configurations, and where they reach out of the file. */
export const hdf5: Format = {
  id: "hdf5",
  title: "HDF5",
  active: false,
  claim: ({ source }) => (findSignature(source) === null ? "none" : "certain"),
  inspect(scan) {
    const file = openHdf(scan.source, () => scan.tick());
    if (file.base > 0) {
      const block = { offset: 0, length: file.base };
      scan.member("user block", slice(scan.source, 0, file.base), block);
    }
    reportDriver(file, scan);
    const state = { file, scan, hasVariableData: false, broken: null };
    for (const part of walkParts(file)) inspectPart(part, state);
    if (state.hasVariableData) scanGlobalHeaps(state);
    finish(state);
  },
};

interface State {
  readonly file: HdfFile;
  readonly scan: Scan;
  /** Datasets of texts or lists: their content is in heaps that only their pieces point at. */
  hasVariableData: boolean;
  broken: Malformed | null;
}

/** What breaks off is told once everything else has been. */
function finish({ file, broken }: State): void {
  if (broken !== null) throw broken;
  if (file.declaredEnd > file.source.size) throw new Malformed("truncated", file.source.size);
}

function inspectPart(part: HdfPart, state: State): void {
  const { scan } = state;
  const { path } = part;
  switch (part.kind) {
    case "link":
      inspectLink(path, part.link, scan);
      return;
    case "attribute":
      inspectAttribute(part, state);
      return;
    case "external-file":
      reportFile({ name: path, what: "dataset", path: part.file }, scan);
      return;
    case "virtual-file":
      if (part.file === ".") return;
      reportFile({ name: path, what: "virtual dataset", path: part.file }, scan);
      return;
    case "filter":
      inspectFilter(path, part.filter.id, scan);
      return;
    case "data":
      inspectData(part, state);
      return;
    case "broken":
      state.broken ??= part.error;
  }
}

interface OtherFile {
  readonly name: string;
  readonly what: string;
  readonly path: string;
}

function reportFile({ name, what, path }: OtherFile, scan: Scan): void {
  const why = pathProblem(path);
  if (why === null || why === "hidden") {
    scan.report("hdf5/other-file", undefined, { name, what, path });
  } else scan.report("hdf5/outside-file", undefined, { name, what, path, why });
}

function inspectLink(path: string, link: Link, scan: Scan): void {
  const name = path === "/" ? `/${link.name}` : `${path}/${link.name}`;
  if (link.kind === "external") reportFile({ name, what: "link", path: link.file }, scan);
  else if (link.kind === "user") {
    scan.report("hdf5/plugin", link.offset, { name, what: "link class", id: link.type });
  }
}

/** Drivers spread a file over others whose names it gives. */
function reportDriver(file: HdfFile, scan: Scan): void {
  const driver = driverOf(file);
  if (driver === null) return;
  scan.report("hdf5/plugin", driver.offset, { name: "/", what: "file driver", id: driver.id });
}

/** Filters of the library itself, of h5py and PyTables, and those that The HDF Group lists. */
function isKnownFilter(id: number): boolean {
  return (id >= 1 && id <= 6) || [257, 305, 307].includes(id) || (id >= 32_000 && id <= 32_039);
}

function inspectFilter(name: string, id: number, scan: Scan): void {
  if (!isKnownFilter(id)) scan.report("hdf5/plugin", undefined, { name, what: "filter", id });
}

const NOTED = new Map([
  ["keras_version", "Keras"],
  ["backend", "Keras backend"],
  ["PYTABLES_FORMAT_VERSION", "PyTables"],
]);
const NOTE_BYTES_MAX = 100;
/** Shorter texts are names and versions. */
const CONTENT_BYTES_MIN = 64;

function inspectAttribute(
  { path, attribute, heap }: Extract<HdfPart, { kind: "attribute" }>,
  state: State,
): void {
  const { file, scan } = state;
  const { name, type } = attribute;
  if (type.kind === "compound" && type.hasVariable) state.hasVariableData = true;
  const isNumbers = ["integer", "float", "time", "bits", "enum", "reference"].includes(type.kind);
  // Bytes may be kept as numbers of one byte each.
  if (isNumbers && type.bytes > 1) return;
  for (const extent of contentsOf(attribute, heap)) {
    scan.tick();
    const head = readBytes(file.source, extent.offset, Math.min(extent.length, NOTE_BYTES_MAX));
    const producer = NOTED.get(name);
    if (producer !== undefined) {
      const value = Buffer.from(head).toString("utf8").replaceAll("\0", "");
      scan.note({ kind: "producer", name: producer, value });
    }
    if (extent.length >= CONTENT_BYTES_MIN || DESCRIBING.test(name) || couldBeLoaded(head)) {
      scan.member(`${path} ${name}`, slice(file.source, extent.offset, extent.length));
    }
  }
}

/** Of Keras, in JSON or YAML. */
const DESCRIBING = /^(?:model|training)_config$/;

/** JSON, or a pickle: PyTables unpickles attributes that look like one. */
function couldBeLoaded(head: Uint8Array): boolean {
  if (head.length < 2) return false;
  return head[0] === 0x7b || head[0] === 0x5b || looksLikePickle(head);
}

/** What a dataset may declare whatever is in the file: sparse ones are filled in by readers. */
const DECLARED_MAX = 2 ** 36;
/** More than any filter of the library packs. */
const PACKED_RATIO = 2000;

function inspectData(
  { path, type, count, layout }: Extract<HdfPart, { kind: "data" }>,
  state: State,
): void {
  const { file, scan } = state;
  if (type.hasVariable) state.hasVariableData = true;
  if (count * type.bytes > Math.max(DECLARED_MAX, file.source.size * PACKED_RATIO)) {
    scan.report("hdf5/impossible-size", undefined, { name: path, count });
  }
  if (layout.kind !== "whole") return;
  const extent = within(layout.extent, file);
  const isBytes = type.bytes === 1 || type.kind === "opaque" || type.kind === "string";
  if (isBytes && count > 0 && extent.length >= 2) {
    scan.member(path, slice(file.source, extent.offset, extent.length), extent);
  } else scan.skip(extent, "tensor");
}

function within({ offset, length }: Extent, { source }: HdfFile): Extent {
  return { offset, length: Math.max(0, Math.min(length, source.size - offset)) };
}

const COLLECTION = Buffer.from("GCOL\x01\0\0\0", "latin1");
const WINDOW_BYTES = 2 ** 20;

/** PyTables and pandas keep lists of pickles so: what looks like one in any heap is read. */
function scanGlobalHeaps(state: State): void {
  const { file, scan } = state;
  const seen = new Set<number>();
  for (const offset of collectionOffsets(file)) {
    scan.tick();
    try {
      for (const [index, extent] of collectionAt(file, offset - file.base)) {
        const head = readBytes(file.source, extent.offset, Math.min(extent.length, 1024));
        // Collections that overlap cost time, not more members.
        if (seen.has(extent.offset) || !looksLikePickle(head)) continue;
        seen.add(extent.offset);
        const source = slice(file.source, extent.offset, extent.length);
        scan.member(`heap ${offset} object ${index}`, source, extent);
      }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      // The signature may stand in other content.
    }
  }
}

function* collectionOffsets({ source, base }: HdfFile): Generator<number> {
  const overlap = COLLECTION.length - 1;
  for (let from = base; from < source.size; from += WINDOW_BYTES) {
    const window = Buffer.from(readBytes(source, from, WINDOW_BYTES + overlap));
    let at = window.indexOf(COLLECTION);
    for (; at !== -1 && at < WINDOW_BYTES; at = window.indexOf(COLLECTION, at + 1)) {
      yield from + at;
    }
  }
}
