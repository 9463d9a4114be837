import { plainOf } from "../person/plain.ts";
import { CAPITALIZED_RUN, firstWordOf, lastWordOf, wordsOfRun } from "../person/capitalized-run.ts";
import type { RunWord } from "../person/capitalized-run.ts";
import { KNOWN } from "../person/name-gazetteer.ts";
import { endsInLabelMark } from "./label-mark.ts";
import { defineRecognizer } from "../../recognizer.ts";

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** First words of names of bodies, where a name follows: `Hospital Clínico`. */
const HEADS = setOf(`
  hospital clinica universidad universitat universidade universite universita universitat
  university ayuntamiento ministerio consejeria fundacion instituto institut colegio escuela
  centro complejo complexo sanatorio policlinica policlinico
  asociacion federacion sindicato
  banco caja laboratorios laboratorio residencia ospedale klinikum hopital krankenhaus facultad
  xarxa consorcio consorci parc bank institute college
`);
/** What a name that begins with such a word goes on with. */
const CENTERS = setOf(
  "centro complejo complexo instituto institut centre parc consorcio consorci xarxa",
);
const CARE =
  /\b(?:salud|hospital\w*|medico|medica|clinico|especialidades|sanitari\w*|assistencial|psicologia|oncolog\w*|nacional|investigacion\w*)\b/;
const TAILS = setOf(`
  university hospital college school bank institute foundation corporation corp inc llc ltd
  limited plc gmbh ag sarl bv group holdings partners associates enterprises industries
  technologies solutions systems consulting airlines orchestra investments ventures laboratories
  pharmaceuticals incorporated clinic
`);
const EMPLOYER =
  /(?:^|[\s"'<|])(?:company|employer|organization|organisation|org|empresa|compania|entidad|centro|hospital|institucion|empleador|employeur|entreprise|firma|unternehmen|azienda|ditta)["'*]*\s?[:=|>]\s*["'*]*$/;
const CARED =
  /\b(?:servicio|dra?|medic[oa]|remitid[oa]|unidad|seccion|departamento|paciente|responsable|ingres\w+|urologia|service|physician|ward|admitted|worked? (?:for|at)|works at|trabaja en|employed by)\b/;
const REACH = 100;
const BARE = 0.35;
const MEANT = 0.7;

function validateOrganization(match: string, before: () => string): number {
  const head = firstWordOf(match);
  const named = match.includes(" ") && (HEADS.has(head.plain) || hasNamedTail(match, head));
  // A common word in front of an unknown one is not worth a look at the label.
  if (!named && (head.known & KNOWN.common) !== 0) return 0;
  if (!named || match.includes(",")) return labelled(match, before) ? MEANT : 0;
  if (CENTERS.has(head.plain) && !CARE.test(plainOf(match))) return 0;
  return labelled(match, before) || CARED.test(plainOf(before().slice(-REACH))) ? MEANT : BARE;
}

const TAILED_WORDS_MAX = 5;

/** `Larkfield Technologies`, but not `Servicio de Urología Hospital`. */
function hasNamedTail(match: string, head: RunWord): boolean {
  if ((head.known & KNOWN.common) !== 0 || !TAILS.has(lastWordOf(match).plain)) return false;
  const words = wordsOfRun(match);
  return (
    words.length <= TAILED_WORDS_MAX &&
    words.every(({ shape, plain }) => shape !== "lower" || plain === "of" || plain === "and")
  );
}

/** `Company: Hooli`. */
function labelled(match: string, before: () => string): boolean {
  const front = before();
  if (match.length < 3 || !endsInLabelMark(front)) return false;
  return EMPLOYER.test(plainOf(front.slice(-40)));
}

const CARD = {
  category: "pii",
  severity: "low",
  entity: "ORGANIZATION",
  references: ["45 CFR 164.514(b)(2)(i)", "OWASP LLM02:2025", "CWE-359"],
  priority: -5,
} as const;

export const organization = defineRecognizer({
  ...CARD,
  id: "pii/organization",
  title: "Hospital, university, company or other body",
  pattern: CAPITALIZED_RUN,
  confidence: BARE,
  validate: validateOrganization,
  examples: {
    finds: [
      "Servicio de Urología. Hospital Universitario del Tormes. C/ Ancha",
      "Universidad de Valdeolmos",
      "Employer: Brimstone",
      "She works at Larkfield Technologies",
      "Centro de Salud Los Olmos",
    ],
    ignores: ["el hospital estaba lleno", "Centro Comercial", "The bank is closed", "Hospital"],
  },
});

/** `Ferretería Robles, S.L.`: legal forms that no other word looks like. */
export const organizationForm = defineRecognizer({
  ...CARD,
  id: "pii/organization-form",
  title: "Company with its legal form",
  pattern:
    /(?<![\p{L}\p{M}\p{N}_&'’.-])\p{Lu}[\p{L}\p{M}\p{N}&'’.-]*(?: (?:y |de |e |& )?\p{Lu}[\p{L}\p{M}\p{N}&'’.-]*){0,4},? (?:S\.? ?[LA]\.?(?: ?U\.?)?|S\.?Coop\.?|GmbH(?: & Co\. KG)?|Inc\.?|LLC|Ltd\.?|PLC|plc|S\.?r\.?l\.?|S\.?p\.?A\.?|B\.V\.|N\.V\.|S\.?à\.?r\.?l\.?|SAS|Lda\.?|Ltda\.?|Oy|A\/S|Pty)(?![\p{L}\p{N}_])/u,
  confidence: 0.45,
  examples: {
    finds: ["Ferretería Robles, S.L.", "we hired Larkfield Holdings Inc.", "Muster & Sohn GmbH"],
    ignores: ["S.A. el Rey", "a limited time", "the inc file", "SL 500"],
  },
});
