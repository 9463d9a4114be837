import { createRequire } from "node:module";
import { extname } from "node:path";
import type * as compile from "../../guard/detect/compile-detector.ts";
import type { Detector } from "../../guard/detect/detector.ts";
import type * as rules from "../../guard/detect/secret/recognizers.ts";
import type { FoundSecret } from "../../supply/artifact/format.ts";

/** Below it a match is as likely a hash or an example. */
const SCORE_MIN = 0.5;
const FOLDER = "../../guard/detect";

let detector: Detector | undefined;

/**
 * Credentials by the guard's own rules. They take over half a second to build, so a thread does it
 * when it meets the first text, and in the middle of a scan, which cannot wait for a promise.
 */
export function findSecrets(text: string): readonly FoundSecret[] {
  detector ??= build();
  const found = detector.scan(text).filter(({ score }) => score >= SCORE_MIN);
  return found.map(({ rule, span }) => ({ rule, offset: span.start }));
}

function build(): Detector {
  const load = createRequire(import.meta.url);
  const ending = extname(import.meta.filename);
  // oxlint-disable-next-line no-unsafe-type-assertion -- our own module, by its own type
  const { compileDetector } = load(`${FOLDER}/compile-detector${ending}`) as typeof compile;
  // oxlint-disable-next-line no-unsafe-type-assertion -- our own module, by its own type
  const { secretRecognizers } = load(`${FOLDER}/secret/recognizers${ending}`) as typeof rules;
  return compileDetector(secretRecognizers);
}
