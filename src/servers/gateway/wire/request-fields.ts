import { GaritaError, quote } from "../../../core/errors.ts";
import type { Span } from "../../../core/finding.ts";
import { isNull, member } from "../../../core/json.ts";
import type { JsonNode, JsonObject } from "../../../core/json.ts";
import type { Trust } from "../../../guard/segment.ts";
import { openHarvest } from "./harvest.ts";
import type { Visit } from "./harvest.ts";
import type { ChatRequest, Dialect, Operation } from "./wire.ts";

/** Model names are structure: routing reads them and no guard does, so no free text may pass. */
const MODEL_NAME = /^[\x21-\x7e]{1,256}$/;

export interface RequestReading {
  readonly dialect: Dialect;
  readonly operation: Operation;
  /** Visits the texts of the whole body. */
  readonly texts: Visit;
  readonly outputTokensMax: number | null;
}

/** A request whose own fields are checked: model, stream and the texts. */
export function readRequest(body: string, root: JsonObject, reading: RequestReading): ChatRequest {
  const { dialect, operation, outputTokensMax } = reading;
  const model = modelOf(root);
  const stream = flagOf(root, "stream");
  const harvest = openHarvest(body, "input");
  reading.texts(harvest, root, "user");
  return {
    dialect,
    operation,
    ...model,
    stream,
    slots: harvest.slots,
    structure: harvest.structure,
    shadows: harvest.shadows,
    outputTokensMax,
    uninspected: [...harvest.uninspected],
    body,
    verbatim: true,
  };
}

/** `n` answers may each be that long; an unsound `n` is the provider's to refuse. */
export function timesAnswers(root: JsonObject, tokensMax: number | null): number | null {
  const node = member(root, "n");
  const answers = node?.kind === "number" && Number.isSafeInteger(node.value) ? node.value : 1;
  return tokensMax === null ? null : tokensMax * Math.max(1, answers);
}

/** Throws `request.invalid` naming the field. */
export function invalid(field: string, mustBe: string): GaritaError {
  return new GaritaError("request.invalid", `${quote(field, 80)} must be ${mustBe}`);
}

export function requireObject(root: JsonNode): JsonObject {
  if (root.kind === "object") return root;
  throw new GaritaError("request.invalid", "the body must be a JSON object");
}

function modelOf(root: JsonObject): { model: string; modelToken: Span } {
  const node = present(root, "model");
  if (node?.kind !== "string" || !MODEL_NAME.test(node.value)) {
    throw invalid("model", "the name of a model");
  }
  return { model: node.value, modelToken: { start: node.start, end: node.end } };
}

/** Absent and null mean false, as for the providers. */
function flagOf(root: JsonObject, field: string): boolean {
  const node = present(root, field);
  if (node === undefined) return false;
  if (node.kind === "literal" && node.value !== null) return node.value;
  throw invalid(field, "true or false");
}

/** Null when absent. */
export function positiveIntegerOf(root: JsonObject, field: string): number | null {
  const node = present(root, field);
  if (node === undefined) return null;
  if (node.kind === "number" && Number.isSafeInteger(node.value) && node.value > 0) {
    return node.value;
  }
  throw invalid(field, "a positive integer");
}

/** A field that must be a list of objects with at least one of them. */
export function objectsOf(root: JsonObject, field: string): readonly JsonObject[] {
  const node = present(root, field);
  if (node?.kind !== "array" || node.items.length === 0) {
    throw invalid(field, "a list with at least one item");
  }
  return node.items.map((item, index) => {
    if (item.kind === "object") return item;
    throw invalid(`${field}[${index}]`, "an object");
  });
}

/** Every message says who speaks. */
export function messagesOf(root: JsonObject): readonly JsonObject[] {
  const messages = objectsOf(root, "messages");
  for (const [index, message] of messages.entries()) {
    if (member(message, "role")?.kind !== "string") {
      throw invalid(`messages[${index}].role`, "a string");
    }
  }
  return messages;
}

/** Absent and null are the same to every provider. */
export function present(root: JsonObject, field: string): JsonNode | undefined {
  const node = member(root, field);
  return isNull(node) ? undefined : node;
}

const ROLE_TRUST: Readonly<Record<string, Trust>> = {
  system: "system",
  developer: "system",
  user: "user",
  assistant: "assistant",
  model: "assistant",
  tool: "tool",
  function: "tool",
};

/** A role nobody knows is trusted as little as a tool. */
export function trustOfRole(role: string | undefined): Trust {
  return (Object.hasOwn(ROLE_TRUST, role ?? "") ? ROLE_TRUST[role ?? ""] : undefined) ?? "tool";
}
