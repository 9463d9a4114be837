import { assert } from "../../core/errors.ts";
import type { Span } from "../../core/finding.ts";
import type { Naming, SeenName } from "../../guard/names.ts";
import type { TokenClassifierConfig } from "./config.ts";
import type { ModelFolder } from "./model-folder.ts";
import { openModel } from "./open-model.ts";
import type { OpenModel, Tokenizer } from "./open-model.ts";
import { problem } from "./problem.ts";
import type { ImportPackage, Output } from "./runtime.ts";
import type { LoadedModel } from "./thread.ts";
import { entityLabels } from "./token-labels.ts";
import type { EntityLabels } from "./token-labels.ts";
import { namesIn } from "./word-names.ts";
import type { ReadWord, WordOpinion } from "./word-names.ts";
import { wordsOf } from "./words.ts";

type Settings = Pick<
  TokenClassifierConfig,
  "model" | "runtime" | "threads" | "tokensMax" | "windowsMax" | "labels" | "scoreMin"
>;

/** Windows side by side share this part of themselves: names are read with what is around. */
const OVERLAP = 1 / 4;

/** Time is looked at whenever so many words have got their tokens. */
const WORDS_PER_LOOK = 256;

/** A classifier that has an answer for each token of a text. Throws `ClassifierProblem`. */
export async function loadTokenModel(
  settings: Settings,
  importPackage: ImportPackage,
): Promise<LoadedModel<string, Naming>> {
  const model = await openModel(settings, importPackage, checkOutput);
  const { windowsMax, scoreMin } = settings;
  const entities = entityLabels(model.folder.labels, settings.labels ?? null);
  const marks = marksOf(model.tokenizer);
  const room = Math.max(1, model.tokensMax - marks.before.length - marks.after.length);
  const reader = { ...model, windowsMax, scoreMin, entities, marks, room };
  const { stoppable } = model;
  return { stoppable, read: (text, isOver) => readNames(reader, text, isOver) };
}

/** What a model expects around a text. */
interface Marks {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

interface Reader extends OpenModel {
  readonly windowsMax: number;
  readonly scoreMin: number;
  readonly entities: readonly EntityLabels[];
  readonly marks: Marks;
  /** Tokens of a text that fit into one run. */
  readonly room: number;
}

function checkOutput({ dims, values }: Output, folder: ModelFolder, tokens: number): void {
  const labels = folder.labels.length;
  const isTable = dims.length === 3 && dims.at(-1) === labels && dims.at(-2) === tokens;
  if (isTable && values.length === tokens * labels && values.every(Number.isFinite)) return;
  throw problem("tokenOutputs", { given: dims.join(" x "), tokens, labels });
}

function marksOf(tokenizer: Tokenizer): Marks {
  const { ids } = tokenizer.encode("a");
  const bare = tokenizer.encode("a", { add_special_tokens: false }).ids;
  const [first] = bare;
  const at = ids.findIndex((id) => id === first);
  if (at < 0) throw problem("badTokenizer", { detail: "it changes tokens where it marks them" });
  return { before: ids.slice(0, at), after: ids.slice(at + bare.length) };
}

async function readNames(
  reader: Reader,
  text: string,
  isOver: () => boolean,
): Promise<Naming | null> {
  const { windowsMax, room } = reader;
  const words: ReadWord[] = [];
  // Tokens that no window will read are not even made.
  let left = windowsMax * room;
  let isWhole = true;
  for (const word of wordsOf(text, reader.tokenizer)) {
    if (words.length % WORDS_PER_LOOK === 0 && isOver()) return null;
    left -= word.ids.length;
    if (left < 0) {
      isWhole = false;
      break;
    }
    // One that fits nowhere is read as far as it does.
    if (word.ids.length > room) isWhole = false;
    words.push({ ...word, ids: word.ids.slice(0, room), opinions: null, depth: -1 });
  }
  let windows = 0;
  for (let start = 0; start < words.length; windows += 1) {
    if (isOver()) return null;
    if (windows === windowsMax) {
      isWhole = false;
      break;
    }
    const end = windowEnd(words, start, room);
    await readWindow(reader, words, { start, end });
    start = end === words.length ? end : nextStart(words, { start, end }, room * OVERLAP);
  }
  return { names: namesOf(text, words, reader), isWhole };
}

/** A part of the words, by their numbers. */
interface Window {
  readonly start: number;
  readonly end: number;
}

function windowEnd(words: readonly ReadWord[], start: number, room: number): number {
  let tokens = 0;
  let end = start;
  for (; end < words.length; end += 1) {
    tokens += words[end]?.ids.length ?? 0;
    if (tokens > room) break;
  }
  return end;
}

/** So far back that the windows share `shared` tokens, and always forward. */
function nextStart(words: readonly ReadWord[], { start, end }: Window, shared: number): number {
  let tokens = 0;
  let next = end;
  while (next > start + 1) {
    tokens += words[next - 1]?.ids.length ?? 0;
    if (tokens > shared) break;
    next -= 1;
  }
  return next;
}

/** Of two windows that read a word the one counts that sees more of what is around it. */
async function readWindow(
  { run, marks, entities, folder }: Reader,
  words: ReadWord[],
  { start, end }: Window,
): Promise<void> {
  const ids = words.slice(start, end).flatMap((word) => word.ids);
  if (ids.length === 0) return;
  const { values } = await run([...marks.before, ...ids, ...marks.after]);
  const labels = folder.labels.length;
  let at = marks.before.length;
  for (let index = start; index < end; index += 1) {
    const word = words[index];
    assert(word !== undefined, "a window lies within the words");
    const depth = Math.min(
      start === 0 ? Infinity : index - start,
      end === words.length ? Infinity : end - 1 - index,
    );
    const rows = word.ids.map((_, token) => {
      const from = (at + token) * labels;
      return softmax(values.slice(from, from + labels));
    });
    at += word.ids.length;
    if (rows.length === 0 || depth <= word.depth) continue;
    words[index] = { ...word, depth, opinions: entities.map((one) => opinionOn(rows, one)) };
  }
}

type Row = readonly number[];

/** The mean over the tokens of a word; its first and its last one say where a name is cut. */
function opinionOn(rows: readonly Row[], { all, first, last }: EntityLabels): WordOpinion {
  const [front = []] = rows;
  const back = rows.at(-1) ?? [];
  return {
    probability: rows.reduce((total, row) => total + sumOf(row, all), 0) / rows.length,
    begins: sumOf(front, first) > sumOf(front, all) / 2,
    ends: sumOf(back, last) > sumOf(back, all) / 2,
  };
}

function sumOf(row: Row, labels: readonly number[]): number {
  return labels.reduce((total, label) => total + (row[label] ?? 0), 0);
}

function softmax(logits: Row): Row {
  const most = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

function namesOf(
  text: string,
  words: readonly ReadWord[],
  { entities, scoreMin }: Reader,
): readonly SeenName[] {
  return namesIn(words, scoreMin).flatMap(({ entity, score, span }) => {
    const name = entities[entity]?.entity;
    const { start, end } = trimmed(text, span);
    return name === undefined || start >= end
      ? []
      : [{ entity: name, score, span: { start, end } }];
  });
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Without what is no letter and no digit at both ends. */
function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  const front = Array.from(text.slice(start, end)).findIndex((one) => LETTER.test(one));
  for (let left = front; left > 0; left -= 1) start += characterAt(text, start).length;
  while (end > start && !LETTER.test(characterBefore(text, end))) {
    end -= characterBefore(text, end).length;
  }
  return { start, end };
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

function characterBefore(text: string, offset: number): string {
  const pair = characterAt(text, Math.max(0, offset - 2));
  return pair.length === 2 && offset >= 2 ? pair : text.slice(offset - 1, offset);
}
