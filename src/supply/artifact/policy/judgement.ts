import { gadgetNamed } from "./gadgets/gadgets.ts";
import type { GadgetEffect } from "./gadgets/gadget.ts";
import type { PickleRuleId } from "../rules/pickle-rules.ts";
import type { Bytes, Text, Value } from "../formats/pickle/value.ts";

/** What is to be undone before nested bytes are looked at. */
export type Wrapping = "base64" | "hex" | "compressed" | "other";

/** Bytes of the file that a call would load: to be scanned as a file of their own. */
export interface Nested {
  readonly content: Bytes | Text;
  readonly wrapping: Wrapping | undefined;
}

/** What is wrong with one event; `values` are those of the rule's message. */
export interface Flag {
  readonly rule: PickleRuleId;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a call, a state or an import amounts to: nothing wrong without flags. */
export interface Judgement {
  readonly flags: readonly Flag[];
  readonly nested: readonly Nested[];
}

export const HARMLESS: Judgement = { flags: [], nested: [] };

const RULE_OF_EFFECT = {
  execute: "pickle/code-execution",
  process: "pickle/process",
  import: "pickle/import",
  reflection: "pickle/reflection",
  deserialize: "pickle/deserialization",
  "file-read": "pickle/file-read",
  "file-write": "pickle/file-write",
  network: "pickle/network",
  "deny-of-service": "pickle/denial-of-service",
} as const satisfies Record<GadgetEffect, PickleRuleId>;

export function flagged(rule: PickleRuleId, values: Flag["values"]): Judgement {
  return { flags: [{ rule, values }], nested: [] };
}

export function hasEffect(effect: GadgetEffect, callee: string): Judgement {
  return flagged(RULE_OF_EFFECT[effect], { callee });
}

export function unexpected(callee: string, why: string): Judgement {
  return flagged("pickle/unexpected-call", { callee, why });
}

/** A callable that was not used as serializers use it: as bad as it can be. */
export function misused(module: string, name: string, why: string): Judgement {
  const gadget = gadgetNamed(module, name);
  const callee = `${module}.${name}`;
  return gadget === undefined ? unexpected(callee, why) : hasEffect(gadget.effect, callee);
}

export function joined(judgements: readonly Judgement[]): Judgement {
  if (judgements.every((judgement) => judgement === HARMLESS)) return HARMLESS;
  return {
    flags: judgements.flatMap(({ flags }) => flags),
    nested: judgements.flatMap(({ nested }) => nested),
  };
}

const LABEL_DEPTH_MAX = 4;

/** How a value is called in a finding: `module.name`, `module.name(…)` or its kind. */
export function labelOf(value: Value, depth = 0): string {
  if (value.kind === "global") return `${value.module}.${value.name}`;
  if (value.kind !== "call") return value.kind;
  return depth >= LABEL_DEPTH_MAX ? "…" : `${labelOf(value.callee, depth + 1)}(…)`;
}
