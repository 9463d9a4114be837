import { parseJson } from "../../core/json.ts";
import type { JsonLimits } from "../../core/json.ts";
import type { Finding } from "../../core/finding.ts";
import type { Inspection } from "../../guard/inspect.ts";
import type { Guard } from "../../guard/inspect.ts";
import { canaryLine } from "../../guard/leak/canary.ts";
import { hidingDetector } from "../../guard/names.ts";
import { neutralize } from "../../guard/neutralize.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Edit } from "../../guard/redact/redaction.ts";
import { createSpotlighting } from "../../guard/redact/spotlight.ts";
import type { Spotlighting } from "../../guard/redact/spotlight.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import type { Segment } from "../../guard/segment.ts";
import { countedFindings, injectionRule } from "../../policy/judge.ts";
import { inputRule } from "../../policy/profile.ts";
import type { Profile } from "../../policy/profile.ts";
import type { InspectedSlot } from "./inspect-request.ts";
import { inputTreat } from "./treat.ts";
import { instruct } from "./wire/instruction.ts";
import { slotEdit } from "./wire/splice.ts";
import type { ChatRequest, Wire } from "./wire/wire.ts";

export interface PrepareOptions {
  readonly profile: Profile;
  readonly guard: Guard;
  readonly inspect: (segment: Segment) => Inspection;
  readonly vault: TokenVault;
  readonly wire: Wire;
  readonly jsonLimits: Partial<JsonLimits>;
  readonly requestId: string;
  /** The marker for the system prompt; null for none. */
  readonly canary: string | null;
}

export interface PreparedRequest {
  /** They make of the request what its profile lets a model see. */
  readonly edits: readonly Edit[];
  /** The character that untrusted text was marked with, to be taken out of the answer. */
  readonly mark: string | null;
}

export function prepareRequest(
  chat: ChatRequest,
  inspected: readonly InspectedSlot[],
  options: PrepareOptions,
): PreparedRequest {
  if (!options.profile.enforce) return { edits: [], mark: null };
  const { canary, wire, jsonLimits } = options;
  const wanted = marksFor(inspected, options);
  const sentences = [
    ...(wanted === null ? [] : [wanted.sentence]),
    ...(canary === null ? [] : [canaryLine(canary)]),
  ];
  const place =
    sentences.length === 0 ? null : wire.instruction?.(parseJson(chat.body, jsonLimits));
  // What nothing could tell the model the meaning of is not marked.
  const marks = place ? wanted : null;
  const edits = inspected.flatMap((text) => {
    const { slot } = text;
    const cleaned = hideData(text, neutralized(text, options), options);
    const segment = { ...slot.segment, text: cleaned };
    const strict = slot.encoding === "raw" || segment.syntax === "json";
    const marked = marks?.applies(segment) ? marks.mark(segment, strict) : cleaned;
    return marked === slot.segment.text ? [] : [slotEdit({ slot, text: marked })];
  });
  const cleared = [...edits, ...clearedShadows(chat, edits.length > 0, options)];
  return {
    edits: place ? instruct(cleared, place, sentences.join("\n\n")) : cleared,
    mark: marks?.copied ?? null,
  };
}

function neutralized(text: InspectedSlot, { profile, inspect }: PrepareOptions): string {
  const { segment } = text.slot;
  const rule = injectionRule(profile, text);
  if (rule?.action !== "neutralize") return segment.text;
  return neutralize(segment, text, { ...rule, inspect });
}

function hideData(text: InspectedSlot, left: string, options: PrepareOptions): string {
  const { guard, profile, vault } = options;
  const hidden = (finding: Finding): boolean => inputRule(profile, finding)?.action === "redact";
  if (!countedFindings(profile, "input", text).some(hidden)) return left;
  const { syntax } = text.slot.segment;
  const treat = inputTreat(profile, vault);
  const detector = hidingDetector(guard.received, text.placed, { text: left, syntax });
  return redactText({ detector, treat, syntax }, left).text;
}

/** Log probabilities of older answers spell what is hidden now, or hold what should be. */
function clearedShadows(
  { body, shadows }: ChatRequest,
  isEdited: boolean,
  { guard, profile }: PrepareOptions,
): readonly Edit[] {
  const isWanted = (finding: Finding): boolean => {
    const rule = inputRule(profile, finding);
    const hides = rule?.action === "redact" || rule?.action === "block";
    return rule !== null && hides && finding.score >= rule.scoreMin;
  };
  return shadows
    .filter(({ text }) => isEdited || guard.received.scan(text).some(isWanted))
    .map(({ start, end }) => ({ start, end, replacement: body[start] === "[" ? "[]" : "null" }));
}

/** Null when there is nothing to mark. */
function marksFor(
  inspected: readonly InspectedSlot[],
  { profile, wire, vault, requestId }: PrepareOptions,
): Spotlighting | null {
  if (profile.spotlight === "off" || wire.instruction === undefined) return null;
  // Keyed and new for each request: whoever writes a document cannot know it.
  const nonce = ["1", "2"].map((half) => vault.hashOf(`SPOTLIGHT_${half}`, requestId)).join("");
  const texts = inspected.map(({ slot }) => slot.segment.text);
  const marks = createSpotlighting(profile.spotlight, { nonce, texts });
  return inspected.some(({ slot }) => marks.applies(slot.segment)) ? marks : null;
}
