import { GaritaError } from "./errors.ts";
import type { Wording } from "./language.ts";

/** What only a person can put right, in every language; `message` is the English one. */
export class WordedError extends GaritaError {
  readonly text: Wording;

  constructor(text: Wording) {
    super("config.invalid", text.en);
    this.text = text;
  }
}
