import { everyLanguage } from "../../core/language.ts";
import type { LegacyPath, Notes } from "./notes.ts";
import type { PolicyInput } from "./policy-input.ts";
import { READINGS } from "./readings.ts";

/** What the file does not say. */
export interface ImportOptions {
  /** IANA zone of its hours; without it UTC, in doubt. */
  readonly zone?: string;
  /** Issuer of its users and groups; without it any, in doubt. */
  readonly issuer?: string;
}

export type HoursInput = NonNullable<
  NonNullable<PolicyInput["roles"][string]["conditions"]>["hours"]
>;

/** `08:00-20:00`. */
export function hoursOf(
  text: string,
  { zone }: ImportOptions,
  { notes, path }: { readonly notes: Notes; readonly path: LegacyPath },
): HoursInput {
  notes.read(path, everyLanguage(READINGS.hours, { zone: zone ?? "UTC" }));
  if (zone === undefined) notes.doubt(path, READINGS.noZone);
  return { from: text.slice(0, 5), to: text.slice(6) };
}
