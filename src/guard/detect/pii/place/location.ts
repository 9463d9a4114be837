import { endsIn } from "../../text-end.ts";
import { CAPITALIZED_RUN, firstWordOf, hasNumber, isOpenRun } from "../person/capitalized-run.ts";
import { MARK } from "../person/run-word.ts";
import type { RunWord } from "../person/run-word.ts";
import { KNOWN } from "../person/name-gazetteer.ts";
import { plainOf } from "../person/plain.ts";
import { askedOnce } from "../person/run-front.ts";
import { defineRecognizer } from "../../recognizer.ts";
import { endsInLabelMark } from "./label-mark.ts";
import { isPlace } from "./place-gazetteer.ts";

const isPlaceLabel = endsIn(
  /(?:^|[\s"'<|/])(?:localidad|provincia|ciudad|poblacion|municipio|pais|pais de nacimiento|pais de origen|lugar de nacimiento|estado|comunidad|city|town|country|state|province|region|county|birthplace|place of birth|stadt|ort|land|ville|pays|citta|paese|cidade)(?:\s?\/\s?\w{1,12})?["'*]*\s?[:=|>]\s*["'*]*/,
);
/** `28036 Madrid`, `(Madrid)` behind a town, `residente en`, `lives in`. */
const isLivedIn = endsIn(
  /(?:\b\d{5}[ ,-]{1,3}|\b(?:vive en|reside en|residente en|nacid[oa] en|natural de|procedente de|originari[oa] de|domiciliad[oa] en|lives in|living in|born in|resides in|based in|moved (?:here )?(?:to|from)|originally from|i am from|i'm from|originating from) )/,
);
const REACH = 48;
const PLACE = 0.2;
const LABELLED = 0.75;
const LIVED_IN = 0.65;
const LENGTH_MAX = 42;

function validateLocation(match: string, before: () => string): number {
  const head = firstWordOf(match);
  const known = (head.marks & MARK.place) !== 0 && isPlace(plainOf(match));
  if (known && !isLabelled(before)) return isLived(before) ? LIVED_IN : PLACE;
  if (known) return LABELLED;
  if (isCommon(head) || match.length > LENGTH_MAX || match.includes(",")) return 0;
  // An unknown place takes a label.
  return isLabelled(before) && !hasNumber(match) ? LABELLED : 0;
}

const isLabelled = askedOnce({ worth: endsInLabelMark, test: isPlaceLabel });

const isLived = askedOnce({
  worth: () => true,
  test: (plain) => isLivedIn(plain.slice(-REACH)) || followsPlace(plain.slice(-REACH)),
});

/** `Resultado`: not worth a look at what stands in front. */
function isCommon({ known }: RunWord): boolean {
  return (known & (KNOWN.common | KNOWN.given | KNOWN.surname)) === KNOWN.common;
}

/** `Bilbao (Vizcaya)`, `Toledo, España`: one place behind another, or in brackets. */
function followsPlace(front: string): boolean {
  const near = /([a-z]+(?: [a-z]+)?)([.,]? ?\(|[.,]? |, )$/.exec(front);
  if (near === null) return false;
  const [, words = "", joint = ""] = near;
  if (joint.endsWith("(")) return true;
  return isPlace(words) || isPlace(words.slice(words.indexOf(" ") + 1));
}

export const location = defineRecognizer({
  id: "pii/location",
  title: "Country, region or town",
  category: "pii",
  severity: "low",
  entity: "LOCATION",
  references: ["45 CFR 164.514(b)(2)(i)(B)", "OWASP LLM02:2025", "CWE-359"],
  pattern: CAPITALIZED_RUN,
  confidence: PLACE,
  worth: (run, before) =>
    isOpenRun(run) || (firstWordOf(run).marks & MARK.place) !== 0 || endsInLabelMark(before()),
  validate: validateLocation,
  priority: -20,
  examples: {
    finds: [
      "Localidad/ Provincia: Valdepiélagos",
      "País: España.",
      "City: Springfield",
      "Mi hermana vive en Las Palmas de Gran Canaria.",
      "He was born in New Zealand in 1980",
      "Madrid es grande",
    ],
    ignores: ["Section: Overview", "vive en paz", "The Office is open", "Estado civil: soltero"],
  },
});
