import { beginsPlace } from "../place/place-gazetteer.ts";
import {
  BEYOND,
  FORM_ENDS,
  HEADS,
  PLAIN_STREETS,
  STARTERS,
  TAILS,
} from "../place/organization-words.ts";
import { Memory } from "../../memory.ts";
import { knownOf } from "./name-gazetteer.ts";
import { plainOf } from "./plain.ts";

export type WordShape = "capital" | "upper" | "initial" | "lower" | "mixed";

/** A word of a run: `plain` is lower case without accents. */
export interface RunWord {
  readonly plain: string;
  readonly shape: WordShape;
  /** Bits of `KNOWN`. */
  readonly known: number;
  /** Bits of `MARK`. */
  readonly marks: number;
  /** A comma stands behind it. */
  readonly comma: boolean;
}

/** What a word is in names of places and bodies, as bits. */
export const MARK = {
  /** Begins no name. */
  starter: 1,
  /** Begins what stands behind a name in a signature. */
  beyond: 2,
  /** First of a body's name. */
  head: 4,
  /** Last of one, and how sure that is. */
  tail: 8,
  likelyTail: 16,
  sureTail: 32,
  /** First of a place's name. */
  place: 64,
  /** What somebody may be by profession. */
  role: 128,
  /** Ends the legal form of a company; ends the name of a street that has no number. */
  form: 256,
  street: 512,
} as const;

const ROLES = new Set(
  (
    "engineer developer designer manager director analyst scientist specialist consultant " +
    "accountant advisor adviser officer counsel representative assistant administrator architect " +
    "clerk coordinator supervisor technician programmer teacher professor nurse researcher " +
    "lawyer " +
    "attorney secretary editor journalist president chairman chairwoman executive recruiter " +
    "librarian controller operator installer mechanic electrician plumber therapist pharmacist " +
    "physician surgeon dentist veterinarian psychologist economist geologist chemist biologist " +
    "writer translator interpreter cashier attendant inspector auditor planner strategist " +
    "ingeniero ingeniera abogado abogada medico enfermero enfermera maestro maestra profesor " +
    "profesora contable administrativo administrativa analista consultor consultora directora " +
    "gerente jefe jefa desarrollador desarrolladora disenador disenadora arquitecto arquitecta " +
    "economista periodista camarero camarera albanil electricista fontanero conductor conductora " +
    "farmaceutico farmaceutica psicologo psicologa secretario secretaria tecnico tecnica"
  ).split(" "),
);

const MARKED: readonly (readonly [test: (plain: string) => boolean, bit: number])[] = [
  [(plain) => STARTERS.has(plain), MARK.starter],
  [(plain) => BEYOND.has(plain), MARK.beyond],
  [(plain) => HEADS.has(plain), MARK.head],
  [(plain) => TAILS.weak.has(plain), MARK.tail],
  [(plain) => TAILS.likely.has(plain), MARK.tail | MARK.likelyTail],
  [(plain) => TAILS.sure.has(plain), MARK.tail | MARK.sureTail],
  [beginsPlace, MARK.place],
  [(plain) => ROLES.has(plain), MARK.role],
  [(plain) => FORM_ENDS.has(plain), MARK.form],
  [(plain) => PLAIN_STREETS.has(plain), MARK.street],
];

const INITIAL = /^\p{Lu}(?:\.a?)?$/u;
const LOWER = /^[a-z]/;
const UPPER = /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u;
/** `McDonald`, `DeVito`, `O'Brien`, `Jean-Luc`. */
const CAPITAL =
  /^(?:(?:Mc|Mac|De|Di|Du|Da|La|Le|Lo|Van|Fitz|\p{Lu}['’])?\p{Lu}[\p{Ll}\p{Lo}\p{M}]+)(?:[-'’]\p{Lu}[\p{Ll}\p{Lo}\p{M}]*){0,2}$/u;

function shapeOf(word: string): WordShape {
  if (LOWER.test(word)) return "lower";
  if (INITIAL.test(word)) return "initial";
  if (UPPER.test(word)) return "upper";
  return CAPITAL.test(word) ? "capital" : "mixed";
}

/** Remembered with the comma behind it: text has few different words. */
const WORDS = new Memory<RunWord>(16_384);
const WORD_LENGTH_MAX = 24;
const COMMA = 0x2c;

/** A word with the comma behind it. */
export function readWord(part: string): RunWord {
  const remembered = WORDS.get(part);
  if (remembered !== undefined) return remembered;
  const comma = part.charCodeAt(part.length - 1) === COMMA;
  const word = comma ? part.slice(0, -1) : part;
  const plain = plainOf(word);
  const shape = shapeOf(word);
  const known = shape === "initial" || shape === "lower" ? 0 : knownOf(plain);
  let marks = 0;
  for (const [test, bit] of MARKED) if (test(plain)) marks |= bit;
  const read = { plain, shape, known, marks, comma };
  if (part.length < WORD_LENGTH_MAX) WORDS.set(part, read);
  return read;
}
