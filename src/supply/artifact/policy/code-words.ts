import { bytesOf, textOf } from "../formats/pickle/value.ts";
import type { Value } from "../formats/pickle/value.ts";

const VALUES_MAX = 2000;
const DEPTH_MAX = 8;
/** What code that belongs to a model has no use for. */
const CODE_WORD = new RegExp(
  [
    String.raw`(?:^|[^\w.])(?:eval|exec|execfile|compile|__import__|open|getattr|globals)\s*\(`,
    String.raw`\b(?:os|posix|nt|subprocess|socket|shutil|ctypes|pty|urllib|requests|importlib)\.\w`,
    String.raw`\b(?:import|from)\s+(?:os|sys|subprocess|socket|shutil|ctypes)\b`,
    String.raw`\b(?:import|from)\s+(?:pty|urllib|requests|importlib|builtins)\b`,
    "\\.__(?:subclasses|globals)__|__import__|/bin/|powershell|cmd\\.exe|base64",
  ].join("|"),
);
/** A name that a code object looks up, alone in its text. */
const CODE_NAMES = new Set([
  ..."eval exec execfile compile __import__ system popen Popen check_output getoutput".split(" "),
  ..."subprocess socket shutil ctypes pty urllib requests importlib import_module urlopen".split(
    " ",
  ),
  ..."os posix nt spawn execve execv runpy marshal pickle".split(" "),
]);

/**
 * Whether code among these values names what reaches the system. Looks at a bounded part of them,
 * and at nothing that has been `seen`, so that many calls with the same arguments cost one look.
 */
export function codeWordsIn(values: readonly Value[], seen: WeakSet<Value>): boolean {
  const pending = values.map((value) => ({ value, depth: 0 }));
  for (let looked = 0; pending.length > 0 && looked < VALUES_MAX; looked += 1) {
    const next = pending.pop();
    if (next === undefined) break;
    if (seen.has(next.value)) continue;
    seen.add(next.value);
    const text = textOf(next.value) ?? latin(bytesOf(next.value));
    if (text !== undefined && (CODE_NAMES.has(text) || CODE_WORD.test(text))) return true;
    if (next.depth < DEPTH_MAX) {
      for (const value of partsOf(next.value)) pending.push({ value, depth: next.depth + 1 });
    }
  }
  return false;
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === "call")
    return value.state === undefined ? [value.args] : [value.args, value.state];
  return "items" in value ? value.items : [];
}

function latin(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  return Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("");
}
