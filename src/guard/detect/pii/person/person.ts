import { defineRecognizer } from "../../recognizer.ts";
import type { Recognizer } from "../../recognizer.ts";
import {
  CAPITALIZED_RUN,
  firstWordOf,
  hasNumber,
  isOpenRun,
  wordsOfRun,
} from "./capitalized-run.ts";
import type { Introduction } from "./introduction.ts";
import { jobTitle } from "./job-title.ts";
import { KNOWN } from "./name-gazetteer.ts";
import { scorePerson } from "./person-score.ts";
import { profession } from "./profession.ts";
import { introductionBefore } from "./run-front.ts";
import { title } from "./title.ts";

const NAMED = KNOWN.given | KNOWN.surname;

const NAMING: ReadonlySet<Introduction> = new Set(["label", "title", "self", "greeting"]);

/** Only what stands in front makes a name of a word that no list has. */
function mayBePerson(run: string, before: () => string): boolean {
  if (isOpenRun(run)) return true;
  const { known, shape } = firstWordOf(run);
  if (shape === "mixed" || (known & (NAMED | KNOWN.common)) === KNOWN.common) return false;
  return known !== 0 || shape === "initial" || NAMING.has(introductionBefore(before));
}

function validatePerson(match: string, before: () => string): number {
  const { known, shape } = firstWordOf(match);
  if (shape === "mixed" || (known & (NAMED | KNOWN.common)) === KNOWN.common) return 0;
  const introduce = () => introductionBefore(before);
  // No list has the first word: only what stands in front can make it a name.
  if (known === 0 && shape !== "initial" && !NAMING.has(introduce())) return 0;
  if (hasNumber(match)) return 0;
  return scorePerson(wordsOfRun(match), introduce);
}

export const person = defineRecognizer({
  id: "pii/person",
  title: "Name of a person",
  category: "pii",
  severity: "medium",
  entity: "PERSON",
  references: ["GDPR art. 4(1)", "45 CFR 164.514(b)(2)(i)(A)", "OWASP LLM02:2025", "CWE-359"],
  pattern: CAPITALIZED_RUN,
  confidence: 0.5,
  worth: mayBePerson,
  validate: validatePerson,
  // Whatever else overlaps is more exact: an address, an e-mail, a hospital.
  priority: -10,
  examples: {
    finds: [
      "Please call Laura Jiménez Ortega about the offer.",
      "Nombre: Xiomelda",
      "Apellidos: Peribáñez Urkullo.",
      "Thanks, Sarah Whitfield",
      "Remitido por: Dra. Begoña de la Fuente Ruiz Servicio de Urología",
      "my name is Tolven Darrik",
      "me llamo Eneko Arrizabala",
      "Dear Ms Okonjo,",
      "The report by J. R. Hutchinson is late.",
      "GARCÍA LÓPEZ, JUAN",
      '{"name": "Kelda Morin"}',
      "Hi Will, are you there?",
    ],
    ignores: [
      "Will you come in May?",
      "The Rose Garden opens on Monday.",
      "Mark the box and Grant access.",
      "Dear Hiring Manager,",
      "Microsoft Word and Google Chrome",
      "New York, Madrid, Santiago de Chile",
      "Nombre del archivo: Informe",
      "class PaymentService extends BaseService",
      "Hola, buenos días. Gracias por todo.",
    ],
  },
});

export const personRecognizers: readonly Recognizer[] = [person, title, jobTitle, profession];
