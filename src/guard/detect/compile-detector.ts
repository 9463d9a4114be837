import type { Finding, RuleCard } from "../../core/finding.ts";
import { SPAN_LENGTH_MAX } from "../text/scanner.ts";
import type { ScanLimits } from "../text/scanner.ts";
import type { Detector, PlacingDetector } from "./detector.ts";
import { MatchStream } from "./match-stream.ts";
import type { Placed } from "./match-stream.ts";
import type { Recognizer } from "./recognizer.ts";
import { chooseRules, compileRules } from "./rule-set.ts";

/** Chooses the rules that a detector reports; the others might as well not be there. */
export type DetectorOf = (reports: (card: RuleCard) => boolean) => PlacingDetector;

/**
 * Compiles rules into one automaton. Throws `PatternError` naming the rule whose pattern is outside
 * the subset. Cost per symbol does not grow with the number of rules.
 */
export function compileDetector(
  recognizers: readonly Recognizer[],
  limits: Partial<ScanLimits> = {},
): PlacingDetector {
  return compileDetectors(recognizers, limits)(() => true);
}

/** The same for detectors of different rules that share the automaton. */
export function compileDetectors(
  recognizers: readonly Recognizer[],
  { spanLengthMax = SPAN_LENGTH_MAX }: Partial<ScanLimits> = {},
): DetectorOf {
  const rules = compileRules(recognizers);
  return (reports) => {
    const chosen = chooseRules(rules, reports);
    const over = (placed: Placed | null): Detector => {
      const open = () => new MatchStream(chosen, { spanLengthMax }, placed);
      return { scan: (text) => scan(open(), text), open };
    };
    return { ...over(null), placing: over };
  };
}

function scan(stream: MatchStream, text: string): readonly Finding[] {
  stream.push(text);
  stream.end();
  return stream.take();
}
