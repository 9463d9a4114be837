import { oneOf } from "../../text-end.ts";
import { plainOf } from "./plain.ts";

/**
 * What the words before a run say of it:
 * - `label`, `title`, `self`: a person's name, known or not (`Nombre:`, `Dr.`, `me llamo`)
 * - `greeting`: nearly always a name (`Dear`, `Hola`)
 * - `sender`: a name of a person or a body (`From:`, `by`)
 * - `person`: what people do or are (`said`, `with`)
 * - `thing`: the name of a street, a building, an illness, a saint
 * - `inside`: a word with a capital goes before, in the same run
 */
export type Introduction =
  "label" | "title" | "self" | "greeting" | "sender" | "person" | "thing" | "inside" | "none";

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Last word of a label in front of a colon, an equals sign or a cell's edge. */
const LABELS = setOf(`
  name names fullname firstname lastname surname surnames forename patient pt physician doctor
  surgeon nurse witness claimant plaintiff defendant employee employees holder cardholder
  beneficiary applicant insured tenant landlord guardian spouse passenger guest attendee
  candidate signatory payee payer recipient sender attn attention respondent petitioner
  appellant deponent notary attorney counsel judge caller nombre nombres apellido apellidos
  paciente medico medica doctora titular empleado empleada firmante firmado fdo beneficiario
  beneficiaria asegurado asegurada tomador representante interesado interesada solicitante
  demandante demandado testigo tutor tutora remitente destinatario contacto clinico facultativo
  colegiado autor autora alumno alumna profesor profesora trabajador trabajadora inquilino
  arrendador arrendatario heredero padre madre nom prenom vorname nachname familienname
  ansprechpartner nome cognome sobrenome paziente patiente naam voornaam achternaam imie
  nazwisko navn namn fornavn etternavn fornamn efternamn nimi jmeno prijmeni nev
`);
/** `Prepared by:`, `Remitido por:`. */
const AGENTS = setOf("by por par von da door");
/** What has a name and is no person: `file name`, `nombre de la empresa`. */
const UNNAMED = setOf(`
  file company product user host domain business project brand event school hospital city street
  class table column server package variable function method field key app application service
  model trade drug test study site country state branch bank account group team archivo empresa
  producto usuario dominio proyecto marca evento centro ciudad calle clase tabla campo servicio
  modelo display nick screen game pet
`);
const SENDERS = setOf(
  "from to re cc bcc de para por author contact customer client cliente by user asunto",
);
const TITLES = setOf(`
  dr dra drs mr mrs ms miss mx messrs prof sir dame lord sr sra sres srta dn dna don dona d d.a
  da. herr frau mme mlle monsieur madame signor signora sig sig.ra dott dott.ssa avv lic senhor
  senhora senor senora senorita capt sgt rev hon esq dhr mevr mw pan pani doctor doctora
  professor profesor profesora
`);
const SELF = setOf("llamo llamaba heisse chiamo chamo appelle named");
const NAME_IS = setOf("name nombre names nom apellido surname");
const IS = setOf("is es was are est s");
const GREETINGS = setOf(`
  dear hi hello hey hola estimado estimada querido querida bonjour hallo liebe lieber geehrter
  geehrte cher chere ciao caro cara prezado prezada ola hej
`);
const PEOPLE = setOf(`
  said says told asked met with and to by from wrote called calls thanks regards sincerely
  cheers m am soy con dijo a y gracias atentamente saludos son father mother brother sister
  friend wife husband colleague boss leave is hermano hermana hijo hija padre madre esposo
  esposa mujer marido amigo amiga novio novia tio tia primo prima
`);
const THINGS = setOf(`
  calle c avda avd avenida av plaza pza pl paseo ronda carretera ctra camino travesia glorieta
  rua via street st avenue road rue piazza platz san santa santo saint sainte sant sao mount
  lake port fort cape puerto rio sierra monte hospital clinica clinic sanatorio colegio school
  college universidad university instituto institute fundacion foundation complejo residencia
  museo museum iglesia church teatro estadio aeropuerto airport parque park barrio sindrome
  syndrome enfermedad disease signo maniobra escala test tipo tecnica metodo method indice sonda
  law theorem algorithm the hotel los las el la new
`);
const LINE_END = 0x0a;
const PARTICLES = setOf("de del la las los el of");

const isGap = oneOf(/[ \u00a0\t\n\r"'`*_“”«»‘’([]/);
const isLetter = oneOf(/[\p{L}\p{M}\p{N}]/u);
const REACH = 56;

/** A place in the text before, moving backwards. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** Skips blanks and quotes; whether a line ended there. */
function skipGap(cursor: Cursor): boolean {
  let broke = false;
  while (cursor.at > 0 && isGap(cursor.text, cursor.at - 1)) {
    cursor.at--;
    if (cursor.text.charCodeAt(cursor.at) === LINE_END) broke = true;
  }
  return broke;
}

/** The word that ends at the cursor, as written; empty for none. */
function wordBefore(cursor: Cursor): string {
  const end = cursor.at;
  while (cursor.at > 0 && isLetter(cursor.text, cursor.at - 1)) cursor.at--;
  return cursor.text.slice(cursor.at, end);
}

function labelBefore(cursor: Cursor): Introduction {
  skipGap(cursor);
  if (cursor.text[cursor.at - 1] === ")") {
    // `Nombre (s):`
    const open = cursor.text.lastIndexOf("(", cursor.at);
    cursor.at = Math.max(open, 0);
    skipGap(cursor);
  }
  let last = plainOf(wordBefore(cursor));
  if (cursor.text[cursor.at - 1] === "/") {
    // `Médico/a:`, `Apellido/s:`
    cursor.at--;
    if (last.length < 3) last = plainOf(wordBefore(cursor));
  }
  skipGap(cursor);
  const previous = plainOf(wordBefore(cursor));
  // `Historia del paciente:` is a heading.
  if (previous === "del" || previous === "la") return "none";
  if (LABELS.has(last)) return UNNAMED.has(previous) ? "none" : "label";
  if (AGENTS.has(last) && previous !== "") return "label";
  if (previous === "name" || previous === "nombre") return UNNAMED.has(last) ? "none" : "label";
  return SENDERS.has(last) ? "sender" : "none";
}

/** `before` ends where the run begins. */
export function introductionOf(before: string): Introduction {
  const cursor: Cursor = { text: before.slice(-REACH), at: Math.min(before.length, REACH) };
  const end = cursor.at;
  const broke = skipGap(cursor);
  const mark = cursor.text[cursor.at - 1] ?? "";
  if (mark === ":" || mark === "=" || mark === "|" || mark === ">") {
    cursor.at--;
    return labelBefore(cursor);
  }
  if (broke) return mark === "," ? "person" : "none";
  if (mark === ".") return titleBefore(cursor, end === cursor.at);
  if (mark === ",") return "none";
  if (mark === "/")
    return /(?:^|\s)c\.?\/$/i.test(cursor.text.slice(0, cursor.at)) ? "thing" : "none";
  return wordIntroduction(cursor);
}

/** Without a blank (`close`) it is a title, or a part of something that is no text. */
function titleBefore(cursor: Cursor, close: boolean): Introduction {
  cursor.at--;
  const title = plainOf(wordBefore(cursor));
  if (TITLES.has(title)) return "title";
  return close || title === "st" || title === "avda" || title === "av" || title === "c"
    ? "thing"
    : "none";
}

const NUMBER = /^\d+$/;
const YEAR = /^(?:19|20)\d\d$/;

function wordIntroduction(cursor: Cursor): Introduction {
  const written = wordBefore(cursor);
  const last = plainOf(written);
  if (NUMBER.test(last)) return YEAR.test(last) ? "none" : "thing"; // `62 Cassidy Drive`
  if (last === "a" && cursor.text[cursor.at - 1] === ".") return "title"; // `D.ª`
  const meaning = MEANINGS.get(last);
  if (meaning === "is") return nameIs(cursor, last);
  if (meaning === "particle") return particleIntroduction(cursor, last);
  return meaning ?? (written === last ? "none" : "inside");
}

type Meaning = Introduction | "is" | "particle";

/** What a word in front of a run means: of the first list that it is in. */
const MEANINGS: ReadonlyMap<string, Meaning> = (() => {
  const meanings = new Map<string, Meaning>();
  const lists: readonly (readonly [words: ReadonlySet<string>, meaning: Meaning])[] = [
    [IS, "is"],
    [PARTICLES, "particle"],
    [TITLES, "title"],
    [SELF, "self"],
    [GREETINGS, "greeting"],
    [THINGS, "thing"],
    [PEOPLE, "person"],
    [LABELS, "person"],
  ];
  for (const [words, meaning] of lists) {
    for (const word of words) {
      // `d` is no title without its dot, but `y` stands between people.
      const counts = word.length > 1 || meaning === "is" || meaning === "person";
      if (counts && !meanings.has(word)) meanings.set(word, meaning);
    }
  }
  return meanings;
})();

/** `my name is`. */
function nameIs(cursor: Cursor, verb: string): Introduction {
  skipGap(cursor);
  if (NAME_IS.has(plainOf(wordBefore(cursor)))) return "self";
  return PEOPLE.has(verb) ? "person" : "none";
}

/** `Calle de la`, `síndrome de`, `the`. */
function particleIntroduction(cursor: Cursor, last: string): Introduction {
  skipGap(cursor);
  let previous = plainOf(wordBefore(cursor));
  if (PARTICLES.has(previous)) {
    skipGap(cursor);
    previous = plainOf(wordBefore(cursor));
  }
  return THINGS.has(previous) || last !== "de" ? "thing" : "none";
}
