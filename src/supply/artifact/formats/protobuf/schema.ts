import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { NESTING_MAX } from "./wire.ts";
import type { Wire } from "./wire.ts";

/** Fields of one kind of message by name: number, and the kind of message or `text`, `int`. */
export type MessageFields = Readonly<Record<string, readonly [number: number, type: string]>>;

/** Kinds of messages by name: as much of a format as is looked at. */
export type Schema = Readonly<Record<string, MessageFields>>;

/** A message on the way through a file. */
export interface Message<Kind extends string> {
  readonly kind: Kind;
  readonly extent: Extent;
}

type Links<Kind extends string> = ReadonlyMap<Kind, ReadonlyMap<number, Kind>>;

const LINKS = new WeakMap<Schema, Links<string>>();

/**
 * Enters each message that the schema leads to, outermost first and in the order of the file;
 * `enter` says whether to go on into it. Linear. Throws `Malformed` and `LimitReached`.
 */
export function walkMessages<const Given extends Schema>(
  wire: Wire,
  root: Message<keyof Given & string>,
  {
    schema,
    enter,
  }: {
    readonly schema: Given;
    readonly enter: (message: Message<keyof Given & string>) => boolean;
  },
): void {
  const links = linksOf(schema);
  const visit = (message: Message<keyof Given & string>, depth: number): void => {
    if (depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
    if (!enter(message)) return;
    const inner = links.get(message.kind);
    for (const field of wire.fields(message.extent)) {
      if (field.type !== "bytes" && field.type !== "group") continue;
      const kind = inner?.get(field.number);
      if (kind !== undefined) visit({ kind, extent: field.content }, depth + 1);
    }
  };
  visit(root, 1);
}

function linksOf<Given extends Schema>(schema: Given): Links<keyof Given & string> {
  const known = LINKS.get(schema) ?? makeLinks(schema);
  LINKS.set(schema, known);
  // Made from the very names of this schema.
  return known;
}

function makeLinks(schema: Schema): Links<string> {
  return new Map(
    Object.entries(schema).map(([kind, fields]) => {
      const inner = Object.values(fields).filter(([, type]) => Object.hasOwn(schema, type));
      return [kind, new Map(inner)] as const;
    }),
  );
}

/** The texts of a small message by the numbers of fields; of repeated ones the last counts. */
export function textsOf(
  wire: Wire,
  message: Extent,
  numbers: readonly number[],
): readonly string[] {
  const texts = numbers.map(() => "");
  for (const { number, type, content } of wire.fields(message)) {
    const index = numbers.indexOf(number);
    if (index !== -1 && type === "bytes") texts[index] = wire.text(content);
  }
  return texts;
}
