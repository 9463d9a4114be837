/** SPDX ids of licences that model files name; the files write them in any case and with spaces. */
const IDS = [
  "AFL-3.0",
  "AGPL-3.0-only",
  "Apache-2.0",
  "Artistic-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSL-1.0",
  "CC-BY-4.0",
  "CC-BY-NC-4.0",
  "CC-BY-NC-ND-4.0",
  "CC-BY-NC-SA-4.0",
  "CC-BY-SA-4.0",
  "CC0-1.0",
  "ECL-2.0",
  "EPL-2.0",
  "EUPL-1.2",
  "GPL-2.0-only",
  "GPL-3.0-only",
  "ISC",
  "LGPL-3.0-only",
  "MIT",
  "MPL-2.0",
  "MS-PL",
  "NCSA",
  "ODbL-1.0",
  "OSL-3.0",
  "PDDL-1.0",
  "Unlicense",
  "WTFPL",
  "Zlib",
] as const;

const BY_SPELLING = new Map<string, string>(IDS.map((id) => [spelling(id), id]));

/** The SPDX id that a text spells; null when it is a text of its own. */
export function licenceId(text: string): string | null {
  return BY_SPELLING.get(spelling(text)) ?? null;
}

function spelling(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
}
