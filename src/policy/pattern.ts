import { isSegmentValue, splitResource } from "./resource.ts";
import type { ResourcePath } from "./resource.ts";

/** Claims that a pattern can ask for; null = unknown, and matches nothing. */
export interface Claims {
  readonly userId: string | null;
  readonly tenant: string | null;
}

type Part =
  | { readonly kind: "literal" | "prefix"; readonly text: string }
  | { readonly kind: "one" }
  | { readonly kind: "claim"; readonly claim: keyof Claims };

/** Segments in order; `rest` = a last `*`, for one or more segments more. */
export interface Pattern {
  readonly parts: readonly Part[];
  readonly rest: boolean;
}

const CLAIMS: ReadonlyMap<string, Part> = new Map([
  ["{user_id}", { kind: "claim", claim: "userId" }],
  ["{tenant}", { kind: "claim", claim: "tenant" }],
]);

/**
 * `*` in the middle is one segment, at the end one or more; `gpt-*` at the end is one segment that
 * begins so; `{user_id}` is one segment, equal to a verified claim. Null = no pattern.
 */
export function parsePattern(text: string): Pattern | null {
  const segments = text.split("/");
  const rest = segments.at(-1) === "*";
  const named = rest ? segments.slice(0, -1) : segments;
  const parts: Part[] = [];
  for (const [index, segment] of named.entries()) {
    const part = parsePart(segment, !rest && index === named.length - 1);
    if (part === null) return null;
    parts.push(part);
  }
  return { parts, rest };
}

function parsePart(segment: string, isLast: boolean): Part | null {
  const claim = CLAIMS.get(segment);
  if (claim !== undefined) return claim;
  if (/[{}]/.test(segment)) return null;
  if (segment === "*") return { kind: "one" };
  if (isLast && segment.endsWith("*")) {
    const text = segment.slice(0, -1);
    return isSegmentValue(`${text}x`) ? { kind: "prefix", text } : null;
  }
  return isSegmentValue(segment) ? { kind: "literal", text: segment } : null;
}

export function matchesPattern({ parts, rest }: Pattern, path: ResourcePath, to: Claims): boolean {
  if (rest ? path.length <= parts.length : path.length !== parts.length) return false;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const segment = path[index];
    if (part === undefined || segment === undefined || !matchesPart(part, segment, to))
      return false;
  }
  return true;
}

function matchesPart(part: Part, segment: string, claims: Claims): boolean {
  switch (part.kind) {
    case "literal":
      return part.text === segment;
    case "one":
      return true;
    case "prefix":
      return segment.length > part.text.length && segment.startsWith(part.text);
    case "claim":
      return claims[part.claim] === segment;
    default:
      return part satisfies never;
  }
}

/** True when the segment at this place is spelled out or a claim: no wildcard can stand for it. */
export function spellsOut({ parts }: Pattern, index: number): boolean {
  const kind = parts[index]?.kind;
  return kind === "literal" || kind === "claim";
}

/** A claim that can be a segment; anything else is as good as none. */
export function claimOf(value: string | undefined): string | null {
  if (value === undefined || value.includes("/")) return null;
  return splitResource(value) === null ? null : value;
}
