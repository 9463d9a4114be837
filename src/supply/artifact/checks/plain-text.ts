import type { Format, Head, Scan } from "../format.ts";
import { baseOf, endingOf, looksLikeText, readText, startText } from "../formats/text/text.ts";
import { requirementProblem } from "../policy/script-texts.ts";
import { checkTarget } from "./config-values.ts";
import { checkSecrets } from "./secrets.ts";
import { checkCommand, checkHiddenIn } from "./text-value.ts";

/** Longer texts are data. */
const TEXT_BYTES_MAX = 2 ** 20;

/** What people read or run beside a model. Of tables and pages only what hides in them counts. */
type Kind = "script" | "packages" | "settings" | "prose" | "page";

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["script", /\.(?:sh|bash|zsh|ksh|fish|command|bat|cmd|ps1|psm1|vbs)$/i],
  ["script", /^(?:makefile|dockerfile|containerfile|jenkinsfile|mlproject|procfile)(?:\.\w+)?$/i],
  ["packages", /^(?:requirements|constraints|packages)[\w.-]*\.(?:txt|in|pip)$/i],
  ["packages", /^(?:conda|environment|python_env|env)[\w.-]*\.ya?ml$/i],
  ["packages", /^(?:pip\.conf|pip\.ini|pipfile|\.condarc)$/i],
  [
    "settings",
    /\.(?:ini|cfg|conf|toml|properties|env)$|^\.(?:env|npmrc|pypirc|netrc|gitmodules)\b/i,
  ],
  ["prose", /\.(?:txt|rst|text|log|pem|key|crt|b64|base64|hex)$|^(?:readme|modelfile)$/i],
  ["page", /\.(?:html?|xml|svg|csv|tsv)$/i],
];

function kindOf({ name, start, source }: Head): Kind | null {
  if (source.size > TEXT_BYTES_MAX || !looksLikeText(start)) return null;
  const base = baseOf(name);
  const kind = KINDS.find(([, pattern]) => pattern.test(base))?.[0];
  if (kind !== undefined) return kind;
  const isScript = /^(?:#![^\n]*\b(?:ba|z|da|k)?sh\b|@echo off\b)/i.test(startText(start, 256));
  return isScript ? "script" : null;
}

/** Scripts, lists of packages and notes, which come with models and are none. */
export const plainText: Format = {
  id: "text",
  title: "Text",
  active: false,
  claim: (head) => (kindOf(head) === null ? "none" : "plausible"),
  inspect(scan) {
    const text = readText(scan.source);
    const start = Buffer.from(text.slice(0, 256));
    const kind = kindOf({ name: scan.name, source: scan.source, start });
    if (kind === "script" || /^#!|^@echo off\b/i.test(text)) {
      checkCommand(text, { name: baseOf(scan.name), offset: 0, scan });
    }
    if (kind === "packages" || (kind === "prose" && PACKAGE_OPTION.test(text))) {
      checkPackages(text, scan);
    }
    if (kind === "settings") checkSettings(text, scan);
    if (kind !== "script") checkHiddenIn({ name: baseOf(scan.name), text, offset: 0 }, scan);
    if (kind !== "page" && endingOf(scan.name) !== ".yaml") checkSecrets(text, 0, scan);
  },
};

/** No file for people begins a line so: it is a list of packages under another name. */
const PACKAGE_OPTION =
  /^(?:--(?:extra-)?index-url|--trusted-host|--find-links|-[if])(?:[ =]|https?:)\S*/m;

function checkPackages(text: string, scan: Scan): void {
  for (const [at, line] of text.split("\n").entries()) {
    scan.tick();
    checkPackage(line, at + 1, scan);
  }
}

function checkPackage(text: string, line: number, scan: Scan): void {
  const why = requirementProblem(text);
  if (why !== null) scan.report("text/foreign-packages", undefined, { line, why });
}

/** `logging.config.fileConfig` evaluates these. */
const EVALUATED = /^\s*(?:args|kwargs|class)\s*[=:](.{1,4096})$/;
const CODE =
  /__\w+__|\b(?:eval|exec|compile|getattr|globals|open|lambda)\s*[(:]|\bos\.(?:system|popen|exec\w*|spawn\w*|remove|unlink)\b|\b(?:subprocess|socket|pty|ctypes|importlib)\b/;
const TARGET = /^\s*["']?_target_["']?\s*=\s*["']?([\w.]{1,300})/;

/** `name @ http://…` among the requirements of a project. */
const PACKAGE_URL =
  /\w(?:\[[\w,]{0,200}\])?\s{1,20}@\s{1,20}\S{1,20}:\/\/|\b(?:git|hg|svn)\+\w+:\/\//;
/** CVE-2015-7545 and CVE-2018-17456: git starts it when it fetches a submodule. */
const GIT_TRANSPORT = /^\s*url\s*=\s*(?:ext::|-)/;

function checkSettings(text: string, scan: Scan): void {
  const isLogging = /^\s*\[(?:handler|formatter|logger)/m.test(text);
  for (const [at, line] of text.split("\n").entries()) {
    scan.tick();
    const [, value = ""] = EVALUATED.exec(line) ?? [];
    if (isLogging && CODE.test(value))
      scan.report("text/logging-code", undefined, { line: at + 1 });
    if (PACKAGE_URL.test(line)) checkPackage(line, at + 1, scan);
    if (GIT_TRANSPORT.test(line)) {
      scan.report("text/hostile-script", undefined, { name: baseOf(scan.name) });
    }
    const [, target] = TARGET.exec(line) ?? [];
    if (target !== undefined) checkTarget({ key: "_target_", value: target, offset: 0 }, scan);
  }
}
