import { mod97 } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";

/** Lengths by country (SWIFT IBAN Registry). */
const LENGTHS = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 " +
    "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 " +
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 " +
    "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 " +
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

export const iban = defineRecognizer({
  id: "pii/iban",
  title: "International bank account number",
  category: "pii",
  severity: "high",
  entity: "IBAN",
  references: ["ISO 13616-1:2020", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![\p{L}\p{N}_])[a-z]{2}\d{2}(?:[ .-]?[a-z0-9]){11,30}(?![\p{L}\p{N}_])/iu,
  confidence: 0.95,
  validate: (match) =>
    LENGTHS.get(match.slice(0, 2).toUpperCase()) === lengthOf(match) &&
    // Nobody writes the account in both cases; words and digits that happen to pass do.
    !(/[a-z]/.test(match.slice(4)) && /[A-Z]/.test(match.slice(4))) &&
    mod97(match.slice(0, 4), mod97(match.slice(4))) === 1,
  priority: 2,
  examples: {
    finds: [
      "IBAN ES91 2100 0418 4502 0005 1332",
      "ES9121000418450200051332.",
      "GB82-WEST-1234-5698-7654-32",
      "de89 3704 0044 0532 0130 00 is mine",
      "NO93 8601 1117 947",
      "IBAN: es91.2100.0418.4502.0005.1332",
    ],
    ignores: [
      "ES91 2100 0418 4502 0005 1333",
      "ES9121000418450200051332X",
      "GB82 WEST 1234 5698 7654 3",
      "GB82 wEST 1234 5698 7654 32",
      "XX82 WEST 1234 5698 7654 32",
      "in 2024 there were many people",
    ],
  },
});

/** Without spaces, hyphens and points. */
function lengthOf(match: string): number {
  let { length } = match;
  for (let at = 0; at < match.length; at++) {
    const unit = match.charCodeAt(at);
    if (unit === 0x20 || unit === 0x2d || unit === 0x2e) length--;
  }
  return length;
}
