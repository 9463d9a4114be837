import { defineRecognizer } from "../../recognizer.ts";
import type { Recognizer } from "../../recognizer.ts";
import { isLabel } from "./labelled.ts";

const REFERENCES = ["RGPD art. 9.1", "OWASP LLM02:2025", "CWE-359"];

/** Words of reports about patients: elsewhere nobody is meant by `mujer` or `madre`. */
const REPORT =
  "paciente,pacientes,historia actual,historia clínica,informe clínico,motivo de ingreso," +
  "motivo de consulta,anamnesis,antecedentes,ingresado,ingresada,diagnosticado,diagnosticada," +
  "patient,history of present illness,chief complaint,admitted,diagnosed,hpi";

/** `su mujer`, `his wife` are somebody else. */
const SOMEBODY_ELSES = /(?<!\p{L})(?:su|sus|his|her|their)\s$/iu;

const sexLabelled = defineRecognizer({
  id: "pii/sex-labelled",
  title: "Sex of a person as a letter or word behind its label",
  category: "pii",
  severity: "info",
  entity: "SEX",
  references: REFERENCES,
  pattern:
    /(?<![\p{L}\p{N}_.'’/-])(?:[HMVFX]|[Hh]ombre|[Mm]ujer|[Vv]ar[oó]n|[Mm]asculino|[Ff]emenin[ao]|[Mm]ale|[Ff]emale|[Mm]ännlich|[Ww]eiblich|[Hh]omme|[Ff]emme|[Mm]asculin|[Ff]éminin|[Mm]aschio|[Ff]emmina|[Nn]on-?binary|[Nn]o binario)(?![\p{L}\p{N}_'’/-])/u,
  confidence: 0,
  validate: (_match, before) => isLabel(before()),
  context: {
    words: ["sexo", "sex", "género", "genero", "gender", "geschlecht", "sexe", "sesso"],
    score: 0.85,
    reach: 16,
    required: true,
  },
  examples: {
    finds: ["Sexo: H.", "Sex: female", "Edad: 53 años Sexo: Mujer", '"gender": "male"'],
    ignores: ["H.", "sexo y género, la mujer", "Sexo: .\nMédico", "female"],
  },
});

const sexTold = defineRecognizer({
  id: "pii/sex-told",
  title: "Sex of a patient in a report",
  category: "pii",
  severity: "info",
  entity: "SEX",
  references: REFERENCES,
  pattern:
    /(?<![\p{L}\p{N}_])(?:varón|mujer|hombre|niñ[ao]|masculino|femenin[ao]|male|female|woman|man|boy|girl|gentleman|lady)(?![\p{L}\p{N}_])/iu,
  confidence: 0,
  validate: (_match, before) => !SOMEBODY_ELSES.test(before()),
  context: {
    words: `${REPORT},se trata de,year old,years old,y o`.split(","),
    score: 0.6,
    reach: 32,
    required: true,
  },
  examples: {
    finds: ["Paciente varón de 53 años", "The patient is a 43-year-old woman", "HPI: 60 yo male"],
    ignores: ["la mujer de mi vida", "El paciente vino con su mujer", "a man walked in"],
  },
});

/** `antecedentes familiares` and `médico de familia` are nobody, `son` is a verb in Spanish. */
function isSomebody(match: string, before: string): boolean {
  const [word = ""] = match.toLowerCase().split(" ");
  const [, last = ""] = /(\p{L}+)\s+$/u.exec(before.slice(-24).toLowerCase()) ?? [];
  const needed = PRECEDED.get(word);
  return (needed === undefined || needed.includes(last)) && !(word === "familia" && last === "de");
}

const RELATIVES = "los sus otros algunos varios dos tres con".split(" ");
const SONS = "his her their the a one two three eldest younger elder adult first".split(" ");
const PRECEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ["familiar", ["un", "el", "otro", "referido", "algún", "este"]],
  ["familiares", RELATIVES],
  ["son", SONS],
  ["sons", SONS],
]);

const familyMember = defineRecognizer({
  id: "pii/family-member",
  title: "Relative of a patient in a report",
  category: "pii",
  severity: "info",
  entity: "FAMILY_MEMBER",
  references: REFERENCES,
  pattern:
    /(?<![\p{L}\p{N}_])(?:madre|padres?|hij[ao]s?|herman[ao]s?|abuel[ao]s?|tí[ao]s?|prim[ao]s?|marido|espos[ao]|pareja|cuñad[ao]s?|suegr[ao]s?|niet[ao]s?|sobrin[ao]s?|familia|familiar|familiares|progenitor(?:es|a)?|mellizos|gemel[ao]s|nuera|yerno|mother|father|parents|sons?|daughters?|brothers?|sisters?|siblings?|wife|husband|spouse|grandmother|grandfather|uncle|aunt|cousins?)(?: (?:matern[ao]s?|patern[ao]s?|mayor(?:es)?|menor(?:es)?|gemel[ao]s?))?(?![\p{L}\p{N}_])/iu,
  confidence: 0,
  validate: (match, before) => isSomebody(match, before()),
  context: {
    words: (
      `${REPORT},refiere,refieren,family history,exploración,tratamiento,acude,acompañado,` +
      "acompañada,síndrome,enfermedad,diagnóstico,urgencias,evolución,clínica,syndrome,symptoms"
    ).split(","),
    score: 0.5,
    reach: 240,
    required: true,
  },
  examples: {
    finds: ["Paciente que acude con su madre", "family history: father with diabetes"],
    ignores: ["mi madre cocina bien", "the father of physics", "antecedentes familiares"],
  },
});

/** What reports say of a patient besides numbers. */
export const patientRecognizers: readonly Recognizer[] = [sexLabelled, sexTold, familyMember];
