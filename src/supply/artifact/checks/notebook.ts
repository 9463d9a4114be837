import type { Format, Scan } from "../format.ts";
import { walkJson } from "../formats/json/walk.ts";
import type { JsonMembers } from "../formats/json/walk.ts";
import { TEXT_BYTES_MAX, looksLikeText, startText } from "../formats/text/text.ts";
import { LimitReached } from "../limits.ts";
import { isHostileCommand } from "../policy/python-texts.ts";
import { checkPython } from "./python-source.ts";
import { checkSecrets } from "./secrets.ts";

/** JSON whose beginning has cells, wherever it says which version it is. */
export function looksLikeNotebook(start: Uint8Array): boolean {
  const text = startText(start, 16_384);
  return (
    /^\s*\{/.test(text) &&
    /"(?:cells|worksheets)"\s*:\s*\[/.test(text) &&
    /"(?:cell_type|nbformat)"/.test(text)
  );
}

/** Cells of a Jupyter notebook, which run when people or services run it. */
export const notebook: Format = {
  id: "notebook",
  title: "Jupyter notebook",
  active: false,
  claim: ({ start }) => (looksLikeText(start) && looksLikeNotebook(start) ? "plausible" : "none"),
  inspect(scan) {
    let cell: string[] = [];
    let length = 0;
    walkJson(scan.source, {
      wanted: new Set(["cell_type"]),
      scalar: (path, value, offset) => {
        if (typeof value !== "string") return;
        if (isSource(path)) {
          length += value.length;
          if (length > TEXT_BYTES_MAX) throw new LimitReached("size", TEXT_BYTES_MAX);
          cell.push(value);
        } else if (path.includes("outputs") && /<script\b|javascript:/i.test(value)) {
          scan.report("python/active-output", offset);
        }
      },
      closed: (path, members, offset) => {
        const kind = cellKind(path, members);
        if (kind === null) return;
        if (kind === "code") checkCell(cell.join(""), offset, scan);
        checkSecrets(cell.join(""), offset, scan);
        cell = [];
      },
      tick: () => scan.tick(),
    });
  },
};

/** `cells[].source`, `worksheets[].cells[].input` of version 3; a text or a list of lines. */
function isSource(path: readonly string[]): boolean {
  const key = path.at(-1) === "[]" ? path.at(-2) : path.at(-1);
  return (
    (key === "source" || key === "input") && path.includes("cells") && !path.includes("outputs")
  );
}

/** Null for objects that are no cells. */
function cellKind(path: readonly string[], members: JsonMembers): string | null {
  if (path.at(-1) !== "[]" || path.at(-2) !== "cells") return null;
  const [kind] = members.get("cell_type") ?? [];
  return typeof kind === "string" ? kind : "";
}

const SHELL_CELL = /^\s*%%(?:bash|sh|script|cmd|powershell|perl|ruby|system)\b/;
const MAGIC_CELL = /^\s*%%(?!time|capture|prun|python)\w+/;
const PACKAGES =
  /^\s*[!%]\s*(?:pip3?|conda|mamba|uv|apt(?:-get)?|python3? -m pip)\s+(?:-\w+\s+)*(?:install|update|list|show)\b[^|;&]*$/;
const HARMLESS =
  /^\s*!\s*(?:ls|pwd|nvidia-smi|cat \S+|head|mkdir|df|free|which|python3? --version|unzip|tar|git lfs|cd)\b[^|;&]*$/;

/** What IPython makes of a cell: commands of a shell, and Python in between. */
function checkCell(text: string, offset: number, scan: Scan): void {
  if (SHELL_CELL.test(text)) {
    reportCommand(text, 1, { offset, scan });
    return;
  }
  if (MAGIC_CELL.test(text)) return;
  const lines = text.split("\n").map((line, at) => {
    if (!/^\s*(?:!|%(?:sx|system|sc)\b|\w+\s*=\s*!)/.test(line)) {
      return /^\s*%/.test(line) ? "" : line;
    }
    if (!PACKAGES.test(line) && !HARMLESS.test(line)) reportCommand(line, at + 1, { offset, scan });
    return /^\s*/.exec(line)?.[0].concat("pass") ?? "";
  });
  checkPython(lines.join("\n"), { offset, scan, isImported: false });
}

function reportCommand(
  command: string,
  line: number,
  { offset, scan }: { readonly offset: number; readonly scan: Scan },
): void {
  if (isHostileCommand(command)) {
    scan.report("python/hostile-command", offset, { name: "shell", line });
  } else scan.report("python/shell-command", offset, { line });
}
