import type { RuleCard } from "../../core/finding.ts";
import { sensitiveDataRequest } from "./content/sensitive-data-request.ts";
import { uninspectable } from "./content/uninspectable.ts";
import {
  promptLeak,
  promptLeakCanary,
  sessionEscalation,
  splitPayload,
} from "./injection/conversation-rules.ts";
import { exfiltration } from "./injection/exfiltration.ts";
import { falseAuthority } from "./injection/false-authority.ts";
import type { InjectionFamily } from "./injection/family.ts";
import { goalHijack } from "./injection/goal-hijack.ts";
import { hiddenInstruction } from "./injection/hidden-instruction.ts";
import { instructionOverride } from "./injection/instruction-override.ts";
import { payloadSplitting } from "./injection/payload-splitting.ts";
import { persona } from "./injection/persona.ts";
import { promptExtraction } from "./injection/prompt-extraction.ts";
import { refusalSuppression } from "./injection/refusal-suppression.ts";
import { roleTag } from "./injection/role-tag.ts";
import { INJECTION_RULES } from "./injection/rules.ts";
import { MODEL_NAME_RULES, namesMissing } from "./model-names.ts";
import { europeRecognizers } from "./pii/country/europe.ts";
import { worldRecognizers } from "./pii/country/world.ts";
import { ENCODED_RULES } from "./encoded.ts";
import { globalRecognizers } from "./pii/global-recognizers.ts";
import { healthRecognizers } from "./pii/health/numbers.ts";
import { passport } from "./pii/passport.ts";
import { personRecognizers } from "./pii/person/person.ts";
import { placeRecognizers } from "./pii/place/place-recognizers.ts";
import { usSsn } from "./pii/us-ssn.ts";
import type { Recognizer } from "./recognizer.ts";
import { secretRecognizers } from "./secret/recognizers.ts";
import { secondOpinion, secondOpinionMissing } from "./second-opinion.ts";
import { taintedLink, taintedToolCall } from "./tainted.ts";

/** Rules over texts and streams. */
export const RECOGNIZERS: readonly Recognizer[] = [
  ...globalRecognizers,
  ...healthRecognizers,
  usSsn,
  passport,
  ...europeRecognizers,
  ...worldRecognizers,
  ...personRecognizers,
  ...placeRecognizers,
  ...secretRecognizers,
  sensitiveDataRequest,
];

/** Rules over normalized whole texts on their way in. */
export const INJECTION_FAMILIES: readonly InjectionFamily[] = [
  instructionOverride,
  promptExtraction,
  persona,
  refusalSuppression,
  roleTag,
  exfiltration,
  hiddenInstruction,
  goalHijack,
  payloadSplitting,
  falseAuthority,
];

/** What the guard says about itself: the text could not be inspected, so it counts as bad. */
export const guardFailure: RuleCard = {
  id: "guard/failure",
  title: "A detector failed on this text",
  category: "content",
  severity: "critical",
  references: ["CWE-636"],
};

export const guardTooLong: RuleCard = {
  id: "guard/too-long",
  title: "Text longer than the guard inspects",
  category: "content",
  severity: "critical",
  references: ["CWE-770"],
};

/** Every rule that can name a finding. */
export const RULES: readonly RuleCard[] = [
  ...RECOGNIZERS,
  ...ENCODED_RULES,
  ...MODEL_NAME_RULES,
  ...INJECTION_FAMILIES,
  ...INJECTION_RULES,
  taintedToolCall,
  taintedLink,
  sessionEscalation,
  splitPayload,
  promptLeak,
  promptLeakCanary,
  secondOpinion,
  secondOpinionMissing,
  namesMissing,
  uninspectable,
  guardFailure,
  guardTooLong,
];
