/** How a finding is hidden. Only `tokenize` can be undone, and only within the conversation. */
export const OPERATOR_NAMES = [
  "mask",
  "partial",
  "remove",
  "label",
  "hash",
  "generalize",
  "synthetic",
  "tokenize",
] as const;
export type OperatorName = (typeof OPERATOR_NAMES)[number];

/** How an injection is taken out of a text: without a trace, or with a notice in its place. */
export const NEUTRALIZERS = ["cut", "mask"] as const;
export type Neutralizer = (typeof NEUTRALIZERS)[number];

/** How text that nobody vouches for is marked on its way to the model. */
export const SPOTLIGHTS = ["off", "delimit", "datamark"] as const;
export type Spotlight = (typeof SPOTLIGHTS)[number];
