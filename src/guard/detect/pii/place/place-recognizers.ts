import type { Recognizer } from "../../recognizer.ts";
import { addressRecognizers } from "./address.ts";
import { location } from "./location.ts";
import { nationality } from "./nationality.ts";
import { organization, organizationForm } from "./organization.ts";

/** Where people live and what they belong to. */
export const placeRecognizers: readonly Recognizer[] = [
  ...addressRecognizers,
  location,
  organization,
  organizationForm,
  nationality,
];
