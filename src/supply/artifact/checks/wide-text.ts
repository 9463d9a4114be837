import { readBytes, slice } from "../byte-source.ts";
import type { Format } from "../format.ts";
import { looksLikeText, startText } from "../formats/text/text.ts";
import { wideDecoder, wideEncodingOf } from "../formats/text/wide.ts";

const SAMPLE_BYTES = 4096;
/** Markup's readers know encodings themselves; without a mark only JSON's guess, by one sign. */
const MARKED = /^[^<]/;
const UNMARKED = /^[\s{["]/;

/**
 * A text in UTF-16 or UTF-32. `json.loads` and YAML readers take such bytes as they take UTF-8, so
 * what is in it is read as the same file in UTF-8 would be.
 */
export const wideText: Format = {
  id: "wide-text",
  title: "Text in UTF-16 or UTF-32",
  active: false,
  claim({ source, start }) {
    const encoding = wideEncodingOf(start);
    if (encoding === null) return "none";
    const sample = slice(source, 0, SAMPLE_BYTES);
    const text = wideDecoder(sample, encoding).next() ?? new Uint8Array();
    const opens = encoding.marked ? MARKED : UNMARKED;
    return looksLikeText(text) && opens.test(startText(text, 1)) ? "plausible" : "none";
  },
  inspect(scan) {
    const { source } = scan;
    const encoding = wideEncodingOf(readBytes(source, 0, 4));
    if (encoding === null) return;
    const whole = { offset: 0, length: source.size };
    const text = scan.expand(() => wideDecoder(source, encoding), whole).source;
    scan.member(scan.name, text, whole);
  },
};
