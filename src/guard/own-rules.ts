import { GaritaError, quote } from "../core/errors.ts";
import type { CustomPattern, DenyConfig, GuardConfig } from "./config.ts";
import { denyRecognizers } from "./detect/deny-list.ts";
import { CHECKSUMS } from "./detect/named-checksums.ts";
import type { Recognizer } from "./detect/recognizer.ts";

/**
 * What an operator looks for besides the built-in rules. Throws `config.invalid` for an id that is
 * taken; a value is never named.
 */
export function ownRecognizers(
  { customPatterns, deny }: Pick<GuardConfig, "customPatterns" | "deny">,
  isBuiltIn: (id: string) => boolean,
): readonly Recognizer[] {
  const ids = new Set<string>();
  for (const { id } of [...customPatterns, ...deny]) {
    if (isBuiltIn(id)) throw taken(id, "is a built-in rule");
    if (ids.has(id)) throw taken(id, "is given twice");
    ids.add(id);
  }
  return [...customPatterns.map(toRecognizer), ...deny.flatMap(toRecognizers)];
}

function taken(id: string, why: string): GaritaError {
  return new GaritaError("config.invalid", `rule id ${quote(id)} ${why}`);
}

function toRecognizer(custom: CustomPattern): Recognizer {
  const { id, title, category, severity, confidence, entity, checksum, against } = custom;
  return {
    id,
    title,
    category,
    severity,
    confidence,
    ...(entity === undefined ? {} : { entity }),
    references: [],
    pattern: new RegExp(custom.pattern, custom.flags),
    ...(checksum === undefined ? {} : { validate: CHECKSUMS[checksum] }),
    ...contextOf(custom),
    ...(against === undefined ? {} : { against }),
    examples: { finds: [], ignores: [] },
  };
}

function contextOf({ context }: CustomPattern): Pick<Recognizer, "context"> {
  if (context === undefined) return {};
  const { required, ...words } = context;
  return { context: required ? { ...words, required } : words };
}

function toRecognizers({ values, ignoreCase, wholeWords, ...card }: DenyConfig) {
  const { entity, ...rest } = card;
  return denyRecognizers({
    card: { ...rest, references: [], ...(entity === undefined ? {} : { entity }) },
    values,
    ignoreCase,
    wholeWords,
  });
}
