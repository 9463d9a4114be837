import { endsIn } from "../text-end.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";

const COMMON = {
  category: "pii",
  severity: "low",
  entity: "GPS_COORDINATES",
  references: ["ISO 6709:2022", "45 CFR 164.514(b)(2)(i)(B)", "OWASP LLM02:2025", "CWE-359"],
} as const;
const WORDS = [
  ..."lat latitude latitud latitudine breite breitengrad breedtegraad lon lng long".split(" "),
  ..."longitude longitud longitudine lange langengrad lengtegraad gps geo geolocation".split(" "),
  ..."coordinates coordinate coords coord coordenadas coordonnees coordinate koordinaten".split(
    " ",
  ),
  ..."coordenadas coordinaten wspolrzedne koordinat location ubicacion position posicion".split(
    " ",
  ),
];

const decimalPair = defineRecognizer({
  ...COMMON,
  id: "pii/coordinates",
  title: "Coordinates of a place, in degrees",
  pattern:
    /(?<![\w.,])[+-]?\d{1,2}\.\d{3,15}°? ?[NS]?(?:, ?| |; ?)[+-]?\d{1,3}\.\d{3,15}°?(?: ?[EWO])?(?![\w.])/,
  confidence: 0.2,
  validate: (match) => {
    const [latitude = "", longitude = ""] = match.match(/\d+\.\d+/g) ?? [];
    if (Number(latitude) > 90 || Number(longitude) > 180) return false;
    const fine = fraction(latitude) >= 4 && fraction(longitude) >= 4;
    // Pairs of numbers are anything; a comma and meters of precision make a place likely.
    return fine && /[,NS]/.test(match) ? 0.45 : 0.2;
  },
  context: { words: [...new Set(WORDS)], score: 0.85, reach: 40 },
  examples: {
    finds: ["GPS: 40.4168, -3.7038", "40.41678,-3.70379", "at 51.5074° N, 0.1278° W"],
    ignores: ["95.1234, 10.1234", "40.4,-3.7", "1.2.3.4", "40.4168, 190.5555"],
  },
});

function fraction(number: string): number {
  return number.length - number.indexOf(".") - 1;
}

const sexagesimal = defineRecognizer({
  ...COMMON,
  id: "pii/coordinates-dms",
  title: "Coordinates of a place, in degrees, minutes and seconds",
  pattern:
    /(?<![\w.])\d{1,3} ?[°º] ?\d{1,2} ?['′’] ?(?:\d{1,2}(?:[.,]\d{1,4})? ?(?:["″”]|''|′′) ?)?[NSEWO](?:[ ,;]{1,3}\d{1,3} ?[°º] ?\d{1,2} ?['′’] ?(?:\d{1,2}(?:[.,]\d{1,4})? ?(?:["″”]|''|′′) ?)?[NSEWO])?(?!\w)/,
  confidence: 0.75,
  examples: {
    finds: ["40°26′46″N 79°58′56″W", `40° 25' 0.5" N, 3° 42' 13" O`, "51°30'N"],
    ignores: ["40°C", "40° 26", "turn 90° N", "5'10\" tall"],
  },
});

const single = defineRecognizer({
  ...COMMON,
  id: "pii/coordinate",
  title: "Latitude or longitude, behind its label",
  pattern: /(?<=[\s:="'(])-?\d{1,3}\.\d{3,15}(?![\w.])/,
  confidence: 0,
  validate: (match, before) =>
    Math.abs(Number(match)) <= 180 && isLabelled(before().slice(-24)) && 0.7,
  examples: {
    finds: ['"lat": 40.4168', "longitude=-3.70379", "Latitud: 40.416"],
    ignores: ["40.4168", "lat: 40.4", "flat: 40.4168", "longitude 200.123"],
  },
});

const isLabelled = endsIn(
  /(?<!\p{L})(?:lat|lati?tude?|latitud|latitudine|lon|lng|long|longitude?|longitudine|breite|länge|breitengrad|längengrad)["'`]? ?[:=]? ?["'(]?/iu,
);

export const coordinateRecognizers: readonly Recognizer[] = [decimalPair, sexagesimal, single];
