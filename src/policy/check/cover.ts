import { COLLECTION_TYPES } from "../action.ts";
import type { Pattern } from "../pattern.ts";

type Part = Pattern["parts"][number];

/** True when every path that `inner` matches is matched by `outer`, whoever asks. */
export function covers(outer: Pattern, inner: Pattern): boolean {
  const longest = outer.parts.length;
  if (outer.rest) {
    if (inner.parts.length + (inner.rest ? 1 : 0) <= longest) return false;
  } else if (inner.rest || inner.parts.length !== longest) return false;
  return outer.parts.every((part, index) => partCovers(part, inner.parts[index]));
}

/** Absent = any segment. */
function partCovers(outer: Part, inner: Part | undefined): boolean {
  if (outer.kind === "one") return true;
  if (inner === undefined || inner.kind === "one") return false;
  if (outer.kind === "claim") return inner.kind === "claim" && inner.claim === outer.claim;
  if (inner.kind === "claim") return false;
  if (outer.kind === "literal") return inner.kind === "literal" && inner.text === outer.text;
  if (!inner.text.startsWith(outer.text)) return false;
  return inner.kind === "prefix" || inner.text.length > outer.text.length;
}

/** True when the pattern may match something of the collection at this path. */
export function touches(pattern: Pattern, collection: readonly string[]): boolean {
  if (!isClassified(pattern)) return false;
  const { parts, rest } = pattern;
  const longest = collection.length + 1;
  if (!rest && parts.length < longest) return false;
  return parts.slice(1, longest).every((part, index) => accepts(part, collection[index] ?? ""));
}

/** True when the pattern matches nothing outside the collection at this path. */
export function liesWithin(pattern: Pattern, collection: readonly string[]): boolean {
  const [type] = pattern.parts;
  if (type?.kind !== "literal" || !COLLECTION_TYPES.has(type.text)) return false;
  return collection.every((segment, index) => {
    const part = pattern.parts[index + 1];
    return part?.kind === "literal" && part.text === segment;
  });
}

/** True when the pattern may match resources whose next segments name a collection. */
export function isClassified({ parts }: Pattern): boolean {
  const [type] = parts;
  return type === undefined || [...COLLECTION_TYPES].some((name) => accepts(type, name));
}

function accepts(part: Part, segment: string): boolean {
  switch (part.kind) {
    case "literal":
      return part.text === segment;
    case "prefix":
      return segment.length > part.text.length && segment.startsWith(part.text);
    case "one":
    case "claim":
      return true;
    default:
      return part satisfies never;
  }
}

/** How many segments behind the type the pattern spells out, wildcards leaving off. */
export function spelledBy({ parts }: Pattern): number {
  const wild = parts.findIndex(({ kind }, index) => {
    return index > 0 && kind !== "literal" && kind !== "claim";
  });
  return (wild < 0 ? parts.length : wild) - 1;
}

/** Every one of the actions is among the others, or those are all. */
export function coversActions(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.includes("*") || inner.every((action) => outer.includes(action));
}
