import { defineRecognizer } from "../recognizer.ts";
import { DIGITS_GROUPED } from "../shapes.ts";
import { isCountryCode } from "./country-codes.ts";

const COUNTRY_AT = 4;

/** Says which bank, not whose account: words in eight or eleven capitals need a label. */
export const bic = defineRecognizer({
  id: "pii/bic",
  title: "Business identifier code of a bank (SWIFT)",
  category: "pii",
  severity: "low",
  entity: "SWIFT_BIC",
  references: ["ISO 9362:2022", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![A-Za-z0-9_-])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3}| [A-Z0-9]{3})?(?![A-Za-z0-9_-])/,
  confidence: 0,
  validate: (match) => isCountryCode(match.slice(COUNTRY_AT, COUNTRY_AT + 2)),
  context: {
    words: [
      ..."swift bic bics swiftcode biccode bankleitzahl".split(" "),
      ..."swift code|bank identifier|codigo bancario|code banque|codice bancario".split("|"),
    ],
    score: 0.85,
    reach: 24,
    required: true,
  },
  examples: {
    finds: ["BIC: CAIXESBBXXX", "SWIFT DEUTDEFF", "swift_code=BNPAFRPP;"],
    ignores: ["DEUTDEFF", "SWIFT PROTOCOL", "BIC CAIXESBBXX", "BIC caixesbb", "the SWIFT PROGRAMS"],
  },
});

const DATE = /^(?:19|20)\d\d[-. ]?[01]\d[-. ]?[0-3]\d(?!\d)/;

/** Account numbers of no known form, where a word says so. */
export const bankAccount = defineRecognizer({
  id: "pii/bank-account",
  title: "Number of a bank account",
  category: "pii",
  severity: "medium",
  entity: "BANK_ACCOUNT_NUMBER",
  references: ["OWASP LLM02:2025", "CWE-359"],
  pattern: DIGITS_GROUPED,
  confidence: 0,
  validate: (match) =>
    match.replaceAll(/\D/g, "").length >= 8 && !match.includes("/") && !DATE.test(match),
  context: {
    words: [
      ..."account|acct|a/c|bank account|account number|account no".split("|"),
      ..."cuenta|cuenta bancaria|numero de cuenta|cuenta corriente|konto|kontonummer".split("|"),
      ..."compte|numero de compte|conto|conto corrente|conta|conta corrente".split("|"),
      ..."rekeningnummer|rekening|numer konta|hesap".split("|"),
    ],
    score: 0.6,
    reach: 20,
    required: true,
  },
  against: {
    words: [
      ..."phone tel order invoice ticket case version date card telefono pedido factura".split(" "),
      ..."tarjeta rechnung telefon customer cliente kunde commande client iban swift fax".split(
        " ",
      ),
    ],
  },
  examples: {
    finds: ["Account 94061353", "n.º de cuenta: 0049 1500 05 1234", "Konto 1234 567 890"],
    ignores: ["94061353", "account order 94061353", "account 1234567", "on account of 12/05/2026"],
  },
});
