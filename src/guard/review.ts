import type { Guard } from "./inspect.ts";
import { withNames } from "./names.ts";
import type { TokenClassifier } from "./names.ts";
import { withSecondOpinion } from "./second-opinion.ts";
import type { InspectedSegment, SecondOpinion } from "./second-opinion.ts";

/** Models of the operator's that are asked about whole texts; null where there is none. */
export interface Models {
  readonly secondOpinion: SecondOpinion | null;
  readonly tokenClassifier: TokenClassifier | null;
}

export const NO_MODELS: Models = { secondOpinion: null, tokenClassifier: null };

/** The same texts in the same order, with what the models say of them. Never rejects. */
export async function withModels<Text extends InspectedSegment>(
  texts: readonly Text[],
  { secondOpinion, tokenClassifier }: Models,
  guard: Pick<Guard, "named">,
): Promise<readonly Text[]> {
  const named = await withNames(texts, tokenClassifier, guard);
  return withSecondOpinion(named, secondOpinion);
}
