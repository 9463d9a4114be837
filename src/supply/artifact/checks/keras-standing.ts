import type { KerasStanding } from "../policy/keras-callables.ts";

/** What is reported of a name that Keras would look up. */
export const RULES = {
  unknown: "keras/unknown-callable",
  internal: "keras/internal-callable",
  foreign: "keras/foreign-callable",
  custom: "keras/custom-object",
} as const satisfies Record<Exclude<KerasStanding, "known">, string>;
