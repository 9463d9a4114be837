import type { Channel } from "../../../core/channel.ts";
import type { Finding, RuleCard, Span } from "../../../core/finding.ts";
import { decodeViews } from "../../text/decode.ts";
import { explainInjection } from "./explain-injection.ts";
import type { Explanation } from "./explain-injection.ts";
import type { InjectionFamily } from "./family.ts";
import type { InjectionModel } from "./model/model.ts";
import { createReader } from "./model/read-segments.ts";
import { NOTEWORTHY_MIN, readDecoded, readView, withoutEncoded } from "./read-view.ts";
import type { DecodedReading, Scoring, ViewReading } from "./read-view.ts";
import { gibberishText, learnedWording, nestedText } from "./rules.ts";
import { compileWordings } from "./wordings.ts";

/** What the injection scorers say about a text. */
export interface Inspected {
  /** In order of place; none when the score is below {@link NOTEWORTHY_MIN}. */
  readonly findings: readonly Finding[];
  /** 0..1, monotone in suspicion; the model card says how many benign texts exceed which score. */
  readonly score: number;
}

export interface InjectionScorer {
  /** Findings in offsets of `source`. Linear. */
  score(source: string, channel: Channel): Inspected;
  /** Why the score is what it is. Costs about as much again, more for what is suspicious. */
  explain(source: string, channel: Channel): Explanation;
}

const NESTED_SCORE = 0.6;
const GIBBERISH_MIN = 0.5;

/** What is switched on. */
export interface InjectionParts {
  readonly families: readonly InjectionFamily[];
  readonly model: InjectionModel;
  /** Ids of the rules that are not families. */
  readonly enabled: (card: RuleCard) => boolean;
}

/** Compiled once per configuration. */
export function compileInjection({ families, model, enabled }: InjectionParts): InjectionScorer {
  const wordings = compileWordings(families);
  const scoring: Scoring = { model, enabled, wordings, read: createReader(model) };
  return {
    score: (source, channel) => judgeText(readText(source, channel, scoring), scoring),
    explain(source, channel) {
      const lazy = readText(source, channel, scoring);
      const read = { ...lazy, decoded: [...lazy.decoded] };
      const { score } = judgeText(read, scoring);
      const views = explainInjection(read, scoring, { channel, scoreMin: NOTEWORTHY_MIN });
      return { score, views };
    },
  };
}

interface TextReading {
  readonly length: number;
  /** Not everything was decoded. */
  readonly limited: boolean;
  readonly own: ViewReading;
  /** Read one at a time, as they are asked for: a text may have hundreds. */
  readonly decoded: Iterable<DecodedReading | null>;
}

function readText(source: string, channel: Channel, scoring: Scoring): TextReading {
  const { views, limited } = decodeViews(source);
  const own = readView(withoutEncoded(source, views), scoring, { channel, bonus: 0 });
  function* decoded(): Generator<DecodedReading | null> {
    for (const view of views) yield readDecoded(view, scoring, channel);
  }
  return { length: source.length, limited, own, decoded: decoded() };
}

function judgeText({ length, limited, own, decoded }: TextReading, scoring: Scoring): Inspected {
  const judged = [judgeView(own)];
  for (const reading of decoded) judged.push(judgeDecoded(reading));
  if (limited && scoring.enabled(nestedText)) judged.push(nestedIn(length));
  const score = Math.max(...judged.map((one) => one.score));
  if (score < NOTEWORTHY_MIN) return { findings: [], score };
  const findings = judged.flatMap((one) => one.findings);
  return { findings: findings.toSorted(byPlace), score };
}

/** Findings in offsets of the text that was read. */
function judgeView({ score, view, learned, wordings, noise }: ViewReading): Inspected {
  if (score < NOTEWORTHY_MIN) return { score, findings: [] };
  const findings = wordings.map((wording) =>
    toFinding(wording.family, wording.weight, view.toSource(wording.span)),
  );
  if (noise !== null && noise.score >= GIBBERISH_MIN) {
    findings.push(toFinding(gibberishText, noise.score, noise.span));
  }
  if (learned.segments > 0) {
    findings.push(toFinding(learnedWording, score, view.toSource(learned.span)));
  }
  return { score, findings };
}

function judgeDecoded(reading: DecodedReading | null): Inspected {
  if (reading === null || reading.score < NOTEWORTHY_MIN) return NOTHING;
  const { score, card, decoded, inside } = reading;
  const via = decoded.encodings;
  const findings = judgeView(inside).findings.map((finding) => ({
    ...finding,
    span: decoded.toSource(finding.span),
    via,
  }));
  return { score, findings: [{ ...toFinding(card, score, decoded.span), via }, ...findings] };
}

const NOTHING: Inspected = { score: 0, findings: [] };

function nestedIn(length: number): Inspected {
  const span = { start: 0, end: length };
  return { score: NESTED_SCORE, findings: [toFinding(nestedText, NESTED_SCORE, span)] };
}

function toFinding(card: RuleCard, score: number, { start, end }: Span): Finding {
  const { id, category, severity } = card;
  return { rule: id, category, severity, score, span: { start, end } };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
