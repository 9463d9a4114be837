import type { Format } from "../format.ts";
import {
  looksLikeSafetensors,
  readSafetensors,
  strayExtents,
} from "../formats/safetensors/safetensors.ts";
import { checkTextValue } from "./text-value.ts";

const METADATA_MAX = 100;

/** Tensors without code: what can be wrong is what hides between them. */
export const safetensors: Format = {
  id: "safetensors",
  title: "safetensors",
  active: false,
  claim: ({ start }) => (looksLikeSafetensors(start) ? "certain" : "none"),
  inspect(scan) {
    const file = readSafetensors(scan.source);
    const strays = strayExtents(file);
    const [first] = strays;
    if (first !== undefined) {
      scan.report("safetensors/stray-bytes", first.offset, { count: strays.length });
    }
    for (const [name, text] of file.metadata) checkTextValue({ name, text, offset: 8 }, scan);
    for (const [name, value] of [...file.metadata].slice(0, METADATA_MAX)) {
      scan.note({ kind: "field", name, value });
    }
    scan.skip(file.payload, "tensor");
  },
};
