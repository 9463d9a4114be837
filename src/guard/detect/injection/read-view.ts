import type { Channel } from "../../../core/channel.ts";
import type { RuleCard } from "../../../core/finding.ts";
import type { DecodedView, Encoding } from "../../text/decode.ts";
import { unleet } from "../../text/normalize.ts";
import type { View } from "../../text/normalize.ts";
import { logitOf, scoreOf, scoreOfWordings } from "./calibration.ts";
import type { Evidence } from "./calibration.ts";
import { gibberishIn } from "./gibberish.ts";
import type { Gibberish } from "./gibberish.ts";
import type { InjectionModel } from "./model/model.ts";
import type { Reading, ReadSegments } from "./model/read-segments.ts";
import { respell, saysMore } from "./respell.ts";
import { encodedText, gibberishText, hiddenText, learnedWording } from "./rules.ts";
import { viewOf } from "./view-of.ts";
import { weighWordings } from "./wordings.ts";
import type { FindWordings, Wording } from "./wordings.ts";

/** What a text is judged with. */
export interface Scoring {
  readonly model: InjectionModel;
  /** Of the rules that are not families. */
  readonly enabled: (card: RuleCard) => boolean;
  readonly wordings: FindWordings;
  readonly read: ReadSegments;
}

/** A text as it was understood, and what speaks for an attack in it. */
export interface ViewReading {
  /** 0..1. */
  readonly score: number;
  readonly evidence: Evidence;
  /** Added to the logit for the way in which the text was found. */
  readonly bonus: number;
  readonly view: View;
  readonly learned: Reading;
  readonly wordings: readonly Wording[];
  readonly noise: Gibberish | null;
}

/** The text inside an encoding. */
export interface DecodedReading {
  /** That of `inside`, or more for a text that nobody can see. */
  readonly score: number;
  readonly card: RuleCard;
  readonly decoded: DecodedView;
  readonly channel: Channel;
  readonly inside: ViewReading;
}

/** So many unknown words among the tokens make it worth a try to read them as others. */
const STRANGE_MIN = 0.28;
/** Of a text, in signs that are read as others or not at all. */
const DISGUISED_SHARE_MIN = 0.1;
/** Lower scores come without findings: no profile may act on them. */
export const NOTEWORTHY_MIN = 0.1;
/** Read by nobody but a machine: suspicious whatever it says, and enough to block. */
const HIDDEN_SCORE = 0.85;
/** What an encoding adds to the logit of the text in it: somebody took the trouble. */
const ENCODED_LOGIT = 1;

const UNSEEN: ReadonlySet<Encoding> = new Set([
  "tag-characters",
  "variation-selectors",
  "zero-width",
]);

/** A text as it stands, or as the inside of another; offsets of the view are those of `source`. */
export function readView(source: string, scoring: Scoring, asked: Asked): ViewReading {
  const view = viewOf(source);
  // The text as received is the same however its view is spelled: looked through once, if at all.
  let found: Gibberish | null | undefined;
  const noiseOf = (): Gibberish | null =>
    found === undefined ? (found = noiseIn(source, view)) : found;
  const plain = readText({ view, noiseOf }, scoring, asked);
  let worst = plain;
  for (const other of spelledOtherwise(view, plain)) {
    const reading = readText({ view: other, noiseOf }, scoring, asked);
    if (reading.score > worst.score) worst = reading;
  }
  return worst;
}

/** Encodings of which the outside says nothing: their inside is read instead. */
const SHOWN: ReadonlySet<Encoding> = new Set(["html-comment", "hidden-element", "attribute"]);

/** The text with blanks where it is encoded; offsets stay. */
export function withoutEncoded(source: string, decoded: readonly DecodedView[]): string {
  const spans = decoded
    .filter(({ encodings: [outermost] }) => outermost !== undefined && !SHOWN.has(outermost))
    .map(({ span }) => span)
    .toSorted((a, b) => a.start - b.start);
  let plain = "";
  let done = 0;
  for (const { start, end } of spans) {
    if (end <= done) continue;
    plain += source.slice(done, start) + " ".repeat(end - Math.max(done, start));
    done = end;
  }
  return plain + source.slice(done);
}

/** The text as it would be read aloud, where it is spelled to be misread. */
function spelledOtherwise(view: View, { learned }: ViewReading): View[] {
  const views: View[] = [];
  const spoken = unleet(view.text);
  if (saysMore(view.text, spoken)) views.push({ ...view, text: spoken });
  const respelled = learned.strange >= STRANGE_MIN ? respell(view) : null;
  return respelled === null ? views : [...views, respelled];
}

/** Gibberish that is not the form of something readable: letters in disguise. */
function noiseIn(source: string, view: View): Gibberish | null {
  const noise = gibberishIn(source);
  if (noise === null || noise.score < NOTEWORTHY_MIN) return noise;
  return isDisguised(source, view.text) ? null : noise;
}

/** Whether much of a text are signs that the normalizer takes for others, or for nothing. */
function isDisguised(source: string, read: string): boolean {
  let plain = 0;
  for (let at = 0; at < source.length; at++) if (source.charCodeAt(at) < 0x80) plain++;
  let readPlain = 0;
  for (let at = 0; at < read.length; at++) if (read.charCodeAt(at) < 0x80) readPlain++;
  const disguised = (source.length - plain - (read.length - readPlain)) / source.length;
  return disguised > DISGUISED_SHARE_MIN;
}

interface Asked {
  readonly channel: Channel;
  readonly bonus: number;
}

/** Stage by stage: what costs more is asked only where it could still make the text noteworthy. */
function readText(
  { view, noiseOf }: { readonly view: View; readonly noiseOf: () => Gibberish | null },
  scoring: Scoring,
  { channel, bonus }: Asked,
): ViewReading {
  const { calibration } = scoring.model[channel];
  const learned = scoring.read(scoring.enabled(learnedWording) ? view.text : "", channel);
  const scored = (gibberish: number, wording: number): number =>
    scoreOf(logitOf({ ...learned, gibberish, wording }, calibration) + bonus, calibration);
  const matters = (gibberish: number): boolean => scored(gibberish, 1) >= NOTEWORTHY_MIN;
  const noise = scoring.enabled(gibberishText) && matters(1) ? noiseOf() : null;
  const gibberish = noise?.score ?? 0;
  const wordings = matters(gibberish) ? scoring.wordings(view.text, channel) : [];
  const wording = weighWordings(wordings);
  const evidence: Evidence = { ...learned, gibberish, wording };
  const score = Math.max(scored(gibberish, wording), scoreOfWordings(wording, channel));
  return { score, evidence, bonus, view, learned, wordings, noise };
}

/** Judged as it would be in the open, and a little harder; null when its rule is switched off. */
export function readDecoded(
  decoded: DecodedView,
  scoring: Scoring,
  channel: Channel,
): DecodedReading | null {
  const unseen = decoded.encodings.some((encoding) => UNSEEN.has(encoding));
  const card = unseen ? hiddenText : encodedText;
  if (!scoring.enabled(card)) return null;
  const judgedAs = unseen ? "document" : channel;
  const inside = readView(decoded.text, scoring, {
    channel: judgedAs,
    bonus: ENCODED_LOGIT,
  });
  const score = unseen ? Math.max(inside.score, HIDDEN_SCORE) : inside.score;
  return { score, card, decoded, channel: judgedAs, inside };
}
