import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";

/** Whose national numbers are known without a country code. */
const PLANS: readonly CountryCode[] = [
  "ES",
  "US",
  "GB",
  "FR",
  "DE",
  "IT",
  "PT",
  "MX",
  "BR",
  "AR",
  "CO",
  "CL",
];

/** As dialled from abroad: `00` reads as `+`. */
function international(text: string): string | null {
  const number = text.trim().replace(/^00(?=[1-9])/, "+");
  return number.startsWith("+") ? number : null;
}

/** `34` of `+34 612 345 678`; null for a number without the code of a country. */
export function callingCode(text: string): string | null {
  const number = international(text);
  if (number === null) return null;
  return parsePhoneNumberFromString(number)?.countryCallingCode ?? null;
}

/** True for a number that the plan of its country, or a plan of those asked, may give away. */
export function isAssigned(text: string): boolean {
  const number = international(text);
  if (number !== null) return parsePhoneNumberFromString(number)?.isValid() === true;
  return PLANS.some((plan) => parsePhoneNumberFromString(text, plan)?.isValid() === true);
}
