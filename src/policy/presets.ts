import type { Action } from "../core/audit-event.ts";
import type { EntityRule } from "./profile.ts";

/**
 * Entities that say something of a person but name nobody, dates, places, firms, and public numbers
 * of firms, goods and papers. Nothing follows from them unless a preset or a profile asks. Globs.
 */
export const QUASI_IDENTIFIERS = [
  "AGE",
  "CITY",
  "COMPANY",
  "COUNTRY",
  "CUSIP",
  "*DATE",
  "DATE_TIME",
  "DEVICE_SERIAL_NUMBER",
  "DE_PLZ",
  "DOMAIN",
  "DOMAIN_NAME",
  "FAMILY_MEMBER",
  "GENDER",
  "GPE",
  "HOSPITAL",
  "ICD_10_CODE",
  "IE_EIRCODE",
  "IN_IFSC",
  "ISIN",
  "IT_AIC",
  "JOB_TITLE",
  "LEI",
  "LOCATION",
  "NATIONALITY",
  "NRP",
  "ORGANIZATION",
  "*POSTAL_CODE",
  "*POSTCODE",
  "PROFESSION",
  "REGION",
  "SEDOL",
  "SEX",
  "SWIFT_BIC",
  "TIME",
  "TITLE",
  "URL",
  "*ZIP_CODE",
] as const;
type QuasiIdentifier = (typeof QUASI_IDENTIFIERS)[number];

/** Where a person lives or is, down to what a postal code says. */
const PLACES = [
  "CITY",
  "DE_PLZ",
  "IE_EIRCODE",
  "LOCATION",
  "*POSTAL_CODE",
  "*POSTCODE",
  "*ZIP_CODE",
] as const;

/** Which personal data a law or standard is about. Secrets are no matter of presets. */
interface Preset {
  /** Whether all that names a person counts. */
  readonly identifiers: boolean;
  /** Besides, or instead: globs. */
  readonly entities: readonly string[];
}

const preset = (entities: readonly QuasiIdentifier[]): Preset => ({ identifiers: true, entities });

export const PRESETS = {
  /** GDPR art. 4(1) and 9(1): identity, location, health, origin. */
  gdpr: preset([
    ...PLACES,
    "AGE",
    "FAMILY_MEMBER",
    "GENDER",
    "ICD_10_CODE",
    "JOB_TITLE",
    "NATIONALITY",
    "NRP",
    "PROFESSION",
    "REGION",
    "SEX",
  ]),
  /** HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i): dates, ages and places below a state, too. */
  hipaa: preset([
    ...PLACES,
    "AGE",
    "*DATE",
    "DATE_TIME",
    "DEVICE_SERIAL_NUMBER",
    "DOMAIN",
    "DOMAIN_NAME",
    "FAMILY_MEMBER",
    "HOSPITAL",
    "ORGANIZATION",
    "URL",
  ]),
  /** PCI DSS v4.0.1 req. 3: cardholder data and sensitive authentication data. */
  pci: { identifiers: false, entities: ["PAYMENT_CARD*", "CARD_*", "CREDIT_CARD*", "CVV"] },
  /** Keys, tokens and passwords: no personal data at all. */
  "secrets-only": { identifiers: false, entities: [] },
} as const satisfies Record<string, Preset>;
export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = ["gdpr", "hipaa", "pci", "secrets-only"] as const;

/** No form and no check tells a date or a link from others: they are never found for certain. */
const QUASI_SCORE_MIN = 0.3;

/** In force with and without a preset. */
const UNASKED_ENTITIES: readonly EntityRule[] = QUASI_IDENTIFIERS.map((entity) => ({
  entity,
  action: "allow",
  scoreMin: QUASI_SCORE_MIN,
}));

/**
 * Names of people stand in half of all that is asked: on its way in a name counts where something
 * says that it is somebody's (`Patient:`, `Dr.`, `my name is`), on its way back it does not.
 */
export const UNASKED_INPUT: readonly EntityRule[] = [
  { entity: "PERSON", scoreMin: 0.85 },
  ...UNASKED_ENTITIES,
];
export const UNASKED_OUTPUT: readonly EntityRule[] = [
  { entity: "PERSON", action: "allow" },
  ...UNASKED_ENTITIES,
];

/** Of profiles with presets: whether all that names a person counts, and which entities do. */
export function presetRules(
  names: readonly PresetName[],
  action: Action,
): { readonly identifiers: boolean; readonly entities: readonly EntityRule[] } {
  const presets: readonly Preset[] = names.map((name) => PRESETS[name]);
  const asked = new Set(presets.flatMap(({ entities }) => entities));
  const entities = [...asked].map((entity) => ({ entity, action }));
  return {
    identifiers: presets.some(({ identifiers }) => identifiers),
    entities: [...entities, ...UNASKED_ENTITIES],
  };
}
