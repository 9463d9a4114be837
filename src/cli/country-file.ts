import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Loaded } from "../config/load.ts";
import { ConfigError } from "../config/problem.ts";
import { codeOf } from "../config/read-file.ts";
import { everyLanguage } from "../core/language.ts";
import type { Wording } from "../core/language.ts";
import { compileCountryTable } from "../policy/country-table.ts";
import type { CountryOf } from "../policy/country-table.ts";

const TEXTS = {
  unreadable: {
    en: "{file} cannot be read ({code})",
    es: "{file} no se puede leer ({code})",
  },
  line: {
    en: "line {line} of {file} is no `network,country` such as `192.0.2.0/24,ES`",
    es: "la línea {line} de {file} no es `red,país` como `192.0.2.0/24,ES`",
  },
} as const satisfies Record<string, Wording>;

/** The configuration with the table among the files whose change calls for a reload. */
export function withCountryFile(loaded: Loaded): Loaded {
  const { countries } = loaded.config.listen;
  if (countries === undefined) return loaded;
  countryOfFile(loaded);
  return { ...loaded, files: [...loaded.files, countries] };
}

/** Where addresses are, by the operator's table; nowhere without one. Throws `ConfigError`. */
export function countryOfFile(loaded: Loaded): CountryOf {
  const { countries } = loaded.config.listen;
  if (countries === undefined) return () => null;
  const file = basename(countries);
  const { countryOf, badLine } = compileCountryTable(readTable(loaded, countries));
  if (badLine === null) return countryOf;
  throw problem(loaded, everyLanguage(TEXTS.line, { line: String(badLine), file }));
}

function readTable(loaded: Loaded, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const names = { file: basename(path), code: codeOf(error) };
    throw problem(loaded, everyLanguage(TEXTS.unreadable, names));
  }
}

function problem({ file }: Loaded, text: Wording): ConfigError {
  const where = file === null ? "default" : basename(file);
  return new ConfigError([{ where, path: ["listen", "countries"], text }]);
}
