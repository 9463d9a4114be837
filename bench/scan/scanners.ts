/** What garita and other scanners say of the same files, and how long they take. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface Answer {
  readonly flagged: boolean;
  /** It says that it looked at the content. */
  readonly opened: boolean;
  /** `malicious` or worse than it; only we tell. */
  readonly malicious?: boolean;
}

export interface Answers {
  readonly name: string;
  readonly byPath: ReadonlyMap<string, Answer>;
  /** CPU time of scanning, without the start of the program. */
  readonly cpuSeconds: number;
}

const ROOT = join(import.meta.dirname, "../..");
const OUTPUT_MAX = 2 ** 30;

/** Files in one folder each; `paths` are absolute. */
export function askGarita(paths: readonly string[]): Answers {
  const args = [join(ROOT, "bench/scan/scan-list.ts")];
  const input = paths.join("\n");
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    input,
    encoding: "utf8",
    maxBuffer: OUTPUT_MAX,
  });
  if (stdout === "") throw new Error(`garita gave no answer: ${stderr.slice(0, 500)}`);
  return parseAnswers("garita", stdout);
}

/** A scanner of the Python registry in an environment that has it; null where it has not. */
export function askPeer(name: string, venv: string, paths: readonly string[]): Answers | null {
  const python = join(venv, "bin/python");
  if (spawnSync(python, ["-c", `import ${name}`]).status !== 0) return null;
  const script = join(import.meta.dirname, "peers/scan.py");
  const { stdout } = spawnSync(python, [script, name], {
    input: paths.map((path) => `${path}\n`).join(""),
    encoding: "utf8",
    maxBuffer: OUTPUT_MAX,
  });
  const shown = spawnSync(python, ["-m", "pip", "show", name], { encoding: "utf8" }).stdout;
  const version = /^Version: (.*)$/m.exec(shown)?.[1] ?? "";
  return parseAnswers(`${name} ${version}`, stdout);
}

function parseAnswers(name: string, text: string): Answers {
  const byPath = new Map<string, Answer>();
  let cpuSeconds = Number.NaN;
  for (const line of text.split("\n").filter((one) => one !== "")) {
    const answer: Answer & { path?: string; seconds?: number } = JSON.parse(line);
    if (answer.path !== undefined) byPath.set(answer.path, answer);
    if (answer.seconds !== undefined) cpuSeconds = answer.seconds;
  }
  return { name, byPath, cpuSeconds };
}
