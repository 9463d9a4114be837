/** Why a path that a file names for its own parts leads elsewhere, as a stable word. */
export type PathProblem =
  | "memory-address"
  | "url"
  | "drive"
  | "absolute"
  | "home"
  | "variable"
  | "backslash"
  | "parent-folder"
  | "strange-signs"
  | "too-long"
  | "hidden";

const PATH_MAX = 4096;

/** Signs that end a name for one system, or turn its letters around for the eye. */
export const STRANGE_SIGNS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** In order: the first that fits is told. */
const PROBLEMS: readonly (readonly [PathProblem, RegExp])[] = [
  // ONNX Runtime takes this prefix for "at this address of the process".
  ["memory-address", /_ORT_MEM_ADDR_/],
  ["url", /^\s*[a-z][a-z0-9+.-]+:/i],
  ["drive", /^\s*[a-z]:/i],
  ["absolute", /^\s*[/\\]/],
  ["home", /^\s*~/],
  ["parent-folder", /%2e%2e|\.\.%2f|\.\.%5c/i],
  ["variable", /\$[\w{(]|%\w+%/],
  ["parent-folder", /(?:^|[/\\])\s*\.\.[\s.]*(?:[/\\]|$)/],
  ["backslash", /\\/],
  ["strange-signs", STRANGE_SIGNS],
  ["hidden", /(?:^|\/)\.[\w-]/],
];

/** What is wrong with a path that must stay beside the file that names it; null when it does. */
export function pathProblem(path: string): PathProblem | null {
  if (path.length > PATH_MAX) return "too-long";
  return PROBLEMS.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** Whether a path with steps back, such as `a/../b`, ends in the folder without having left it. */
export function staysInside(path: string): boolean {
  if (pathProblem(path.replaceAll(/(?:^|\/)\.\.(?=\/)/g, "")) !== null) return false;
  let depth = 0;
  for (const step of path.split("/").slice(0, -1)) {
    if (step === "..") depth -= 1;
    else if (step !== "" && step !== ".") depth += 1;
    if (depth < 0) return false;
  }
  return true;
}

/** Places that hold secrets or settings of a system, whoever reads them. */
const SENSITIVE = new RegExp(
  [
    String.raw`(?:^|[/\\])(?:etc|proc|sys|dev|root)(?:[/\\]|$)`,
    String.raw`(?:^|[/\\])\.(?:ssh|aws|kube|gnupg|netrc|env)(?:[/\\]|$)`,
    "id_rsa|authorized_keys|shadow$|passwd$",
    String.raw`^\s*\\\\|^\s*(?:https?|ftp|s3|gs|hdfs|smb|file):`,
  ].join("|"),
  "i",
);

export function isSensitivePath(path: string): boolean {
  return SENSITIVE.test(path.slice(0, PATH_MAX));
}
