import type { Format, Scan } from "../format.ts";
import { walkJson } from "../formats/json/walk.ts";
import type { JsonMembers } from "../formats/json/walk.ts";
import { TEXT_BYTES_MAX, looksLikeText, startText } from "../formats/text/text.ts";
import { LimitReached } from "../limits.ts";
import { isHostileCommand } from "../policy/python-texts.ts";
import { requirementProblem, scriptProblem } from "../policy/script-texts.ts";
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
        } else if (path.includes("outputs")) checkOutput(value, offset, scan);
      },
      closed: (path, members, offset) => {
        const kind = cellKind(path, members);
        if (kind === null) return;
        if (kind === "code") checkCell(cell.join(""), offset, scan);
        else if (isHostilePage(cell.join(""))) scan.report("python/hostile-page", offset);
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

function checkOutput(text: string, offset: number, scan: Scan): void {
  if (isHostilePage(text)) scan.report("python/hostile-page", offset);
  else if (/<script\b|javascript:/i.test(text)) scan.report("python/active-output", offset);
}

const SHELL_CELL = /^\s*%%(?:bash|sh|script|cmd|powershell|perl|ruby|system|sx|!)(?![\w-])/;
const PAGE_CELL = /^\s*%%(?:javascript|js|html|svg|markdown)\b/i;
const MAGIC_CELL = /^\s*%%(?!time|capture|prun|python)\w+/;
const COMMAND = /^\s*(?:!|%(?:sx|system|sc)\b|\w+\s*=\s*!|[\w, ]+=\s*%(?:sx|system)\b)/;
const PACKAGES =
  /^\s*[!%]\s*(?:pip3?|conda|mamba|uv|apt(?:-get)?|python3? -m pip)\s+(?:-\w+\s+)*(?:install|update|list|show)\b[^|;&]*$/;
const HARMLESS =
  /^\s*!\s*(?:ls|pwd|nvidia-smi|cat \S+|head|mkdir|df|free|which|python3? --version|unzip|tar|git lfs|cd)\b[^|;&]*$/;

/** What IPython makes of a cell: commands of a shell, and Python in between. */
function checkCell(text: string, offset: number, scan: Scan): void {
  const place = { offset, scan };
  if (SHELL_CELL.test(text)) {
    reportCommand(text, 1, place);
    return;
  }
  const isPage = PAGE_CELL.test(text) || /\b(?:Javascript|HTML|SVG)\s*\(/.test(text);
  const drivesKernel = isPage && /\bkernel\.execute\s*\(/.test(text);
  if (drivesKernel || (isPage && isHostilePage(text))) scan.report("python/hostile-page", offset);
  if (MAGIC_CELL.test(text)) {
    if (scriptProblem(text) !== null) reportCommand(text, 1, place);
    return;
  }
  const lines = text.split("\n").map((line, at) => {
    for (const command of calledCommands(line)) checkCommand(command, at + 1, place);
    if (!COMMAND.test(line)) return /^\s*%/.test(line) ? checkMagic(line, at + 1, place) : line;
    checkCommand(line, at + 1, place);
    return /^\s*/.exec(line)?.[0].concat("pass") ?? "";
  });
  checkPython(lines.join("\n"), { offset, scan, isImported: false });
}

interface CellPlace {
  readonly offset: number;
  readonly scan: Scan;
}

function checkCommand(line: string, number: number, place: CellPlace): void {
  const isStrange = requirementProblem(line) !== null || isHostileCommand(line);
  if (!isStrange && (PACKAGES.test(line) || HARMLESS.test(line))) return;
  reportCommand(line, number, place);
}

/** `%pip install …` and `%run …`, which are no Python; the others set something. */
function checkMagic(line: string, number: number, place: CellPlace): string {
  const isInstall = /^\s*%(?:pip|conda|uv)\b/.test(line) && requirementProblem(line) !== null;
  if (isInstall || /^\s*%(?:run|load|loadpy)\s[^\n]*\b(?:https?|ftp):/.test(line)) {
    reportCommand(line, number, place);
  }
  return "";
}

const CALLED =
  /\b(?:get_ipython\(\)|_?ip|ipy|ipython|shell)\s*\.\s*(system|getoutputs?|run_cell_magic|run_line_magic|magic)\s*\(\s*[rfb]?(["'])(.{0,4000}?)\2\s*(?:,\s*(.{0,4000}))?/g;
const SHELL_MAGIC = /^!|^%?(?:system|sx|sc|bash|sh|script|cmd|powershell|perl|ruby)\b/;

/** Commands that IPython is given by a call, as its own exports of notebooks write them. */
function calledCommands(line: string): readonly string[] {
  return [...line.matchAll(CALLED)].flatMap(([, method = "", , first = "", rest = ""]) => {
    if (/^(?:system|getoutputs?)$/.test(method)) return [`!${first}`];
    return SHELL_MAGIC.test(first) ? [`!${first} ${rest}`] : [];
  });
}

/** What a page or a picture that a notebook shows sends away or runs. */
const HOSTILE_PAGE = new RegExp(
  [
    String.raw`\bdocument\.cookie\b[^]{0,200}(?:https?:|fetch|\.src|send)`,
    String.raw`(?:fetch|\.src|send)[^\n]{0,200}document\.cookie`,
    String.raw`\b(?:fetch|sendBeacon|importScripts|WebSocket)\s*\(\s*\\?["'\x60](?:https?|wss?):`,
    String.raw`\bnew\s+Image\s*\(\s*\)[^;\n]{0,80}\.src\s*=`,
    String.raw`\beval\s*\(\s*(?:atob|unescape|String\.fromCharCode)`,
    String.raw`\bon(?:error|load|mouseover|focus|click|begin)\s*=\s*\\?["']?[^>"']{0,200}` +
      String.raw`(?:\bfetch|\beval|\balert|\batob|document\.|import)\b`,
    String.raw`<svg\b[^>]{0,300}\bonload\s*=`,
    String.raw`\b(?:src|href|srcdoc|data)\s*=\s*\\?["']?\s*(?:javascript|vbscript):`,
  ].join("|"),
  "i",
);
/** Longer ones are libraries for charts, which hold all of this. */
const PAGE_MAX = 65_536;

function isHostilePage(text: string): boolean {
  return text.length <= PAGE_MAX && HOSTILE_PAGE.test(text);
}

function reportCommand(
  command: string,
  line: number,
  { offset, scan }: { readonly offset: number; readonly scan: Scan },
): void {
  if (isHostileCommand(command) || scriptProblem(command) !== null) {
    scan.report("python/hostile-command", offset, { name: "shell", line });
  } else scan.report("python/shell-command", offset, { line });
}
