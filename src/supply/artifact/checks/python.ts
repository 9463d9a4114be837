import type { Format, Head, Scan } from "../format.ts";
import { endingOf, looksLikeText, readText, startText } from "../formats/text/text.ts";
import { checkPython } from "./python-source.ts";
import { checkSecrets } from "./secrets.ts";
import { checkTorchScript, looksLikeTorchScript } from "./torchscript.ts";

const PYTHON_ENDING = /^\.py[wi3]?$/;
/** Texts in which code is quoted. */
const PROSE_ENDING =
  /^\.(?:md|markdown|rst|json|ya?ml|toml|csv|tsv|jinja2?|j2|xml|pbtxt|html?|[cm]?[jt]sx?|java|go|rs|[ch]|[ch]pp|rb|sh|tex)$/;

/** A line that nothing but Python begins with. */
const STATEMENT = new RegExp(
  [
    String.raw`from\s+[\w.]+\s+import\s+[\w(*]`,
    String.raw`import\s+[\w.]+(?:\s+as\s+\w+)?\s*(?:[,;#\r]|$)`,
    String.raw`(?:async\s+)?def\s+\w+\s*\(`,
    String.raw`class\s+\w+\s*(?:\([^)\n]*\))?\s*:`,
    String.raw`(?:exec|eval|__import__)\s*\(`,
    String.raw`@[\w.]+\s*(?:\(|\r?$)`,
  ].join("|"),
  "y",
);

/** Whether a text begins as Python source does, behind comments and a text that describes it. */
export function looksLikePython(start: Uint8Array): boolean {
  const text = startText(start);
  if (/^#![^\n]*\bpython/.test(text)) return true;
  const lead =
    /^(?:\s+|#[^\n]*(?:\n|$))*(?:[ru]?("""|''')(?:[^\\]|\\[^])*?\1)?(?:\s+|#[^\n]*(?:\n|$))*/i;
  STATEMENT.lastIndex = lead.exec(text)?.[0].length ?? 0;
  return STATEMENT.test(text);
}

function isPython({ name, start }: Head): boolean {
  if (!looksLikeText(start)) return false;
  const ending = endingOf(name);
  if (PYTHON_ENDING.test(ending)) return true;
  return !PROSE_ENDING.test(ending) && looksLikePython(start);
}

/** Source code that a loader imports when remote code is on, and that of TorchScript. */
export const python: Format = {
  id: "python",
  title: "Python source",
  active: false,
  claim: (head) => (isPython(head) ? "plausible" : "none"),
  inspect(scan: Scan) {
    scan.recognize();
    const text = readText(scan.source);
    checkPython(text, { offset: 0, scan, isImported: true });
    if (looksLikeTorchScript(scan.name, text)) checkTorchScript(text, scan);
    checkSecrets(text, 0, scan);
  },
};
