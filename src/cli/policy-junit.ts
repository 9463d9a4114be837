import type { CasesFile } from "./policy-cases.ts";

/** JUnit XML, as continuous integration reads it. */
export function junitOf(files: readonly CasesFile[]): string {
  const suites = files.map(({ file, outcomes }) => {
    const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
    const cases = outcomes.map(({ name, problems }) => {
      const head = `    <testcase name="${escape(name)}" classname="${escape(file)}"`;
      if (problems.length === 0) return `${head}/>`;
      const texts = problems.map(({ field, expected, actual }) => {
        return `${field}: ${JSON.stringify(expected)} != ${JSON.stringify(actual)}`;
      });
      return `${head}>\n      <failure message="${escape(texts.join("; "))}"/>\n    </testcase>`;
    });
    const counts = `tests="${outcomes.length}" failures="${failed}"`;
    return `  <testsuite name="${escape(file)}" ${counts}>\n${cases.join("\n")}\n  </testsuite>`;
  });
  const body = suites.join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${body}\n</testsuites>\n`;
}

const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** XML 1.0 has no place for control characters, escaped or not. */
function escape(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, "?")
    .replaceAll(/[&<>"]/g, (character) => ESCAPES.get(character) ?? "");
}
