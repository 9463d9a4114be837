/** Languages of every text written for people. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One message in every language, with `{name}` where a value goes. */
export type Wording = Readonly<Record<Language, string>>;
export type Wordings = Readonly<Record<string, Wording>>;

/** The names between braces of a message. */
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The values that a message needs: none, or exactly the names in its English text. */
export type Values<Text extends Wording> = [Placeholder<Text["en"]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholder<Text["en"]>, string | number>>];

/** The message in a language with its values filled in; a value is never read as a template. */
export function word<Text extends Wording>(
  text: Text,
  language: Language,
  ...[values]: Values<Text>
): string {
  return filled(text[language], values ?? {});
}

/** What fills the holes of a message whose names are only known at run time. */
export type LooseValues = Readonly<Record<string, string | number>>;

/** {@link everyLanguage} for a message out of a table; a hole without a value stays one. */
export function everyLanguageOf(text: Wording, values: LooseValues): Wording {
  return { en: filled(text.en, values), es: filled(text.es, values) };
}

function filled(text: string, values: LooseValues): string {
  const named = new Map(Object.entries(values));
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(named.get(name) ?? hole));
}

/** A message with its values filled in, in every language. */
export function everyLanguage<Text extends Wording>(text: Text, ...values: Values<Text>): Wording {
  return { en: word(text, "en", ...values), es: word(text, "es", ...values) };
}

/** Language of a POSIX locale environment; English unless it says Spanish. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value) ?? "";
  return /^es(?:$|[_.@-])/i.test(locale) ? "es" : "en";
}
