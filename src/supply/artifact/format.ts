import type { ByteSource } from "./byte-source.ts";
import type { ValuesOf } from "./finding.ts";
import type { Decoder } from "./formats/compression/decoder.ts";
import type { ScanLimits } from "./limits.ts";
import type { ArtifactRuleId } from "./rules/catalogue.ts";

/** What formats look at to say whether the bytes are theirs. */
export interface Head {
  /** As its folder or container gives it; only ever a reason to look closer. */
  readonly name: string;
  readonly source: ByteSource;
  /** The first bytes, at most {@link HEAD_BYTES}. */
  readonly start: Uint8Array;
}

export const HEAD_BYTES = 65_536;

/**
 * `certain`: by a signature, so that broken bytes are a broken file of this format. `plausible`: a
 * loader would try, so it is read, and what breaks off at once was of another kind.
 */
export type Claim = "certain" | "plausible" | "none";

/** A kind of file: how it is recognized, and what is looked for in it. */
export interface Format {
  /** Stable, as reports show it: `pickle`, `zip`. */
  readonly id: string;
  /** As people call it: `Python pickle`. */
  readonly title: string;
  /** Loading it can run code by design, so that no harmless name may hide it. */
  readonly active: boolean;
  /** Only a name for what another format reads: it says nothing about how much was understood. */
  readonly isView?: true;
  /** Tried only when no other format took the bytes, and no format itself. */
  readonly isLastResort?: true;
  claim(head: Head): Claim;
  /** Reads and checks; may throw `Malformed`, `LimitReached` or `UnreadableSource` at any point. */
  inspect(scan: Scan): void;
}

/** Something worth listing in the bill of materials that is not wrong. */
export interface Fact {
  readonly kind: "import" | "licence" | "producer" | "field";
  readonly name: string;
  readonly value: string;
}

/** One file or member while one format reads it. */
export interface Scan {
  readonly source: ByteSource;
  readonly name: string;
  readonly limits: ScanLimits;
  readonly settings: ScanSettings;
  /**
   * Offset in bytes from the start of {@link source}; undefined where a place says nothing. What is
   * reported counts as recognized.
   */
  report<Id extends ArtifactRuleId>(
    rule: Id,
    offset: number | undefined,
    ...values: ValuesOf<Id>
  ): void;
  /** The bytes are of this format beyond doubt: from now on a break is a broken file. */
  recognize(): void;
  /** Scans what lies inside; `stored` is where, so that coverage can be counted. */
  member(name: string, source: ByteSource, stored?: Extent): void;
  /**
   * Decompresses to the end or a limit; what broke off is reported, what came out is returned. Of a
   * `plausible` format a break is told only if what came out is of a known format. `past` is what
   * came out so far.
   */
  expand(open: (past: ByteSource) => Decoder, compressed: Extent): Expansion;
  /** Bytes that were not looked at, with a stable word for why: `tensor`, `padding`. */
  skip(extent: Extent, why: string): void;
  readonly note: (fact: Fact) => void;
  /** Credentials in a text, by rule; none where the scan has no way to look for them. */
  readonly findSecrets: (text: string) => readonly FoundSecret[];
  /** Call in every loop over content: throws `LimitReached` when time is up. */
  tick(): void;
}

/** A credential by the rule that found it, never the text itself. */
export interface FoundSecret {
  readonly rule: string;
  /** In UTF-16 units of the text. */
  readonly offset: number;
}

/** What came out of a compressed stream. */
export interface Expansion {
  readonly source: ByteSource;
  /** Bytes of the stream that were used when the last piece came out. */
  readonly consumed: number;
  /** It was read to its end. */
  readonly isWhole: boolean;
  /** What came out is needed no more; otherwise it is kept until the file has been read. */
  readonly release: () => void;
}

/** Bytes [offset, offset + length) of a source. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** What the operator decides about the unknown. */
export interface ScanSettings {
  /** Callables of packages that we do not know and that are taken for harmless: `mylib.*`. */
  readonly allowedCallables: readonly string[];
}

/** Where decompressed bytes go until they have been read: memory, then disk. */
export interface Spool {
  append(bytes: Uint8Array): void;
  /** What was appended so far. */
  readonly source: ByteSource;
  close(): void;
}
