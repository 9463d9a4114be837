import type { Scan } from "../format.ts";
import { targetRisk } from "../policy/config-targets.ts";
import { isSensitivePath, pathProblem } from "./outside-path.ts";

/** A setting and where its value stands. */
export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly offset: number;
}

/** A dotted name that the loader imports and calls. */
export function checkTarget({ key, value, offset }: Setting, scan: Scan): void {
  const target = value.trim();
  const risk = targetRisk(target, scan.settings.allowedCallables);
  const values = { key, target };
  if (risk === "dangerous") scan.report("config/runs-callable", offset, values);
  else if (risk === "reaching") scan.report("config/reaching-callable", offset, values);
  else if (risk === "unknown") scan.report("config/unknown-callable", offset, values);
}

const DOTTED = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

/** Whether a text could name a function or class with its module. */
export function isDottedName(text: string): boolean {
  return DOTTED.test(text.trim());
}

/** The same under keys that name other things as well: only what is dangerous says for sure. */
export function checkPossibleTarget(setting: Setting, scan: Scan): void {
  if (!isDottedName(setting.value)) return;
  const target = setting.value.trim();
  const risk = targetRisk(target, scan.settings.allowedCallables);
  if (risk === "dangerous") checkTarget(setting, scan);
}

/** `module.Class` of this repository, or `owner/repository--module.Class` of another. */
export function checkCodeReference({ key, value, offset }: Setting, scan: Scan): void {
  const rule = /--|\/|^https?:/.test(value) ? "config/remote-code" : "config/custom-code";
  scan.report(rule, offset, { key, target: value });
}

/** A path that has to stay in the folder of the model. */
export function checkPath({ key, value, offset }: Setting, scan: Scan): void {
  const why = pathProblem(value);
  if (why === null) return;
  if (SYSTEM_FILE.test(value)) {
    scan.report("config/system-path", offset, { key, path: value });
    return;
  }
  const isHostile = why === "parent-folder" || why === "strange-signs" || isSensitivePath(value);
  if (isHostile && !ORDINARY_HOME.test(value)) {
    scan.report("config/outside-path", offset, { key, path: value, why });
  } else if (why === "absolute" || why === "drive" || why === "home") {
    scan.report("config/foreign-path", offset, { key });
  }
}

/** Secrets and settings of a system, by a path from its root or out of the folder. */
const SYSTEM_FILE = new RegExp(
  String.raw`^\s*(?:(?:file:)?/+|(?:[^\s:]*[/\\])?\.\.[/\\]|~[/\\]|[a-z]:[/\\])` +
    String.raw`(?:[^\n]*[/\\])?(?:(?:etc|proc|windows)[/\\]|` +
    String.raw`\.(?:ssh|aws|kube|gnupg|netrc)(?:[/\\]|$))`,
  "i",
);

/** Training runs as root in containers leave their caches behind. */
const ORDINARY_HOME = /^\/(?:root|home\/\w+)\/(?!\.(?:ssh|aws|kube|gnupg|netrc|env))[^\n]*$/;
