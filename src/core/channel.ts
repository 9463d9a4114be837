/** How an injection reaches the model: typed by the user, or planted in what is read for them. */
export const CHANNELS = ["user", "document"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who wrote a text, as far as rules tell them apart: `definition` is what tools say they are. */
export type Source = Channel | "definition";
