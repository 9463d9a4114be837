import type { OperatorName } from "../../core/operator.ts";
import { generalize } from "./generalize.ts";
import { essence, synthetic } from "./synthetic.ts";
import { entityName } from "./token-vault.ts";
import type { TokenVault } from "./token-vault.ts";

/** What an operator may know of a finding. */
interface OperatorSubject {
  readonly entity?: string;
  readonly category: string;
}

/** Turns a found value into what stands in its place. Pure but for the vault that it fills. */
type Operator = (value: string, subject: OperatorSubject, vault: TokenVault) => string;

export const OPERATORS: Readonly<Record<OperatorName, Operator>> = {
  /** Letters and digits become `*`; separators stay, except in secrets, where any may carry. */
  mask: (value, subject) => mask(value, subject),
  /** As `mask`, with the last four letters or digits of the entities that people know by them. */
  partial: (value, subject) => mask(value, subject, tailLength(value, subject)),
  remove: () => "",
  /** `[EMAIL]`: entity names are the same in every language. */
  label: (_value, subject) => labelOf(subject),
  /** `[EMAIL#3fa9c1d2]`: tells equal values apart from others, and leads back to none. */
  hash: (value, subject, vault) => `[${nameOf(subject)}#${vault.hashOf(nameOf(subject), value)}]`,
  /** `1984` for a date, `@example.com` for an address: less of the value, or its label. */
  generalize: (value, subject) =>
    (subject.category === "secret" ? null : generalize(value, nameOf(subject))) ?? labelOf(subject),
  /** A value of the same form that is nobody's, the same one for equal values; or the label. */
  synthetic: (value, subject, vault) => {
    const noise = vault.noiseOf(nameOf(subject), essence(value));
    const { category } = subject;
    return synthetic(value, { entity: nameOf(subject), category }, noise) ?? labelOf(subject);
  },
  tokenize: (value, subject, vault) => vault.tokenFor(nameOf(subject), value),
};

const PARTIAL_LENGTH = 4;
/** A shorter value would be told by its last four: it is masked whole. */
const PARTIAL_VALUE_MIN = 8;
const PARTIAL_ENTITIES = /(?:^|_)(?:CARD|PAN|PHONE|IBAN)(?:_|$)/;

/** Marks would tell which letter they stood on. */
const CARRIES = /[\p{L}\p{N}\p{M}]/u;
const SEPARATORS = /[\s\-./:@()+,]/;

function nameOf(subject: OperatorSubject): string {
  return entityName(subject.entity ?? subject.category);
}

function labelOf(subject: OperatorSubject): string {
  return `[${nameOf(subject)}]`;
}

function mask(value: string, subject: OperatorSubject, kept = 0): string {
  const characters = Array.from(value);
  const isSecret = subject.category === "secret";
  let left = kept;
  for (let index = characters.length - 1; index >= 0; index--) {
    const character = characters[index] ?? "";
    if (CARRIES.test(character) && left > 0) left--;
    else if (isSecret || !SEPARATORS.test(character)) characters[index] = "*";
  }
  return characters.join("");
}

function tailLength(value: string, subject: OperatorSubject): number {
  if (!PARTIAL_ENTITIES.test(nameOf(subject))) return 0;
  const carrying = Array.from(value).filter((character) => CARRIES.test(character)).length;
  return carrying < PARTIAL_VALUE_MIN ? 0 : PARTIAL_LENGTH;
}
