import type { Evidence } from "../../src/guard/detect/injection/calibration.ts";
import { gibberishIn } from "../../src/guard/detect/injection/gibberish.ts";
import type { InjectionModel } from "../../src/guard/detect/injection/model/model.ts";
import { createReader } from "../../src/guard/detect/injection/model/read-segments.ts";
import { viewOf } from "../../src/guard/detect/injection/view-of.ts";
import { compileWordings, weighWordings } from "../../src/guard/detect/injection/wordings.ts";
import { INJECTION_FAMILIES } from "../../src/guard/detect/registry.ts";
import type { Row } from "./row.ts";

/** What the parts of the scorer that are not learned here say about a text. */
export interface FixedEvidence {
  readonly wording: number;
  readonly gibberish: number;
}

const findWordings = compileWordings(INJECTION_FAMILIES);

export function fixedEvidence({ text, channel }: Row): FixedEvidence {
  return {
    wording: weighWordings(findWordings(viewOf(text).text, channel)),
    gibberish: gibberishIn(text)?.score ?? 0,
  };
}

/** All evidence about the rows by a model, read as the guard reads them, decoding aside. */
export function evidenceBy(
  model: InjectionModel,
  rows: readonly Row[],
  fixed: (row: Row) => FixedEvidence,
): Evidence[] {
  const read = createReader(model);
  return rows.map((row) => ({ ...read(viewOf(row.text).text, row.channel), ...fixed(row) }));
}
