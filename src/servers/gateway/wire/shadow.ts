import type { JsonNode } from "../../../core/json.ts";
import type { Shadow } from "./wire.ts";

/** Fields that hold a token of the text itself. */
const SPELLING = new Set(["token", "tokens"]);
/** Alternatives to a token: they are no part of the text. */
const ALTERNATIVES = "top_logprobs";
const FIELD_NAME = /^[a-z_]{1,40}$/;

/** Log probabilities: what they spell, token after token, and whatever else is said in them. */
export function shadowOf(node: JsonNode): Shadow {
  const spelled: string[] = [];
  const others: string[] = [];
  const visit = (inner: JsonNode, isSpelling: boolean, isText: boolean): void => {
    if (inner.kind === "string") (isSpelling && isText ? spelled : others).push(inner.value);
    if (inner.kind === "array") for (const item of inner.items) visit(item, isSpelling, isText);
    if (inner.kind !== "object") return;
    for (const { key, value } of inner.entries) {
      if (!FIELD_NAME.test(key)) others.push(key);
      visit(value, SPELLING.has(key), isText && key !== ALTERNATIVES);
    }
  };
  visit(node, true, true);
  return { start: node.start, end: node.end, text: `${spelled.join("")}\n${others.join("\n")}` };
}
