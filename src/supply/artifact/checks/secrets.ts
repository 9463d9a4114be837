import type { Scan } from "../format.ts";

/** Longer texts are vocabularies and data, in which anything looks like a key. */
const TEXT_MAX = 2 ** 20;

/** Reports credentials in a text that people wrote; never the text itself. */
export function checkSecrets(text: string, offset: number, scan: Scan): void {
  if (text.length > TEXT_MAX) return;
  for (const { rule, offset: at } of scan.findSecrets(text)) {
    scan.report("secret/found", offset + at, { kind: rule });
  }
}
