import type { Finding } from "../core/finding.ts";
import { compileDetector } from "./detect/compile-detector.ts";
import { denyRecognizers } from "./detect/deny-list.ts";
import type { Detector, PlacingDetector } from "./detect/detector.ts";
import type { Match, NamingRule } from "./detect/finding-cluster.ts";
import type { Placed } from "./detect/match-stream.ts";
import { namesMissing } from "./detect/model-names.ts";
import type { SeenName } from "./detect/model-names.ts";
import { guardFailure, guardTooLong } from "./detect/registry.ts";
import type { Guard, Inspection } from "./inspect.ts";
import { openSurface } from "./redact/surface.ts";
import type { InspectedSegment } from "./second-opinion.ts";
import type { Segment } from "./segment.ts";

export type { SeenName };

/** What a token classifier names in a text. */
export interface Naming {
  readonly names: readonly SeenName[];
  /** Nothing of the text was left out. */
  readonly isWhole: boolean;
}

/** One answer for each text, in order; null where none came in time. */
export type AskNames = (texts: readonly string[]) => Promise<readonly (Naming | null)[]>;

/** What came of asking about one text. */
export const NAMING_OUTCOMES = ["named", "unnamed", "incomplete", "unanswered"] as const;
export type NamingOutcome = (typeof NAMING_OUTCOMES)[number];

export interface TokenClassifier {
  /** What is done with a text that was not read to its end. */
  readonly onFailure: "block" | "keep";
  readonly ask: AskNames;
  readonly note: (outcome: NamingOutcome) => void;
}

/** The same texts in the same order, with what the classifier names in them. Never rejects. */
export async function withNames<Text extends InspectedSegment>(
  texts: readonly Text[],
  classifier: TokenClassifier | null,
  guard: Pick<Guard, "named">,
): Promise<readonly Text[]> {
  if (classifier === null) return texts;
  const asked = texts.filter(isAsked);
  if (asked.length === 0) return texts;
  const answers = await answersTo(asked, classifier);
  const named = new Map(
    asked.map((text, index) => {
      return [text, inspectionOf(text, answers[index] ?? null, { classifier, guard })] as const;
    }),
  );
  return texts.map((text) => ({ ...text, inspection: named.get(text) ?? text.inspection }));
}

/** Refused already. */
const UNREAD: ReadonlySet<string> = new Set([guardFailure.id, guardTooLong.id]);
const LETTER = /\p{L}/u;

function isAsked({ segment, inspection }: InspectedSegment): boolean {
  if (segment.direction === "output" || !LETTER.test(segment.text)) return false;
  return !inspection.findings.some(({ rule }) => UNREAD.has(rule));
}

async function answersTo(
  texts: readonly InspectedSegment[],
  { ask }: TokenClassifier,
): Promise<readonly (Naming | null)[]> {
  try {
    return await ask(texts.map(({ segment }) => readAs(segment)));
  } catch {
    // A crash is no answer, and what follows is the operator's choice.
    return [];
  }
}

/** As detectors read it: escapes of JSON resolved. */
function readAs({ text, syntax }: Segment): string {
  const surface = openSurface(syntax);
  return surface.push(text) + surface.end();
}

function inspectionOf(
  { segment, inspection }: InspectedSegment,
  naming: Naming | null,
  {
    classifier,
    guard,
  }: { readonly classifier: TokenClassifier; readonly guard: Pick<Guard, "named"> },
): Inspection {
  classifier.note(outcomeOf(naming));
  const named = naming === null ? inspection : guard.named(segment, inspection, naming.names);
  if (naming?.isWhole === true || classifier.onFailure === "keep") return named;
  const { id, category, severity } = namesMissing;
  const span = { start: 0, end: segment.text.length };
  const missing: Finding = { rule: id, category, severity, score: 1, span };
  return { ...named, findings: [missing, ...named.findings] };
}

function outcomeOf(naming: Naming | null): NamingOutcome {
  if (naming === null) return "unanswered";
  if (!naming.isWhole) return "incomplete";
  return naming.names.length > 0 ? "named" : "unnamed";
}

/**
 * What hides data in a text on its way to the model: the rules, and what else was found in it.
 * Where orders have been taken out of the text since, names are found again by what they say.
 */
export function hidingDetector(
  received: PlacingDetector,
  placed: Placed | undefined,
  left: Pick<Segment, "text" | "syntax">,
): Detector {
  if (placed === undefined) return received;
  const text = readAs({ ...left, trust: "user", direction: "input" });
  return received.placing(text === placed.text ? placed : placedAgain(placed, text));
}

/** Longer names are found by their beginning. */
const NAME_LENGTH_MAX = 512;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

function placedAgain({ text, matches }: Placed, left: string): Placed {
  const byRule = Map.groupBy(matches, ({ rule }) => rule.recognizer.id);
  const again = [...byRule.values()].flatMap((own): Match[] => {
    const [first] = own;
    if (first === undefined) return [];
    const values = own.map(({ start, end }) => text.slice(start, end).slice(0, NAME_LENGTH_MAX));
    const score = Math.max(...own.map((match) => match.score));
    return placesOf(values, first.rule, left).map(({ span }) => ({
      rule: first.rule,
      score,
      ...span,
    }));
  });
  return { text: left, matches: again.toSorted((a, b) => a.start - b.start) };
}

function placesOf(
  names: readonly string[],
  { recognizer: card }: NamingRule,
  text: string,
): readonly Finding[] {
  const recognizers = [true, false].flatMap((wholeWords) => {
    const values = names.filter((name) => UNSPACED.test(name) !== wholeWords);
    return denyRecognizers({ card, values, ignoreCase: false, wholeWords });
  });
  return compileDetector(recognizers).scan(text);
}
