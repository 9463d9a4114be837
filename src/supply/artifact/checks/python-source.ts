import type { Scan } from "../format.ts";
import { readPython } from "../formats/python/reader.ts";
import type { PythonToken } from "../formats/python/token.ts";
import { CREDENTIAL, TRAITS, has, isResolved } from "../formats/python/value.ts";
import type { PythonUse, PythonValue } from "../formats/python/value.ts";
import { PYTHON_INSIDES, isPythonBuiltin, pythonEffect } from "../policy/python-effects.ts";
import type { PythonEffect } from "../policy/python-effects.ts";
import {
  isHostileCommand,
  isHostileNativeCode,
  isOrdinaryCommand,
  isStartPlace,
} from "../policy/python-texts.ts";
import type { PythonRuleId } from "../rules/python-rules.ts";
import { callsItsArguments, createImportTime } from "./import-time.ts";
import type { ImportTime } from "./import-time.ts";
import { isSensitivePath } from "./outside-path.ts";

const RULES = {
  execute: "python/runs-code",
  import: "python/imports-by-name",
  process: "python/starts-programs",
  native: "python/native-code",
  network: "python/network",
  deserialize: "python/deserializes",
  "changes-files": "python/changes-files",
  internals: "python/internals",
  "reads-environment": "python/notable",
  "opens-files": "python/notable",
} as const satisfies Record<Exclude<PythonEffect, "harmless">, PythonRuleId>;

const RUNNING: ReadonlySet<PythonEffect | undefined> = new Set(["execute", "process"] as const);

/** Rules of Python code: those whose messages have a line and a name. */
type CodeRule = Exclude<
  PythonRuleId,
  | "python/strange-encoding"
  | "python/shell-command"
  | "python/active-output"
  | "python/hostile-page"
  | `torchscript/${string}`
>;

/** What one source does in each of its functions. */
interface Story {
  readonly scan: Scan;
  readonly lineOf: (offset: number) => number;
  readonly base: number;
  readonly reported: Set<string>;
  readonly effects: Map<number, Set<string>>;
  readonly importTime: ImportTime;
}

/** Where Python code stands. */
export interface PythonPlace {
  /** Of the text in what is scanned. */
  readonly offset: number;
  readonly scan: Scan;
  /** Loaders import it, and people do not look at it before they run it. */
  readonly isImported: boolean;
}

/** What is wrong with Python source. */
export function checkPython(text: string, { offset, scan, isImported }: PythonPlace): void {
  const importTime = createImportTime();
  const seen = { reported: new Set<string>(), effects: new Map<number, Set<string>>() };
  const story: Story = { scan, lineOf: lineCounter(text), base: offset, ...seen, importTime };
  checkEncoding(text, offset, scan);
  readPython(text, {
    use: (use, scope) => {
      importTime.use(use, scope);
      judge(use, scope, story);
    },
    defined: (name, owner, scope) => importTime.defined(name, owner, scope),
    comment: (token) => checkComment(token, story),
    isBuiltin: isPythonBuiltin,
    traitsOf,
    tick: () => scan.tick(),
  });
  if (!isImported) return;
  for (const { rule, ...spot } of importTime.reached()) report(rule, spot, story);
}

/** What was reached, and where. */
interface Spot {
  readonly path: string;
  readonly offset: number;
}

function report(rule: CodeRule, { path, offset }: Spot, story: Story): void {
  const shown = path.replace(/^builtins\./, "").replace(/^\?\.?/, "");
  const key = `${rule}\n${shown}`;
  if (story.reported.has(key)) return;
  story.reported.add(key);
  const values = { name: shown, line: story.lineOf(offset) };
  if (rule === "python/type-comment-code") {
    story.scan.report(rule, story.base + offset, { line: values.line });
  } else story.scan.report(rule, story.base + offset, values);
}

function judge(use: PythonUse, scope: number, story: Story): void {
  const { path, args, traits, offset } = use;
  judgeInsides(use, story);
  if (args !== null && callsItsArguments(path)) judgePassed(use, scope, story);
  if (!isResolved(path)) return;
  const effect = pythonEffect(path);
  if (effect === undefined || effect === "harmless") return;
  if (isConstantImport(effect, args)) return;
  if (effect === "import" && args === null) return;
  const rule = ruleFor(effect, use);
  if (rule !== null) report(rule, { path, offset }, story);
  if (has({ traits }, "folded") && rule !== null && rule !== "python/notable") {
    report("python/hidden-name", { path, offset }, story);
  }
  if (args !== null) judgeCall(use, { effect, scope }, story);
  judgeScope(use, { effect, scope }, story);
}

function judgeInsides({ path, offset }: PythonUse, story: Story): void {
  const name = path.slice(path.lastIndexOf(".") + 1);
  if (PYTHON_INSIDES.has(name)) report("python/internals", { path: name, offset }, story);
  if (CLIMBING.test(path)) report("python/climbs-classes", { path: name, offset }, story);
}

/** From a value to the root of all classes, and from there to every other. */
const CLIMBING = /\.__base(?:s)?__\.__subclasses__$/;

/** `Thread(target=os.system)`: the callee calls it. */
function judgePassed({ args, keywords, offset }: PythonUse, scope: number, story: Story): void {
  for (const { path } of [...(args ?? []), ...keywords.values()]) {
    if (!isResolved(path) || pythonEffect(path) !== "process" || !ANY_PROGRAM.test(path)) continue;
    story.importTime.deed({ rule: "python/runs-on-import", path, offset }, scope);
  }
}

/** `__import__("numpy")`: what it gives is followed instead. */
function isConstantImport(effect: PythonEffect, args: readonly PythonValue[] | null): boolean {
  return effect === "import" && args?.[0]?.text !== undefined;
}

const WRITING = /[wax+]/;

/** Compiling a pattern is no compiling, and reading a file is ordinary. */
function ruleFor(
  effect: Exclude<PythonEffect, "harmless">,
  { path, args }: PythonUse,
): CodeRule | null {
  if (effect === "opens-files" && args === null && path === "builtins.open") return null;
  return RULES[effect];
}

function judgeCall(use: PythonUse, setting: Setting, story: Story): void {
  const { path, args, keywords, offset } = use;
  const { effect } = setting;
  const given = [...(args ?? []), ...keywords.values()];
  const isRunning = RUNNING.has(effect) && path !== "importlib.util.spec_from_file_location";
  if (isRunning && given.some(isForeign)) {
    report("python/runs-hidden-code", { path, offset }, story);
  }
  if (effect === "process" && given.some(holdsHostileCommand)) {
    report("python/hostile-command", { path, offset }, story);
  }
  if (effect === "native" && given.some(({ text = "" }) => isHostileNativeCode(text))) {
    report("python/hostile-command", { path, offset }, story);
  }
  if (effect === "network" && given.some(isSecret)) {
    report("python/sends-secrets", { path, offset }, story);
  }
  if (effect === "opens-files" || effect === "changes-files") judgePath(use, story);
  checkCode(given[0], effect, { path, offset, story });
  judgeImportTime(use, setting, story);
}

function isForeign(value: PythonValue): boolean {
  return has(value, "hidden") || has(value, "remote");
}

function judgePath({ path, args, offset }: PythonUse, story: Story): void {
  const [first, second] = args ?? [];
  if (first?.text === undefined) return;
  if (isPrivatePath(first.text)) report("python/sensitive-path", { path, offset }, story);
  const mode = path.includes(".write_") ? "w" : (second?.text ?? "r");
  if (WRITING.test(mode) && isStartPlace(first.text)) {
    report("python/plants-code", { path, offset }, story);
  }
}

/** What nobody asked for when it happens as soon as the module is imported. */
function judgeImportTime(use: PythonUse, { effect, scope }: Setting, story: Story): void {
  const { path, args, keywords, offset } = use;
  const given = [...(args ?? []), ...keywords.values()];
  const { importTime } = story;
  if (effect === "process" && startsStranger(path, given)) {
    importTime.deed({ rule: "python/runs-on-import", path, offset }, scope);
  }
  if (effect === "deserialize" && given.some(isForeign)) {
    importTime.deed({ rule: "python/runs-hidden-code", path, offset }, scope);
  }
  if (effect === "network" && (args ?? []).some((value) => has(value, "credential"))) {
    importTime.deed({ rule: "python/sends-secrets", path, offset }, scope);
  }
}

/** Of modules that start programs, what does so without saying which. */
const ANY_PROGRAM =
  /^(?:os|posix|nt)\.(?:system|popen|exec|spawn|posix_spawn|startfile)|^(?:commands|popen2|pty)\.|^ctypes\.CDLL\(\)\./;
const NAMED_PROGRAM = /^subprocess\.|^asyncio\.create_subprocess_|^(?:pexpect|_posixsubprocess)\./;

/** A program that code of models has no use for. */
function startsStranger(path: string, given: readonly PythonValue[]): boolean {
  const isAny = ANY_PROGRAM.test(path);
  if (!isAny && !NAMED_PROGRAM.test(path)) return false;
  const command = commandOf(given);
  return command === "" ? isAny : !isOrdinaryCommand(command);
}

function commandOf([first]: readonly PythonValue[]): string {
  const texts = [first?.text, ...(first?.items ?? []).slice(0, 64).map(({ text }) => text)];
  return texts.filter((text) => text !== undefined).join(" ");
}

const DANGEROUS_WORDS = new RegExp(
  String.raw`\b(?:os\.(?:system|popen|exec\w+|spawn\w+|dup2)|subprocess|socket|` +
    String.raw`pty\.spawn|urlopen|` +
    String.raw`urlretrieve|b64decode|__import__\s*\(|requests\.(?:get|post))`,
);

/** Code in a text that is run: what it names weighs as much as if it stood outside. */
function checkCode(
  first: PythonValue | undefined,
  effect: PythonEffect,
  {
    path,
    offset,
    story,
  }: { readonly path: string; readonly offset: number; readonly story: Story },
): void {
  if (effect !== "execute" || first?.text === undefined) return;
  if (DANGEROUS_WORDS.test(first.text) || isHostileCommand(first.text)) {
    report("python/hostile-command", { path, offset }, story);
  }
}

function holdsHostileCommand(value: PythonValue): boolean {
  const texts = [value, ...(value.items ?? []).slice(0, 64)].flatMap(({ text }) => text ?? []);
  return isHostileCommand(texts.join(" "));
}

const HOME_SECRETS =
  /^~?\/?.{0,100}(?:\.ssh|\.aws|\.netrc|\.bashrc|\.profile|\.kube|\.gnupg|\.git-credentials|\.huggingface\/token)/;

function isPrivatePath(path: string): boolean {
  return path.startsWith("/dev/null") ? false : isSensitivePath(path) || HOME_SECRETS.test(path);
}

interface Setting {
  readonly effect: Exclude<PythonEffect, "harmless">;
  readonly scope: number;
}

/** What is harmless one by one and an attack together in one function. */
function judgeScope(use: PythonUse, { effect, scope }: Setting, story: Story): void {
  const { path, offset, args } = use;
  if (args === null) return;
  const seen = story.effects.get(scope) ?? new Set();
  if (story.effects.size < SCOPES_MAX) story.effects.set(scope, seen);
  const role = roleIn(path, effect);
  if (role !== null) seen.add(role);
  if (seen.has("socket") && (seen.has("shell") || seen.has("process"))) {
    report("python/remote-control", { path, offset }, story);
  } else if (seen.has("network") && seen.has("process")) {
    report("python/downloads-and-runs", { path, offset }, story);
  }
}

const SCOPES_MAX = 10_000;

function roleIn(path: string, effect: PythonEffect): string | null {
  if (path === "os.dup2" || path === "pty.spawn") return "shell";
  if (effect === "process") return INSTALLERS.test(path) ? null : "process";
  if (effect !== "network") return null;
  return path.startsWith("socket.") ? "socket" : "network";
}

/** Ends or packages rather than runs something. */
const INSTALLERS = /^(?:os\._exit|os\.abort|os\.kill|setuptools|distutils|webbrowser)/;

const HIDING = /^(?:base64|zlib|gzip|bz2|lzma|binascii)\.\w*(?:decode|decompress|unhexlify|a2b)/;

function isSecret(value: PythonValue): boolean {
  return has(value, "environment") || has(value, "private") || isEnvironment(value);
}

function isEnvironment({ path }: PythonValue): boolean {
  return path === "os.environ" || path === "os.environb";
}

/** What comes out of a call. */
function traitsOf(path: string, args: readonly PythonValue[]): number {
  if (args.some(isEnvironment)) return TRAITS.environment;
  if (!isResolved(path)) return 0;
  if (/^os\.environb?\.(?:copy|items|values)$/.test(path)) return TRAITS.environment;
  if (ONE_VARIABLE.test(path)) return credentialIn(args);
  if (HIDING.test(path)) return TRAITS.hidden;
  const effect = pythonEffect(path);
  if (effect === "network") return TRAITS.remote;
  const isOpened = effect === "opens-files" && /open|Path/.test(path);
  if (!isOpened) return 0;
  const [first, second] = args;
  const isPrivate = first?.text !== undefined && isPrivatePath(first.text);
  const mode = second?.text ?? "r";
  return WRITING.test(mode) ? 0 : TRAITS.file | (isPrivate ? TRAITS.private : 0);
}

const ONE_VARIABLE = /^os\.(?:getenv|environb?\.(?:get|pop))$/;

function credentialIn([name]: readonly PythonValue[]): number {
  return CREDENTIAL.test(name?.text ?? "") ? TRAITS.credential : 0;
}

const TYPE_COMMENT = /^#\s*type:(?!\s*ignore)\s*(.{0,2000})/;
const CALL_IN_TYPE =
  /\b(?:eval|exec|__import__|compile|open|getattr|os\.|subprocess)|\w\s*\([^()]*["']/;

/** `torch.jit.annotations.parse_type_line` evaluates these. */
function checkComment({ text, offset }: PythonToken, story: Story): void {
  const type = TYPE_COMMENT.exec(text)?.[1];
  if (type === undefined || !CALL_IN_TYPE.test(type)) return;
  report("python/type-comment-code", { path: "type", offset }, story);
}

const CODING = /^[ \t\f]*#.{0,100}?coding[:=][ \t]*([-\w.]{1,40})/;
const ORDINARY =
  /^(?:utf-?8(?:-sig)?|ascii|us-ascii|latin-?1|iso-?8859-?\d{1,2}|cp125\d|windows-125\d|gbk|gb2312|gb18030|big5|euc-(?:jp|kr)|shift[-_]?jis|koi8-r|cp949)$/i;

/** PEP 263: with `utf-7` or `rot13` what looks like a comment may be code. */
function checkEncoding(text: string, offset: number, scan: Scan): void {
  for (const line of text.slice(0, 1000).split("\n", 2)) {
    const name = CODING.exec(line)?.[1]?.replaceAll("_", "-");
    if (name !== undefined && !ORDINARY.test(name)) {
      scan.report("python/strange-encoding", offset, { name });
    }
  }
}

/** Lines of offsets that never decrease, in one pass over the text. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    if (offset < at) {
      line = 1;
      at = 0;
    }
    for (
      let next = text.indexOf("\n", at);
      next >= 0 && next < offset;
      next = text.indexOf("\n", at)
    ) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
