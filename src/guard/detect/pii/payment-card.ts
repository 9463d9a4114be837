import { luhn } from "../checksum.ts";
import { defineRecognizer } from "../recognizer.ts";

interface Network {
  readonly name: string;
  /** Inclusive ranges of the first six digits. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly lengths: readonly number[];
  /** Longest grouping first seen on cards; others are rare enough to need context. */
  readonly certain: boolean;
}

/** Issuer ranges as the networks publish them. The order settles overlaps. */
const NETWORKS: readonly Network[] = [
  { name: "Visa", ranges: [[400000, 499999]], lengths: [13, 16, 19], certain: true },
  {
    name: "Mastercard",
    ranges: [
      [510000, 559999],
      [222100, 272099],
    ],
    lengths: [16],
    certain: true,
  },
  {
    name: "American Express",
    ranges: [
      [340000, 349999],
      [370000, 379999],
    ],
    lengths: [15],
    certain: true,
  },
  {
    name: "Discover",
    ranges: [
      [601100, 601199],
      [644000, 659999],
    ],
    lengths: [16, 17, 18, 19],
    certain: true,
  },
  {
    name: "Diners Club",
    ranges: [
      [300000, 305999],
      [309500, 309599],
      [360000, 369999],
      [380000, 399999],
    ],
    lengths: [14, 15, 16, 17, 18, 19],
    certain: true,
  },
  { name: "JCB", ranges: [[352800, 358999]], lengths: [16, 17, 18, 19], certain: true },
  {
    name: "JCB, unassigned",
    ranges: [
      [350000, 352799],
      [359000, 359999],
    ],
    lengths: [16],
    certain: false,
  },
  {
    name: "JCB, old",
    ranges: [
      [180000, 180099],
      [213100, 213199],
    ],
    lengths: [15],
    certain: false,
  },
  { name: "UATP", ranges: [[100000, 199999]], lengths: [15], certain: false },
  { name: "UnionPay", ranges: [[620000, 629999]], lengths: [16, 17, 18, 19], certain: true },
  { name: "Mir", ranges: [[220000, 220499]], lengths: [16, 17, 18, 19], certain: true },
  { name: "Troy", ranges: [[979200, 979299]], lengths: [16], certain: true },
  {
    name: "Maestro",
    ranges: [
      [500000, 509999],
      [560000, 589999],
      [600000, 699999],
    ],
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
    certain: false,
  },
];

/** Per first two digits: a bit for each length that some network gives its cards. */
const LENGTHS_BY_START = new Int32Array(100);
for (const { ranges, lengths } of NETWORKS) {
  const bits = lengths.reduce((sum, length) => sum | (1 << length), 0);
  for (const [first, last] of ranges) {
    for (let start = Math.floor(first / 10_000); start <= Math.floor(last / 10_000); start++) {
      LENGTHS_BY_START[start] = (LENGTHS_BY_START[start] ?? 0) | bits;
    }
  }
}

/** Four by four, 4-6-5 (American Express), 4-6-4 (Diners Club), 8-8, and none at all. */
const USUAL_GROUPS =
  /^(?:\d+|\d{4}(?:(?: ?[-._/|] ?| {2})\d{4}){3}|\d{4}([ -])\d{4}\1\d{4}(?:\1\d{1,4}){0,2}|\d{4}([ -])\d{6}\2\d{4,5}|\d{8}([ -])\d{8})$/;

const SURE = 0.95;
const PLAUSIBLE = 0.3;

export const paymentCard = defineRecognizer({
  id: "pii/payment-card",
  title: "Payment card number",
  category: "pii",
  severity: "high",
  entity: "PAYMENT_CARD",
  references: ["ISO/IEC 7812-1", "PCI DSS v4.0.1 req. 3.4", "OWASP LLM02:2025", "CWE-359"],
  pattern: /(?<![\w.])(?:\d(?:[ -]?\d){11,18}|\d{4}(?:(?: ?[._/|-] ?| {2})\d{4}){3})(?!\w)/,
  confidence: SURE,
  validate: (match, before) => {
    const length = digitsIn(match);
    // Hostile texts have many candidates: tables and plain loops first, nothing allocated.
    if (!isCardLength(match, length) || !luhn(match)) return false;
    const network = networkOf(match, length);
    if (network === undefined) return false;
    if (!USUAL_GROUPS.test(match) || isInRow(match, before)) return PLAUSIBLE;
    // One number in ten passes Luhn: a rare length alone is no proof.
    const usualLength = length === 16 || length === 15 || match.length > length;
    return network.certain && usualLength ? SURE : length === 14 ? 0.5 : PLAUSIBLE;
  },
  context: {
    words: [
      ..."card cards credit debit cc pan visa mastercard maestro amex discover jcb".split(" "),
      ..."tarjeta tarjetas credito debito carte bancaire karte kreditkarte kartennummer".split(" "),
      ..."carta cartao cartoes kaart creditcard karta karty kart kartu kort карта карты".split(" "),
      ..."信用卡 银行卡 カード 카드".split(" "),
    ],
    score: 0.98,
    reach: 40,
  },
  priority: 2,
  examples: {
    finds: [
      "4111 1111 1111 1111",
      "card=5555555555554444;",
      "3782-822463-10005",
      "Tarjeta: 6759649826438453",
      "2223003122003222",
      "card 4222222222222",
      "UnionPay 6200000000000005",
      "4111.1111.1111.1111",
      "4111 - 1111 - 1111 - 1111",
      "numéro de carte 3530111333300000",
    ],
    ignores: [
      "4111 1111 1111 1112",
      "tracking 00123456789012345678901",
      "1700000000000",
      "0.4111111111111111",
      "9780306406157",
      "550e8400-e29b-41d4-a716-446655440000",
      "356938035643809",
      "x4111111111111111",
    ],
  },
});

const ROW_GROUP_MAX = 8;

/** One number in ten of a table passes Luhn, and of the groups behind the start of an IBAN. */
function isInRow(match: string, before: () => string): boolean {
  return (
    match.includes(" ") && /(?:^|\s)(?:[A-Z]{2})?\d{1,6}[ \t]$/.test(before().slice(-ROW_GROUP_MAX))
  );
}

function digitsIn(match: string): number {
  let digits = 0;
  for (let at = 0; at < match.length; at++) if (isDigit(match.charCodeAt(at))) digits++;
  return digits;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The first two digits stand together or have one separator between them. */
function isCardLength(match: string, length: number): boolean {
  const next = match.charCodeAt(1);
  const second = next >= 0x30 ? next : match.charCodeAt(2);
  const start = (match.charCodeAt(0) - 0x30) * 10 + second - 0x30;
  return ((LENGTHS_BY_START[start] ?? 0) & (1 << length)) !== 0;
}

const PREFIX_LENGTH = 6;

function networkOf(match: string, length: number): Network | undefined {
  const prefix = Number(match.replaceAll(/\D/g, "").slice(0, PREFIX_LENGTH));
  return NETWORKS.find(
    ({ ranges, lengths }) =>
      lengths.includes(length) && ranges.some(([first, last]) => prefix >= first && prefix <= last),
  );
}
