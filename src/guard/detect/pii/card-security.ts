import { endsIn } from "../text-end.ts";
import { luhn } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";
import { labelBefore } from "./label.ts";

const REFERENCES = ["PCI DSS v4.0.1 req. 3.3", "OWASP LLM02:2025", "CWE-359"];
const CODE_LABELS: ReadonlySet<string> = new Set(
  (
    "cvv cvc cvn csc cvv2 cvc2 cryptogramme visuel prüfnummer prufnummer prüfziffer " +
    "kartenprüfnummer kartenprüfziffer sicherheitscode beveiligingscode"
  ).split(" "),
);
/** Security of what, if no code is named? */
const isCodePhrase = endsIn(
  /(?:(?:security|verification|card) code|c[oó]digo de (?:seguridad|seguran[çc]a)|codice di sicurezza)["')]{0,2}(?: (?:is|es|[eé]))?[:=]? ?["']?/i,
);
const PHRASE_MAX = 40;
/** What every phrase has: most numbers stand behind none. */
const CODE = /c[oó]d/i;

function isCode(before: string): boolean {
  if (CODE_LABELS.has(labelBefore(before).word)) return true;
  const phrase = before.slice(-PHRASE_MAX);
  return CODE.test(phrase) && isCodePhrase(phrase);
}

const cardSecurityCode = defineRecognizer({
  id: "pii/card-security-code",
  title: "Security code of a payment card",
  category: "pii",
  severity: "high",
  entity: "CARD_SECURITY_CODE",
  references: REFERENCES,
  pattern: /(?<=[\s:="'(#[-])\d{3,4}(?![\w/%-])/,
  confidence: 0,
  validate: (_match, before) => isCode(before()) && 0.85,
  examples: {
    finds: ["CVV: 123", "cvc 4321 ", '"cvv2": "987"', "código de seguridad es 456", "CVV=123;"],
    ignores: [
      "123",
      "code 123",
      "cvv of the card",
      "CVV: 12",
      "CVV: 12345",
      "cvv page 300.5",
      "verification (#109)",
    ],
  },
});

const cardExpiry = defineRecognizer({
  id: "pii/card-expiry",
  title: "Expiry date of a payment card",
  category: "pii",
  severity: "low",
  entity: "CARD_EXPIRY",
  references: REFERENCES,
  pattern: /(?<![\w./-])(?:0[1-9]|1[0-2]) ?[/-] ?(?:20)?\d\d(?![\w/-])/,
  confidence: 0,
  context: {
    words: [
      ..."exp expiry expires expiration expiring valid thru caduca caducidad vence".split(" "),
      ..."vencimiento validez expire expiration validite ablaufdatum gueltig gultig".split(" "),
      ..."scadenza validade vencimento verloopt geldig wazna waznosci".split(" "),
    ],
    score: 0.7,
    reach: 24,
    required: true,
  },
  validate: () => 0.05,
  examples: {
    finds: ["exp 08/27", "Valid thru: 12/2029", "caducidad 03-28"],
    ignores: ["08/27", "exp 13/27", "expires 08/27/2026", "page 03-28"],
  },
});

const TRACK_NUMBER = /\d{12,19}/;

const cardTrack = defineRecognizer({
  id: "pii/card-track",
  title: "Track data of a payment card",
  category: "pii",
  severity: "critical",
  entity: "CARD_TRACK",
  references: ["ISO/IEC 7813", ...REFERENCES],
  pattern:
    /(?:%?B\d{12,19}\^[A-Z .'/-]{2,26}\^\d{7}[\d ]{0,40}\??|;\d{12,19}=\d{7}\d{0,24}\??)(?!\d)/,
  confidence: 0.95,
  priority: 3,
  validate: (match) => luhn(TRACK_NUMBER.exec(match)?.[0] ?? ""),
  examples: {
    finds: [
      "%B4111111111111111^DOE/JANE^29121010000000000?",
      "read ;4111111111111111=29121010000000000? ok",
    ],
    ignores: [
      "%B4111111111111112^DOE/JANE^29121010000000000?",
      ";4111111111111112=29121010000000000?",
      "B4111111111111111",
      ";4111111111111111=2912",
    ],
  },
});

/** What a card carries beside its number. */
export const cardSecurityRecognizers: readonly Recognizer[] = [
  cardSecurityCode,
  cardExpiry,
  cardTrack,
];
