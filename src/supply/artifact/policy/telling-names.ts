import { textOf } from "../formats/pickle/value.ts";
import type { Value } from "../formats/pickle/value.ts";

const RUNS = [
  "exec|execute|eval|evaluate|system|popen|spawn|shell|cppdef|runcode|runsource|runstring",
  "(?:run|exec|execute|eval|evaluate|compile|call|invoke|spawn|start)_(?:code|cmd|commands?" +
    "|shell|script|string|source|program|(?:sub)?process|file|python|expr(?:ession)?|module)",
  "check_requirements|pip_install|install(?:_packages?|_requirements)?",
];
const IMPORTS = [
  "(?:load|import|locate|resolve)_(?:module|plugins?|entry_point|library|extension|class" +
    "|source|name|object|attribute|string)",
  "resolve|locate|named_any|dynamic_import|import_by_name",
];
const LOADS = [
  String.raw`load|load_(?:model|pickle|pkl|checkpoint|file|learner|state|weights|dataset|from_\w+)`,
  "un_?pickle|read_pickle|from_pretrained|from_file|from_path|from_url|open|open_file",
  "read_file|write_file",
];
const FETCHES = [
  String.raw`(?:download|fetch)(?:_\w+)?|wget|curl|url_?open|url_?retrieve|http_get`,
];

const TELLING = new RegExp(`^_*(?:${[...RUNS, ...IMPORTS, ...LOADS, ...FETCHES].join("|")})$`);

/**
 * Whether a function that nobody knows says by its name that it runs, imports, loads or fetches
 * what a text names, and is given a text. What serializers call rebuilds values from their parts.
 */
export function isTellingCall(name: string, args: readonly Value[]): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const spelled = last.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  return TELLING.test(spelled) && args.some((value) => isText(value));
}

function isText(value: Value): boolean {
  return value.kind === "text" || textOf(value) !== undefined;
}
