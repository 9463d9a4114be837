import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { attributesOf } from "./attribute.ts";
import type { Attribute } from "./attribute.ts";
import type { Cursor } from "./cursor.ts";
import { readElementCount } from "./dataspace.ts";
import { readDatatype } from "./datatype.ts";
import type { Datatype } from "./datatype.ts";
import { referencesOf } from "./elements.ts";
import type { HdfFile } from "./file.ts";
import { globalHeap } from "./global-heap.ts";
import type { GlobalHeap } from "./global-heap.ts";
import { linksOf } from "./group.ts";
import type { Link } from "./group.ts";
import { MESSAGE, readObjectHeader } from "./object-header.ts";
import type { Message } from "./object-header.ts";
import { sharedMessages } from "./shared-messages.ts";
import type { FollowShared } from "./shared-messages.ts";
import { externalFiles, readFilters, readLayout, virtualFiles } from "./storage.ts";
import type { Filter, Layout } from "./storage.ts";

/** Something that an object of the file has; `path` is the first way that led there. */
export type HdfPart = { readonly path: string } & (
  | { readonly kind: "link"; readonly link: Link }
  | { readonly kind: "attribute"; readonly attribute: Attribute; readonly heap: GlobalHeap }
  | { readonly kind: "external-file"; readonly file: string }
  | { readonly kind: "virtual-file"; readonly file: string }
  | { readonly kind: "filter"; readonly filter: Filter }
  | {
      readonly kind: "data";
      readonly type: Datatype;
      readonly count: number;
      readonly layout: Layout;
    }
  /** This object breaks off; the others are read all the same. */
  | { readonly kind: "broken"; readonly error: Malformed }
);

const OBJECTS_MAX = 1_000_000;
const PATH_MAX = 512;

interface Place {
  readonly path: string;
  readonly address: number;
}

interface Walk {
  readonly file: HdfFile;
  readonly follow: FollowShared;
  readonly heap: GlobalHeap;
  readonly seen: Set<number>;
  readonly waiting: Place[];
}

/** Every object that links or references lead to, once each. Throws `LimitReached`. */
export function* walkParts(file: HdfFile): Generator<HdfPart> {
  const walk: Walk = {
    file,
    follow: sharedMessages(file),
    heap: globalHeap(file),
    seen: new Set(),
    waiting: [],
  };
  wait(walk, { path: "/", address: file.root });
  for (let place = walk.waiting.pop(); place !== undefined; place = walk.waiting.pop()) {
    const { path } = place;
    file.tick();
    for (const read of [linkParts, attributeParts, datasetParts]) {
      try {
        yield* read(walk, path, readObjectHeader(file, place.address));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        yield { kind: "broken", path, error };
      }
    }
  }
}

function wait({ seen, waiting }: Walk, place: Place): void {
  if (seen.has(place.address)) return;
  if (seen.size >= OBJECTS_MAX) throw new LimitReached("members", OBJECTS_MAX);
  seen.add(place.address);
  waiting.push(place);
}

function* linkParts(walk: Walk, path: string, messages: readonly Message[]): Generator<HdfPart> {
  for (const link of linksOf(walk.file, messages)) {
    walk.file.tick();
    if (link.kind === "hard") {
      wait(walk, { path: joined(path, link.name), address: link.address });
    }
    yield { kind: "link", path, link };
  }
}

function joined(path: string, name: string): string {
  if (path.length > PATH_MAX) return `…/${name}`;
  return path === "/" ? `/${name}` : `${path}/${name}`;
}

function* attributeParts(
  walk: Walk,
  path: string,
  messages: readonly Message[],
): Generator<HdfPart> {
  const { file, follow, heap } = walk;
  for (const attribute of attributesOf(file, messages, follow)) {
    file.tick();
    yield { kind: "attribute", path, attribute, heap };
    for (const address of referencesOf(attribute)) {
      wait(walk, { path: joined(path, `(${attribute.name})`), address });
    }
  }
}

function* datasetParts(walk: Walk, path: string, messages: readonly Message[]): Generator<HdfPart> {
  const { file, follow } = walk;
  const open = ({ type, shared, open: own }: Message): Cursor =>
    shared ? follow.message(own(), type) : own();
  let layout: Layout | null = null;
  let type: Datatype | null = null;
  let count = 0;
  for (const message of messages) {
    if (message.type === MESSAGE.layout) layout = readLayout(open(message), file.base);
    else if (message.type === MESSAGE.datatype) type = readDatatype(open(message));
    else if (message.type === MESSAGE.dataspace) count = readElementCount(open(message));
    else if (message.type === MESSAGE.externalFiles) {
      for (const name of externalFiles(file, open(message))) {
        yield { kind: "external-file", path, file: name };
      }
    } else if (message.type === MESSAGE.filters) {
      for (const filter of readFilters(open(message))) yield { kind: "filter", path, filter };
    }
  }
  if (layout?.kind === "virtual") {
    for (const name of virtualFiles(file, layout, walk.heap)) {
      yield { kind: "virtual-file", path, file: name };
    }
  }
  if (layout !== null && type !== null) yield { kind: "data", path, type, count, layout };
}
