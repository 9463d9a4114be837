import { readBytes, slice } from "../byte-source.ts";
import type { Extent, Format, Scan } from "../format.ts";
import { looksLikeGguf, readGguf } from "../formats/gguf/gguf.ts";
import type { Gguf, GgufEntry } from "../formats/gguf/gguf.ts";
import { checkSecrets } from "./secrets.ts";
import { checkTemplate } from "./template.ts";
import { checkHidden, checkTextValue } from "./text-value.ts";

/** Facts for the bill of materials, by their keys. */
const FACTS = new Map([
  ["general.license", "licence"],
  ["general.license.name", "licence"],
  ["general.author", "producer"],
  ["general.organization", "producer"],
  ["general.architecture", "field"],
  ["general.name", "field"],
  ["general.source.url", "field"],
  ["general.base_model.0.repo_url", "field"],
] as const);

/** Chat templates under any name: `tokenizer.chat_template`, `tokenizer.chat_template.tools`. */
const TEMPLATE_KEY = /chat_template/;
const TEMPLATE_MARK = /\{\{|\{%/;

/** Weights that cannot run code, with a template for prompts that can. */
export const gguf: Format = {
  id: "gguf",
  title: "GGUF",
  active: false,
  claim: ({ start }) => (looksLikeGguf(start) ? "certain" : "none"),
  inspect(scan) {
    const file = readGguf(scan.source, () => scan.tick());
    for (const entry of file.entries) inspectEntry(entry, scan);
    checkTensors(file, scan);
    const { dataOffset } = file;
    const length = Math.max(0, scan.source.size - dataOffset);
    if (length > 0) scan.skip({ offset: dataOffset, length }, "tensor");
  },
};

function inspectEntry({ key, values }: GgufEntry, scan: Scan): void {
  const kind = [...FACTS].find(([known]) => known === key)?.[1];
  for (const { value, extent } of values) {
    if (value === null) {
      scan.report("limit/size", extent.offset, { max: extent.length });
      continue;
    }
    if (kind !== undefined) scan.note({ kind, name: key, value: String(value) });
    if (typeof value !== "string") continue;
    // Lists of a tokenizer are vocabularies: nothing renders or runs what is in them.
    const isText = isLong(value) && (values.length === 1 || !key.startsWith("tokenizer."));
    if (isText) checkSecrets(value, extent.offset, scan);
    if (TEMPLATE_KEY.test(key) && TEMPLATE_MARK.test(value)) {
      checkTemplate(value, extent.offset, scan);
    } else if (isText) {
      const text = { name: key, text: value, offset: extent.offset };
      // Descriptions of models have examples of code in them.
      if (key.startsWith("general.")) checkHidden(text, scan);
      else checkTextValue(text, scan);
    }
  }
}

/** Single words of a vocabulary may be marks of templates. */
function isLong(text: string): boolean {
  return text.length >= 16;
}

function checkTensors({ tensors, dataOffset }: Gguf, scan: Scan): void {
  const space = scan.source.size - dataOffset;
  const beyond = tensors.filter(({ offset, length }) => offset + (length ?? 0) > space);
  const [first] = beyond;
  if (first !== undefined) {
    const { name } = first;
    scan.report("gguf/tensor-beyond-end", dataOffset, { count: beyond.length, name });
    return;
  }
  // Of a type that is not known the length is not, either.
  if (tensors.some(({ length }) => length === null)) return;
  const end = tensors.reduce((far, { offset, length }) => Math.max(far, offset + (length ?? 0)), 0);
  checkTail({ offset: dataOffset + end, length: space - end }, scan);
}

/** Padding is shorter, and of zeros. */
const PADDING_MAX = 4096;

function checkTail({ offset, length }: Extent, scan: Scan): void {
  if (length <= 0) return;
  const head = readBytes(scan.source, offset, PADDING_MAX);
  const at = head.findIndex((byte) => byte !== 0);
  if (at < 0 && length <= PADDING_MAX) return;
  scan.report("gguf/stray-bytes", offset, { count: length });
  const from = offset + Math.max(0, at);
  scan.member(`bytes@${from}`, slice(scan.source, from, scan.source.size - from));
}
