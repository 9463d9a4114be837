import { createHash } from "node:crypto";
import type { Finding, RuleCard } from "../core/finding.ts";
import { enabledRules } from "./config.ts";
import type { GuardConfig } from "./config.ts";
import { withAllowList } from "./detect/allow-list.ts";
import { compileDetectors } from "./detect/compile-detector.ts";
import { encodedRecognizers } from "./detect/encoded.ts";
import type { Detector, PlacingDetector } from "./detect/detector.ts";
import { NOTHING_TO_EXPLAIN, withSpans } from "./detect/injection/explain-injection.ts";
import type { Explanation } from "./detect/injection/explain-injection.ts";
import type { InjectionFamily } from "./detect/injection/family.ts";
import type { Phrase } from "./detect/injection/phrase.ts";
import type { InjectionModel } from "./detect/injection/model/model.ts";
import { compileInjection } from "./detect/injection/score-injection.ts";
import type { InjectionScorer } from "./detect/injection/score-injection.ts";
import type { Placed } from "./detect/match-stream.ts";
import { nameMatches } from "./detect/model-names.ts";
import type { SeenName } from "./detect/model-names.ts";
import type { Recognizer } from "./detect/recognizer.ts";
import {
  guardFailure,
  guardTooLong,
  INJECTION_FAMILIES,
  RECOGNIZERS,
  RULES,
} from "./detect/registry.ts";
import { ownRecognizers } from "./own-rules.ts";
import { openSurface } from "./redact/surface.ts";
import type { Surface } from "./redact/surface.ts";
import { TOKEN_RULE, tokenRecognizer } from "./redact/token-vault.ts";
import { channelOf } from "./segment.ts";
import type { Segment } from "./segment.ts";

/** What the guards say about one segment. */
export interface Inspection {
  /** In order of place. Those of pii, secret and content are disjoint; injection may overlap. */
  readonly findings: readonly Finding[];
  /** Injection score of the whole text, 0..1; 0 for output and for system prompts. */
  readonly injection: number;
  /** What was found elsewhere than by the rules; whoever hides what was found needs it again. */
  readonly placed?: Placed;
}

/** Compiled once per configuration, shared by all requests. */
export interface Guard {
  /** Hash of rules and configuration, 16 hex digits: verdicts of another version say nothing. */
  readonly version: string;
  /** Never throws: what cannot be inspected is a critical finding over the whole text. */
  inspect(segment: Segment): Inspection;
  /**
   * The same with what a model named in the text as it reads, escapes of JSON resolved. Never
   * throws, as `inspect`.
   */
  named(segment: Segment, inspection: Inspection, names: readonly SeenName[]): Inspection;
  /**
   * Why `inspect` gives the injection score it gives: places, never text. For people who ask, not
   * for every request. Empty where `inspect` looks for no injection; throws what a detector throws.
   */
  explain(segment: Segment): Explanation;
  /** Rules for text on its way to the model: those of `inspect` but for injection. */
  readonly received: PlacingDetector;
  /** Rules for text from the model, which arrives in pieces: reversible tokens are found too. */
  readonly streamed: Detector;
}

/** Throws `config.invalid` when a pattern of the operator's takes the id of a built-in rule. */
export function createGuard(config: GuardConfig, model: InjectionModel): Guard {
  const rules = rulesOf(config);
  const encoded = encodedRecognizers((text) => received.scan(text)).filter(rules.enabled);
  const detectorOf = compileDetectors([...rules.recognizers, ...encoded, tokenRecognizer]);
  // Nobody puts back tokens on the way in: one found there could only hide what it overlaps.
  const received = withAllowList(
    detectorOf(({ id }) => id !== TOKEN_RULE),
    config.allow,
  );
  const scorer = rules.injection
    ? compileInjection({ families: rules.families, model, enabled: rules.enabled })
    : null;
  const { textLengthMax } = config;
  const parts: Parts = { received, scorer, textLengthMax, enabled: rules.enabled };
  return {
    version: versionOf(config, model),
    received,
    streamed: withAllowList(
      detectorOf(() => true),
      config.allow,
    ),
    inspect: (segment) => inspect(parts, segment),
    named: (segment, inspection, names) => named(parts, segment, { inspection, names }),
    explain: (segment) => explain(parts, segment),
  };
}

interface EnabledRules {
  readonly recognizers: readonly Recognizer[];
  readonly families: readonly InjectionFamily[];
  readonly injection: boolean;
  readonly enabled: (card: RuleCard) => boolean;
}

function rulesOf(config: GuardConfig): EnabledRules {
  const builtIn = new Set(RULES.map(({ id }) => id));
  const own = ownRecognizers(config, (id) => builtIn.has(id) || id === TOKEN_RULE);
  const enabled = enabledRules(config);
  return {
    recognizers: [...RECOGNIZERS, ...own].filter(enabled),
    families: INJECTION_FAMILIES.filter(enabled),
    injection: config.detectors.includes("injection"),
    enabled,
  };
}

interface Parts {
  readonly received: PlacingDetector;
  readonly scorer: InjectionScorer | null;
  readonly textLengthMax: number;
  readonly enabled: (card: RuleCard) => boolean;
}

function inspect(parts: Parts, segment: Segment): Inspection {
  if (segment.text.length > parts.textLengthMax) return wholeText(guardTooLong, segment);
  try {
    return segment.syntax === "json" ? inspectJson(parts, segment) : inspectText(parts, segment);
  } catch {
    return wholeText(guardFailure, segment);
  }
}

function inspectText({ received, scorer }: Parts, segment: Segment): Inspection {
  const { text, trust, direction } = segment;
  const found = received.scan(text);
  const channel = channelOf(trust);
  if (scorer === null || direction === "output" || channel === null) {
    return { findings: found, injection: 0 };
  }
  const { findings, score } = scorer.score(text, channel);
  if (findings.length === 0) return { findings: found, injection: score };
  const all = [...found, ...findings].toSorted((a, b) => a.span.start - b.span.start);
  return { findings: all, injection: score };
}

/** Reads the JSON with its escapes resolved; offsets are those of the JSON as received. */
function inspectJson(parts: Parts, segment: Segment): Inspection {
  const surface = openSurface("json");
  const text = surface.push(segment.text) + surface.end();
  const { findings, injection } = inspectText(parts, { ...segment, text });
  return { findings: asReceived(findings, surface), injection };
}

function asReceived(findings: readonly Finding[], surface: Surface): readonly Finding[] {
  return findings.map((finding) => {
    const { start, end } = finding.span;
    const span = { start: surface.sourceOf(start), end: surface.sourceOf(end) };
    return { ...finding, span };
  });
}

function named(
  { received, enabled }: Parts,
  segment: Segment,
  { inspection, names }: { readonly inspection: Inspection; readonly names: readonly SeenName[] },
): Inspection {
  try {
    const matches = nameMatches(names, enabled);
    if (matches.length === 0) return inspection;
    const surface = openSurface(segment.syntax);
    const text = surface.push(segment.text) + surface.end();
    const placed = { text, matches };
    const found = asReceived(received.placing(placed).scan(text), surface);
    const orders = inspection.findings.filter(({ category }) => category === "injection");
    const all = [...found, ...orders].toSorted((a, b) => a.span.start - b.span.start);
    return { findings: all, injection: inspection.injection, placed };
  } catch {
    return wholeText(guardFailure, segment);
  }
}

function explain({ scorer, textLengthMax }: Parts, segment: Segment): Explanation {
  const { text, trust, direction, syntax } = segment;
  const channel = channelOf(trust);
  if (scorer === null || direction === "output" || channel === null) return NOTHING_TO_EXPLAIN;
  if (text.length > textLengthMax) return NOTHING_TO_EXPLAIN;
  if (syntax === "text") return scorer.explain(text, channel);
  const surface = openSurface("json");
  const read = surface.push(text) + surface.end();
  return withSpans(scorer.explain(read, channel), ({ start, end }) => ({
    start: surface.sourceOf(start),
    end: surface.sourceOf(end),
  }));
}

function wholeText(card: RuleCard, { text }: Segment): Inspection {
  const { id, category, severity } = card;
  const span = { start: 0, end: text.length };
  return { findings: [{ rule: id, category, severity, score: 1, span }], injection: 0 };
}

function versionOf(config: GuardConfig, model: InjectionModel): string {
  const hash = createHash("sha256").update(JSON.stringify([config, model.version]));
  for (const { id, pattern, confidence, context, against, validate } of RECOGNIZERS) {
    const words = [context, against];
    hash.update(JSON.stringify([id, String(pattern), confidence, words, String(validate)]));
  }
  for (const { id, phrases } of INJECTION_FAMILIES) {
    hash.update(JSON.stringify([id, phrases.map(phraseText)]));
  }
  return hash.digest("hex").slice(0, 16);
}

function phraseText(phrase: Phrase): readonly unknown[] {
  const { weight, weightIndirect } = phrase;
  const text = phrase.kind === "signs" ? String(phrase.pattern) : phrase.template;
  return [text, weight, weightIndirect];
}
