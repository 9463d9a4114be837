/** Writes docs/reference/artifact-rules.md and .es.md; with `--check` says what is stale. */
import type { Language } from "../src/core/language.ts";
import { ARTIFACT_RULES } from "../src/supply/artifact/rules/catalogue.ts";
import type { ArtifactRule } from "../src/supply/artifact/rules/rule.ts";
import { publish } from "./generated.ts";

const TEXTS = {
  en: {
    head: "# Rules of the artifact scanner",
    made: "Generated from `src/supply/artifact/rules` by `scripts/artifact-rules-reference.ts`; do not edit.",
    about:
      "`garita scan` names these ids in its reports, and waivers name them. A file is what its worst finding says: `clean`, `suspicious`, `unreadable` or `malicious`.",
    columns: "| rule | finds | severity | the file is | what to do | references |",
  },
  es: {
    head: "# Reglas del analizador de artefactos",
    made: "Generado a partir de `src/supply/artifact/rules` por `scripts/artifact-rules-reference.ts`; no lo edites.",
    about:
      "`garita scan` nombra estos identificadores en sus informes, y las excepciones también. Un archivo es lo que dice su peor hallazgo: `clean` (limpio), `suspicious` (sospechoso), `unreadable` (ilegible) o `malicious` (malicioso).",
    columns: "| regla | encuentra | gravedad | el archivo es | qué hacer | referencias |",
  },
} as const satisfies Record<Language, object>;

function renderReference(language: Language): string {
  const { head, made, about, columns } = TEXTS[language];
  const rows = Object.entries<ArtifactRule>(ARTIFACT_RULES)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, rule]) => row(id, rule, language));
  const table = [columns, columns.replaceAll(/[^|]+/g, " --- "), ...rows];
  return `${[head, made, about].join("\n\n")}\n\n${table.join("\n")}\n`;
}

function row(id: string, rule: ArtifactRule, language: Language): string {
  const { title, message, severity, verdict, advice, references } = rule;
  const finds = `${title[language]}: ${message[language]}`;
  const cells = [`\`${id}\``, finds, severity, verdict, advice[language], references.join(", ")];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

await publish([
  { path: "docs/reference/artifact-rules.md", text: renderReference("en") },
  { path: "docs/reference/artifact-rules.es.md", text: renderReference("es") },
]);
