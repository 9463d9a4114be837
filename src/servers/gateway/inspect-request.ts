import { createHash } from "node:crypto";
import type { Finding } from "../../core/finding.ts";
import type { Placed } from "../../guard/detect/match-stream.ts";
import type { Guard, Inspection } from "../../guard/inspect.ts";
import type { Edit } from "../../guard/redact/redaction.ts";
import { withModels } from "../../guard/review.ts";
import type { Models } from "../../guard/review.ts";
import { sourceOf } from "../../guard/segment.ts";
import type { Segment } from "../../guard/segment.ts";
import type { JudgedText } from "../../policy/judge.ts";
import { splice } from "./wire/splice.ts";
import type { ChatRequest, TextSlot } from "./wire/wire.ts";

/** A text of the request and what the guards say about it. */
export interface InspectedSlot extends JudgedText {
  readonly slot: TextSlot;
  /** What was found elsewhere than by the rules. */
  readonly placed?: Placed;
}

/** Shorter texts are inspected faster than they are hashed. */
const CACHED_LENGTH_MIN = 512;

/**
 * Agents send their whole history with every turn: verdicts on long texts are remembered by
 * SHA-256. Holds findings, never texts. A new guard (other rules) needs a new cache.
 */
export class InspectionCache {
  readonly #guard: Guard;
  readonly #entriesMax: number;
  readonly #onHit: () => void;
  // Two generations: what was not asked for while one filled up goes with it, all at once.
  #young = new Map<string, Inspection>();
  #old = new Map<string, Inspection>();

  /** Keeps at most `entriesMax` verdicts, at least the half of them that was used last. */
  constructor(guard: Guard, entriesMax: number, onHit: () => void = () => undefined) {
    this.#guard = guard;
    this.#entriesMax = entriesMax;
    this.#onHit = onHit;
  }

  inspect(segment: Segment): Inspection {
    if (segment.text.length < CACHED_LENGTH_MIN) return this.#guard.inspect(segment);
    const key = cacheKey(segment);
    const known = this.#young.get(key);
    if (known) {
      this.#onHit();
      return known;
    }
    const remembered = this.#old.get(key);
    if (remembered) this.#onHit();
    const inspection = remembered ?? this.#guard.inspect(segment);
    this.#keep(key, inspection);
    return inspection;
  }

  #keep(key: string, inspection: Inspection): void {
    const half = Math.floor(this.#entriesMax / 2);
    if (half === 0) return;
    if (this.#young.size >= half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, inspection);
  }
}

function cacheKey({ text, trust, direction, syntax }: Segment): string {
  const digest = createHash("sha256").update(text).digest("base64");
  return `${trust} ${direction} ${syntax} ${digest}`;
}

/** Looks at every text of a request. */
export function inspectRequest(
  request: ChatRequest,
  inspect: (segment: Segment) => Inspection,
): readonly InspectedSlot[] {
  return request.slots.map((slot) => {
    const { findings, injection } = inspect(slot.segment);
    return { slot, source: sourceOf(slot.segment.trust), findings, injection };
  });
}

/** Ids are what they look like unless it is certain that they are not. */
const CERTAIN_SCORE_MIN = 0.85;

/** Looks at structure that might be data; what has nothing certain in it is left out. */
export function inspectStructure(request: ChatRequest, guard: Guard): readonly InspectedSlot[] {
  const known = new Map<string, readonly Finding[]>();
  const certainIn = (segment: Segment): readonly Finding[] => {
    const seen = known.get(segment.text);
    if (seen !== undefined) return seen;
    // No order to a model hides in one word: nothing but data is looked for.
    const { findings } = guard.inspect({ ...segment, trust: "system" });
    const certain = findings.filter(({ score }) => score >= CERTAIN_SCORE_MIN);
    known.set(segment.text, certain);
    return certain;
  };
  return request.structure.flatMap((slot) => {
    const findings = certainIn(slot.segment);
    return findings.length === 0 ? [] : [{ slot, source: null, findings, injection: 0 }];
  });
}

/** The same texts with what the models say of them. */
export async function reviewRequest(
  inspected: readonly InspectedSlot[],
  { models, guard }: { readonly models: Models; readonly guard: Guard },
): Promise<readonly InspectedSlot[]> {
  if (models.secondOpinion === null && models.tokenClassifier === null) return inspected;
  const texts = inspected.map((text) => {
    const { slot, findings, injection } = text;
    return { text, segment: slot.segment, inspection: { findings, injection } };
  });
  const reviewed = await withModels(texts, models, guard);
  return reviewed.map(({ text, inspection }) => ({ ...text, ...inspection }));
}

/** The body for the upstream: texts hidden, the model's upstream name in place. */
export function upstreamBody(
  request: ChatRequest,
  edits: readonly Edit[],
  upstreamModel: string,
): string {
  const renamed =
    upstreamModel === request.model
      ? edits
      : [...edits, { ...request.modelToken, replacement: JSON.stringify(upstreamModel) }];
  return splice(request.body, renamed);
}
