import { linkHosts, suffixesOf, eachOrigin } from "./text/origin-tokens.ts";
import { regionsOf } from "./redact/regions.ts";
import type { Segment, Trust } from "./segment.ts";

/** What a request said, as far as an answer can be traced back to it. */
export interface Taint {
  /** True when a text says something that only untrusted texts said. */
  derives(text: string, syntax: Segment["syntax"]): boolean;
  /** True when a link, at least up to the end of its host, leads where only they lead. */
  leadsAway(link: string): boolean;
}

export interface TaintOptions {
  /** Any number, new for each exchange: who writes a document cannot aim for equal hashes. */
  readonly seed: number;
  /** Fingerprints kept of each side. Past it everything that is not known as trusted is tainted. */
  readonly entriesMax?: number;
}

/** About 22,000 words each of trusted and of untrusted text, or some more of short words. */
export const TAINT_ENTRIES_MAX = 2 ** 17;

/** Documents and tools have authors that nobody knows. */
const UNTRUSTED: ReadonlySet<Trust> = new Set(["tool", "document"]);
/** Calls are made of what definitions offer: enums, defaults, hosts. */
const TRUSTED: ReadonlySet<Trust> = new Set(["system", "user", "definition"]);

/** Fewer of them than this in a row are phrases that anybody writes. */
const SHINGLES_MIN = 3;

/** True when there is anything in a request that could taint its answer. */
export function hasUntrusted(segments: readonly Segment[]): boolean {
  return segments.some(({ trust }) => UNTRUSTED.has(trust));
}

/** Reads the texts of a request when it is first asked, and keeps hashes of them only. */
export function openTaint(segments: readonly Segment[], options: TaintOptions): Taint {
  let sides: Sides | null = null;
  const seen = (): Sides => (sides ??= readSides(segments, options));
  return {
    derives: (text, syntax) => derives(seen(), { text, syntax }, options.seed),
    leadsAway: (link) => linkHosts(link).some((host) => isAway(seen(), host, options.seed)),
  };
}

interface Sides {
  readonly untrusted: Fingerprints;
  readonly trusted: Fingerprints;
}

class Fingerprints {
  readonly #hashes = new Set<number>();
  readonly #max: number;
  full = false;

  constructor(max: number) {
    this.#max = max;
  }

  add(hash: number): void {
    if (this.#hashes.size < this.#max) this.#hashes.add(hash);
    else this.full ||= !this.#hashes.has(hash);
  }

  has(hash: number): boolean {
    return this.#hashes.has(hash);
  }
}

function readSides(segments: readonly Segment[], options: TaintOptions): Sides {
  const max = options.entriesMax ?? TAINT_ENTRIES_MAX;
  const sides = { untrusted: new Fingerprints(max), trusted: new Fingerprints(max) };
  for (const segment of segments) {
    const side = sideOf(sides, segment.trust);
    // A side that is full learns nothing more.
    if (side === null || side.full) continue;
    for (const text of valuesOf(segment)) {
      eachOrigin(text, options.seed, (_, hash) => side.add(hash));
    }
  }
  return sides;
}

/** What the model itself said before counts on neither side. */
function sideOf(sides: Sides, trust: Trust): Fingerprints | null {
  if (UNTRUSTED.has(trust)) return sides.untrusted;
  return TRUSTED.has(trust) ? sides.trusted : null;
}

/** The strings of JSON, and the JSON itself for its numbers; JSON in a string of it as well. */
function valuesOf(segment: Pick<Segment, "text" | "syntax">): readonly string[] {
  const { text } = segment;
  const outer = regionsOf(segment);
  if (outer.length === 1 && outer[0]?.text === text) return [text];
  const inner = outer.flatMap((region) =>
    regionsOf({ text: region.text, syntax: "text" }).map((one) => one.text),
  );
  return [...inner, text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""')];
}

function isTainted({ untrusted, trusted }: Sides, hash: number): boolean {
  return (untrusted.full || untrusted.has(hash)) && !trusted.has(hash);
}

function derives(sides: Sides, segment: Pick<Segment, "text" | "syntax">, seed: number): boolean {
  return (
    valuesOf(segment).some((text) => {
      let shingles = 0;
      let tainted = 0;
      let mentions = 0;
      eachOrigin(text, seed, (kind, hash) => {
        if (kind === "shingle") shingles += 1;
        if (kind === "host" || !isTainted(sides, hash)) return;
        if (kind === "shingle") tainted += 1;
        else mentions += 1;
      });
      if (mentions > 0) return true;
      return tainted > 0 && tainted >= Math.min(SHINGLES_MIN, shingles);
    }) || hostsIn(segment.text).some((host) => isAway(sides, host, seed))
  );
}

function hostsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:https?:[/\\]{0,4}|www\.)[^\s/<>"'`(){}|]{1,256}/gi)].flatMap(
    ([link]) => linkHosts(link),
  );
}

/** A host stands for those below it: what a document says of `a.example` goes for `x.a.example`. */
function isAway({ untrusted, trusted }: Sides, host: string, seed: number): boolean {
  const hashes = suffixesOf(host, seed);
  if (hashes.some((hash) => trusted.has(hash))) return false;
  return untrusted.full || hashes.some((hash) => untrusted.has(hash));
}
