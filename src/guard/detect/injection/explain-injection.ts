import type { Channel } from "../../../core/channel.ts";
import type { Span } from "../../../core/finding.ts";
import { contributionsOf, logitOf } from "./calibration.ts";
import type { Contribution, EvidenceName } from "./calibration.ts";
import type { DecodedReading, Scoring, ViewReading } from "./read-view.ts";
import { weighWordings } from "./wordings.ts";

/** Why a text has its injection score. Holds places, never the text itself. */
export interface Explanation {
  /** 0..1, that of the inspection. */
  readonly score: number;
  /** The text as received and what was decoded from it, worst first. */
  readonly views: readonly ExplainedView[];
}

/** One reading of the text. */
export interface ExplainedView {
  /** Encodings that the text was read through, outermost first; none for the text as received. */
  readonly via: readonly string[];
  /** Place among all that was decoded from the text; null for the text as received. */
  readonly decoded: number | null;
  readonly span: Span;
  /** 0..1. */
  readonly score: number;
  /** What the score is read from: the sum of the contributions. */
  readonly logit: number;
  readonly contributions: readonly Contribution<EvidenceName | "encoding">[];
  /** What the learned model holds for the worst; null when it has nothing to say. */
  readonly segment: Place | null;
  /** The words of the segment without which it would be less suspicious, most telling first. */
  readonly words: readonly TellingWord[];
  readonly wordings: readonly ExplainedWording[];
}

export interface Place {
  readonly span: Span;
  /** The same in units of the decoded text; of the text as received where nothing was decoded. */
  readonly within: Span;
}

export interface TellingWord extends Place {
  /** How much the logit of the segment falls without the word. */
  readonly nats: number;
}

export interface ExplainedWording extends Place {
  readonly rule: string;
  /** What it says alone, 0..1. */
  readonly weight: number;
}

export const NOTHING_TO_EXPLAIN: Explanation = { score: 0, views: [] };

/** The same with other spans, for a text that was read through something else. */
export function withSpans(
  { score, views }: Explanation,
  toSource: (span: Span) => Span,
): Explanation {
  const placed = <Kind extends Pick<Place, "span">>(place: Kind): Kind => ({
    ...place,
    span: toSource(place.span),
  });
  return {
    score,
    views: views.map((view) => ({
      ...placed(view),
      segment: view.segment && placed(view.segment),
      words: view.words.map(placed),
      wordings: view.wordings.map(placed),
    })),
  };
}

const VIEWS_MAX = 8;
const WORDINGS_MAX = 64;
/** Words of a segment that are tried. */
const WORDS_MASKED_MAX = 64;
const WORDS_SHOWN_MAX = 8;
const NATS_MIN = 0.01;

/** A text and what was decoded from it, read. */
export interface ReadText {
  readonly length: number;
  readonly own: ViewReading;
  readonly decoded: readonly (DecodedReading | null)[];
}

/**
 * Reads the worst segment once more for every word. Views that score less than `scoreMin` are left
 * out, but for the text as received, whose words are then left out.
 */
export function explainInjection(
  { length, own, decoded }: ReadText,
  scoring: Scoring,
  { channel, scoreMin }: { readonly channel: Channel; readonly scoreMin: number },
): readonly ExplainedView[] {
  const read = decoded
    .map((reading, index) => ({ reading, index }))
    .filter((one): one is Indexed => one.reading !== null && one.reading.score >= scoreMin)
    .toSorted((a, b) => b.reading.score - a.reading.score)
    .slice(0, VIEWS_MAX - 1);
  const asReceived: Frame = {
    via: [],
    decoded: null,
    span: { start: 0, end: length },
    score: own.score,
    toSource: (span) => span,
  };
  const views = [
    explainView(own, asReceived, { scoring, channel, words: own.score >= scoreMin }),
    ...read.map(({ reading, index }) =>
      explainView(reading.inside, frameOf(reading, index), {
        scoring,
        channel: reading.channel,
        words: true,
      }),
    ),
  ];
  return views.toSorted((a, b) => b.score - a.score);
}

interface Indexed {
  readonly reading: DecodedReading;
  readonly index: number;
}

/** Where a view stands in the text as received. */
interface Frame extends Pick<ExplainedView, "via" | "decoded" | "span" | "score"> {
  readonly toSource: (span: Span) => Span;
}

function frameOf({ decoded, score }: DecodedReading, index: number): Frame {
  return {
    via: decoded.encodings,
    decoded: index,
    span: decoded.span,
    score,
    toSource: (span) => decoded.toSource(span),
  };
}

interface Judging {
  readonly scoring: Scoring;
  readonly channel: Channel;
  readonly words: boolean;
}

function explainView(
  { evidence, bonus, view, learned, wordings }: ViewReading,
  { toSource, ...frame }: Frame,
  { scoring, channel, words }: Judging,
): ExplainedView {
  const { calibration } = scoring.model[channel];
  const place = (span: Span): Place => {
    const within = view.toSource(span);
    return { span: toSource(within), within };
  };
  const { start, end } = learned.span;
  const telling = words
    ? tellingWords(view.text.slice(start, end), (text) => logitAlone(text, channel, scoring))
    : [];
  const encoding = bonus === 0 ? [] : [{ evidence: "encoding", nats: bonus } as const];
  return {
    ...frame,
    logit: logitOf(evidence, calibration) + bonus,
    contributions: [...contributionsOf(evidence, calibration), ...encoding],
    segment: learned.segments === 0 ? null : place(learned.span),
    words: telling.map(({ span, nats }) => ({
      ...place({ start: start + span.start, end: start + span.end }),
      nats,
    })),
    wordings: wordings.slice(0, WORDINGS_MAX).map(({ family, weight, span }) => ({
      rule: family.id,
      weight,
      ...place(span),
    })),
  };
}

/** The logit of a segment as if it were a whole text. */
function logitAlone(segment: string, channel: Channel, scoring: Scoring): number {
  const evidence = {
    ...scoring.read(segment, channel),
    wording: weighWordings(scoring.wordings(segment, channel)),
    gibberish: 0,
  };
  return logitOf(evidence, scoring.model[channel].calibration);
}

const SEGMENTER = new Intl.Segmenter("en", { granularity: "word" });

interface Word {
  readonly span: Span;
  readonly nats: number;
}

/** Blanks each word in turn and looks how much the logit falls. */
function tellingWords(segment: string, logit: (text: string) => number): readonly Word[] {
  const whole = logit(segment);
  const words: Word[] = [];
  let tried = 0;
  for (const { segment: word, index, isWordLike } of SEGMENTER.segment(segment)) {
    if (isWordLike !== true) continue;
    if (++tried > WORDS_MASKED_MAX) break;
    const end = index + word.length;
    // As many spaces: segments and the gaps between the others stay as they are.
    const masked = segment.slice(0, index) + " ".repeat(word.length) + segment.slice(end);
    const nats = whole - logit(masked);
    if (nats >= NATS_MIN) words.push({ span: { start: index, end }, nats });
  }
  return words.toSorted((a, b) => b.nats - a.nats).slice(0, WORDS_SHOWN_MAX);
}
