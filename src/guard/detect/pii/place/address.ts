import { defineRecognizer } from "../../recognizer.ts";
import { ADDRESS_CARD } from "./address-parts.ts";
import { isPlace } from "./place-gazetteer.ts";
import { corner, numberedFirst, numberedStreet } from "./street.ts";

const DIGIT = /\d/;
const ENDS_IN_STOP = /[ ,.-]$/;
const CAPITAL = /\p{Lu}/u;
/** `calle`, `c/`, `avda.`: what in prose is nothing but a street. */
const SURE =
  /^(?:calle|c\/|c\.\/|c ?\/|avda|avenida|avgda|carrer|rúa|rua|passeig|pza|urb|ctra|ul\.)/i;
/** The letters that a street begins with, all of them: `called` is no `calle`. */
const STREET_WORDS = new Set(
  (
    "calle carrer c avda avd avenida avinguda avgda av plaza plaça pza pl paseo passeig p " +
    "rúa rua ronda carretera ctra camino travesía glorieta alameda rambla urbanización urb " +
    "polígono via viale piazza corso largo travessa ul callejón cuesta bulevar"
  ).split(" "),
);
const SMALL_WORDS =
  /^(?:y|e|en|a|o|con|que|es|se|no|por|para|su|un|una|and|is|was|to|in|había|hay|arriba|abajo|adelante)$/i;

/** `Plaza Mayor tenía 300`. */
const VERB_AND_NUMBER = /\p{Lu}\S* \p{Ll}{4,} \d/u;

/** Kind of street in front, a name, and a number: `Calle Mayor, 12, 3.º B`. */
function validateStreetFirst(match: string): number {
  if (ENDS_IN_STOP.test(match) || !beginsStreet(match)) return 0;
  const [, ...words] = match.split(/[ ,/]+/);
  const [name = ""] = words;
  if (words.some((word) => SMALL_WORDS.test(word))) return 0;
  const numbered = DIGIT.test(match) || /s\/n/i.test(match);
  if (!CAPITAL.test(match.replace(/^\S+/, ""))) {
    return numbered && SURE.test(match) && match.includes(",") ? 0.6 : 0;
  }
  if (isMereWord(name) && !SURE.test(match)) return 0;
  if (VERB_AND_NUMBER.test(match)) return 0;
  if (numbered) return 0.8;
  return SURE.test(match) ? 0.5 : 0.2;
}

function beginsStreet(match: string): boolean {
  const [word = ""] = /^\p{L}*/u.exec(match) ?? [];
  return STREET_WORDS.has(word.toLowerCase());
}

function isMereWord(name: string): boolean {
  return name.length > 3 && !/^\p{Lu}/u.test(name) && !/^[\p{L}]{1,4}$/u.test(name);
}

const streetFirst = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/address",
  title: "Postal address, kind of street first",
  pattern:
    /(?<![\p{L}\p{N}_])(?:calle|carrer|c\.?\/\.?|avda\.?|avd\.?|avenida|avinguda|avgda\.?|av\.|plaza|plaça|pza\.?|pl\.|paseo|passeig|p\.º\.?|rúa|rua|ronda|carretera|ctra\.?|camino|travesía|glorieta|alameda|rambla|urbanización|urb\.|polígono|via|viale|piazza|corso|largo|travessa|ul\.|callejón|cuesta|bulevar) ?(?: ?(?:de|del|de la|de los|de las|el|la|los|las|dr\.?|dra\.?|prof\.?|sta\.?|sto\.?|d\.|gral\.?|pío|san|santa|do|da|dei|delle|della))?(?: ?[\p{L}][\p{L}\p{M}ª'’.-]*(?: [\p{L}\p{M}][\p{L}\p{M}ª'’.-]*){0,6})(?:,? {0,2}(?:(?:n\.?[oº°]\.? ?|n[uú]m\.? ?|#|no\. )?\d{1,4}(?: ?[-/] ?\d{1,4})?(?: ?bis)?(?: ?[a-z])?|s\/n)(?:(?:, ?| - ?| |-)(?:\d{1,2}\.?[oaº°ª]?\.? ?-?(?:[a-z]|izda?|dcha?|izq|dch|pta|piso|planta)?\.?(?: ?[a-z])?|bajo(?: ?[a-z])?|ático(?: ?[a-z])?|entlo\.?|esc(?:alera)?\.? ?\w|portal \w{1,2}|piso \w{1,3}|puerta \w{1,2}|pta\.? ?\w{1,2}|planta \w{1,3}|bloque \w{1,2}|izda?\.?|dcha?\.?|local \w{1,2})){0,4})?(?![\p{L}\p{N}_])/iu,
  confidence: 0.5,
  validate: validateStreetFirst,
  examples: {
    finds: [
      "Vive en Calle Mayor, 12, 3.º B",
      "C/ del Olmo 5-7, 2º dcha",
      "Avda. Constitución 14",
      "Domicilio: avenida san telmo 13, 2A.",
      "Plaza de la Fuente, s/n",
      "Via Garibaldi 22",
    ],
    ignores: [
      "por la calle había 20 personas",
      "en la plaza",
      "c/o the desk",
      "via email 3 times",
      "a cat called Biscuit, 4",
    ],
  },
});

const frenchStreet = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/address-fr",
  title: "Postal address as French is written",
  pattern:
    /(?<![\p{L}\p{N}_.,$€£#/-])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|place|chemin|impasse|allée|quai|route|cours|square) (?:(?:de|du|des|de la|de l['’]|d['’]|la|le|les) ?){0,2}\p{Lu}[\p{L}\p{M}'’-]*(?:[ -](?:de |du |la |des )?\p{Lu}[\p{L}\p{M}'’-]*){0,3}(?:,? \d{5} \p{Lu}[\p{L}\p{M}-]*)?(?![\p{L}\p{N}_])/u,
  confidence: 0.8,
  examples: {
    finds: ["12, rue de la Paix, 75002 Paris", "56 rue Lafayette", "3 bis avenue des Tilleuls"],
    ignores: ["la rue de la Paix", "12 route planners", "20 place settings"],
  },
});

const box = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/address-box",
  title: "Post office box",
  pattern:
    /(?<![\p{L}\p{N}_])(?:p\.? ?o\.? ?box|post office box|postbox|apartado(?: de correos| postal)?|apdo\.?(?: de correos)?|postfach|bo[iî]te postale|casella postale|caixa postal|(?:unit|psc) \d{1,5},? box) {1,2}(?:n[oº]\.? )?\d{1,6}(?:\s{1,2}(?:apo|fpo|dpo),? a[aep] \d{5})?(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?:usns|uss|usnv|usnc|usc?gc) \p{L}[\p{L}\p{M}'-]{1,24}\s{1,2}(?:apo|fpo|dpo),? a[aep] \d{5}(?![\p{L}\p{N}_])/iu,
  confidence: 0.8,
  validate: (match) => (/^apartado \d/i.test(match) && match.length < 12 ? 0.3 : true),
  context: { words: ["correos", "address", "dirección", "domicilio"], score: 0.8, reach: 40 },
  examples: {
    finds: ["P.O. Box 149", "Apartado de Correos 1203", "Unit 5146 Box 1772\nDPO AE 91410"],
    ignores: ["inbox 149", "the box 12", "apartado tercero"],
  },
});

const MARKS = /\p{M}/gu;

/** `28036 Madrid`: a Spanish code, its province in the first two digits, and a town. */
const postalTown = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/postal-town",
  title: "Spanish postal code with its town",
  severity: "low",
  entity: "LOCATION",
  pattern:
    /(?<![\p{L}\p{N}_.,€$-])(?:0[1-9]|[1-4]\d|5[0-2])\d{3}(?: |, | - |-)\p{Lu}[\p{L}\p{M}'’-]+(?: (?:(?:de|del|la|las|los|el|i|y) ){0,3}\p{Lu}[\p{L}\p{M}'’-]+){0,3}(?![\p{L}\p{N}_])/u,
  confidence: 0.2,
  validate: (match, before) => scoreTown(match, before),
  examples: {
    finds: ["C/ Ancha 3, 28036 Madrid", "46022 Valencia", "28703 San Sebastián de los Reyes"],
    ignores: ["28036 euros", "Order 28036: Done", "ID 99999 Madrid"],
  },
});

const TOWN_STOP =
  /(?:^| )(?:E|Tel|Tfno|Email|Correo|Fax|Servicio|Hospital|España|Spain|Calle|Teléfono|Tlf|E-mail|Departamento|Unidad)(?: |$)/;

function scoreTown(match: string, before: () => string): number {
  const town = match.slice(5).replace(/^[ ,-]+/, "");
  if (TOWN_STOP.test(town)) return 0;
  const plain = town.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
  if (isPlace(plain)) return 0.7;
  return /\d[^\n]{0,24}$|s\/n\.? ?$/i.test(before().slice(-30)) ? 0.55 : 0.2;
}

/** `CP: 28016`, `ZIP 60601`. */
const postalCode = defineRecognizer({
  ...ADDRESS_CARD,
  id: "pii/postal-code",
  title: "Postal code behind its label",
  severity: "low",
  entity: "POSTAL_CODE",
  pattern: /(?<![\p{L}\p{N}_.-])\d{4,5}(?:-\d{3,4})?(?![\p{L}\p{N}_])/u,
  confidence: 0,
  context: {
    words: [
      "cp",
      "c.p.",
      "código postal",
      "zip",
      "zip code",
      "postal code",
      "postcode",
      "plz",
      "cep",
    ],
    score: 0.7,
    reach: 16,
    required: true,
  },
  examples: {
    finds: ["CP: 28016", "zip code 60601-1234", "código postal: 08001"],
    ignores: ["28016", "order 28016", "file.zip has a size of 28016"],
  },
});

export const addressRecognizers = [
  streetFirst,
  numberedFirst,
  frenchStreet,
  box,
  numberedStreet,
  corner,
  postalTown,
  postalCode,
];
