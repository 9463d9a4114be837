/** What test/tidy.test.ts asks of one file: house rules that no linter knows. Pure. */
import { dirname, join } from "node:path/posix";
import { IMPORT_EXCEPTIONS, ROOMS } from "./layers.ts";
import type { Room } from "./layers.ts";

const LINE_LENGTH_MAX = 100;
const FORBIDDEN_FOLDERS = ["utils", "util", "helpers", "common", "types", "misc", "lib", "shared"];
const EMPTY_WORD = /^(?:Manager|Service|Helpers?|Utils?|Handler|Processor|Wrapper|Impl)$/;
// Not `data`: server-sent events have a field of that name.
const EMPTY_NAME = /^(?:info|obj|tmp|foo|helper|util)$|^I[A-Z][a-z]|^(?:Base(?!Url)|Abstract)[A-Z]/;
const DECLARATION =
  /^\s*(?:export )?(?:declare )?(?:async )?(?:class|interface|type|function\*?|const|let) (\w+)/gm;
const IMPORT = new RegExp(
  [
    String.raw`^\s*(?:import|export)\b(?<type> type)?[^;"=()]*?\bfrom "(?<target>[^"]+)"`,
    String.raw`^\s*import "(?<effect>[^"]+)"`,
    String.raw`\bimport\("(?<late>[^"]+)"\)`,
  ].join("|"),
  "gm",
);
const IMPURE = new RegExp(
  [
    String.raw`\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.`,
    String.raw`\bsetTimeout\(|\bsetInterval\(|\bfetch\(|\brandomUUID\b|\brandomBytes\b|\bconsole\.`,
  ].join("|"),
);
// Spelled in pieces, for this file is read too.
const UNFINISHED = new RegExp(`\\b(?:${["TO", "FIX"].join("DO|")}ME)\\b`);
const MACHINE_PATH = new RegExp(
  `(?:^|[\\s"'\`(=:])/(?:${["root", "home/\\w+", "work"].join("|")})/`,
);

/** `path` is relative to the repository, with `/`. */
export function problemsOf(path: string, text: string): readonly string[] {
  const problems = [...nameProblems(path), ...lineProblems(text)];
  if (!/\.[cm]?ts$/.test(path)) return problems;
  problems.push(...identifierProblems(text));
  if (path.startsWith("src/")) problems.push(...roomProblems(path.slice("src/".length), text));
  return problems;
}

function nameProblems(path: string): string[] {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  const problems = parts
    .slice(0, -1)
    .filter((part) => FORBIDDEN_FOLDERS.includes(part))
    .map((part) => `a folder may not be called ${part}`);
  const code = /\.(?:[cm]?[jt]s)$/.test(name);
  if (code && !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.[cm]?[jt]s$/.test(name)) {
    problems.push("file name is not kebab-case");
  }
  return problems;
}

function lineProblems(text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const at = (what: string) => `line ${index + 1}: ${what}`;
    const found: string[] = [];
    if (UNFINISHED.test(line)) found.push(at("unfinished work"));
    if (MACHINE_PATH.test(line)) found.push(at("a path of one machine"));
    return found;
  });
}

/**
 * Numbers of the lines that are too long. One literal cannot be broken, and the formatter keeps the
 * name of a test on the line of its call.
 */
export function longLines(text: string): readonly number[] {
  const literal =
    /^\s*(?:\w+: |const \w+ = |\w+ =|[[(])?(?:"[^"]*"|`[^`]*`|\/(?!\*).*\/[a-z]*)[\])]?[,;]?$/;
  const named = /^\s*(?:test|it)\("/;
  return text
    .split("\n")
    .flatMap((line, index) =>
      line.length > LINE_LENGTH_MAX && !literal.test(line) && !named.test(line) ? [index + 1] : [],
    );
}

function identifierProblems(text: string): string[] {
  return [...text.matchAll(DECLARATION)]
    .map(([, name = ""]) => name)
    .filter((name) => EMPTY_NAME.test(name) || name.split(/(?=[A-Z])|_/).some(isEmptyWord))
    .map((name) => `the name ${name} says nothing`);
}

function isEmptyWord(word: string): boolean {
  return EMPTY_WORD.test(word);
}

function roomProblems(path: string, text: string): string[] {
  if (path.endsWith(".test.ts")) return [];
  const room = roomOf(path);
  if (room === undefined) return ["lies in no room of scripts/layers.ts"];
  const problems: string[] = [];
  for (const { groups } of text.matchAll(IMPORT)) {
    const target = targetOf(groups);
    const wrong = importProblem({ room, path, target, typeOnly: groups?.["type"] !== undefined });
    if (wrong !== null) problems.push(wrong);
  }
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  if (room.pure && IMPURE.test(code)) problems.push(`not pure: ${IMPURE.exec(code)?.[0]}`);
  if (/\bprocess\.env\b/.test(code) && !path.startsWith("config/")) {
    problems.push("process.env outside src/config");
  }
  return problems;
}

interface Import {
  readonly room: Room;
  readonly path: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function importProblem({ room, path, target, typeOnly }: Import): string | null {
  if (!target.startsWith(".")) return packageProblem(room, target, path);
  if (!/\.(?:ts|json)$/.test(target)) return `${target}: imports name the file with its ending`;
  const file = join(dirname(path), target);
  if (IMPORT_EXCEPTIONS.some((one) => one.file === path && one.target === file)) return null;
  const within = (folders: readonly string[]) =>
    folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
  if (within(room.uses)) return null;
  if (typeOnly && within(room.types ?? [])) return null;
  if (room.configs && file.endsWith("/config.ts")) return null;
  return `${room.folder} may not import ${file}${typeOnly ? " even as a type" : ""}`;
}

function packageProblem(room: Room, target: string, path: string): string | null {
  // A room's section of the configuration is a schema wherever it stands.
  const allowed = path.endsWith("/config.ts") ? ["zod", ...(room.packages ?? [])] : room.packages;
  if (allowed !== undefined) {
    const named = (name: string) =>
      name === target || (name.endsWith("/") && target.startsWith(name));
    return allowed.some(named) ? null : `${room.folder} may not import ${target}`;
  }
  const world = /^node:(?:fs|net|http|https|tls|dns|child_process|cluster|worker_threads)\b/;
  return room.pure && world.test(target)
    ? `${room.folder} is pure and may not import ${target}`
    : null;
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => path.startsWith(`${room.folder}/`)).toSorted(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}

/** Whether a file of `src/` holds functions, so that a test has to run them. */
export function hasLogic(text: string): boolean {
  const code = /^(?:export )?(?:(?:async )?function|class)\b|^export const \w+ = (?:async )?\(/m;
  return code.test(text);
}

/** Files that an import statement of `path` names, relative to the repository. */
export function importedFiles(path: string, text: string): readonly string[] {
  return [...text.matchAll(IMPORT)]
    .map(({ groups }) => targetOf(groups))
    .filter((target) => target.startsWith("."))
    .map((target) => join(dirname(path), target));
}

function targetOf(groups: Record<string, string | undefined> | undefined): string {
  return groups?.["target"] ?? groups?.["effect"] ?? groups?.["late"] ?? "";
}
