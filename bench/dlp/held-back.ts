/**
 * How much of a streamed answer waits: characters that have come and may not leave yet, looked at
 * after every chunk. Ordinary texts only, everything on; what waits here waits for nothing.
 *
 *     node bench/dlp/held-back.ts [--blame] [FILE]...
 *
 * `--blame` says which rules hold the longest waits on their own. Files are measured as well.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { compileDetector } from "../../src/guard/detect/compile-detector.ts";
import type { Detector } from "../../src/guard/detect/detector.ts";
import { RECOGNIZERS } from "../../src/guard/detect/registry.ts";
import { tokenRecognizer } from "../../src/guard/redact/token-vault.ts";
import { openRedaction } from "../../src/guard/redact/redaction-stream.ts";
import { seeded } from "../../training/injection/random.ts";
import { SAMPLES } from "../injection/samples.ts";
import { machine } from "../machine.ts";
import { fixed, tableOf } from "../table.ts";
import { DLP_SAMPLES } from "./samples.ts";

const BYTES = 64 * 1024;
/** As tokens of a model are. */
const CHUNK_LENGTH_MAX = 7;
const BLAMED = 8;
/** Characters before a place at which a rule alone is asked what it holds. */
const RUN_UP = 2048;

interface Text {
  readonly name: string;
  readonly text: string;
}

interface Wait {
  /** Characters that have come, and that of them may leave. */
  readonly received: number;
  readonly safe: number;
}

const detector = compileDetector([...RECOGNIZERS, tokenRecognizer]);

function waitsIn(text: string, by: Detector, seed: number): readonly Wait[] {
  const random = seeded(seed);
  const treat = () => ({ kind: "replace", replacement: "[X]" }) as const;
  const stream = openRedaction({ detector: by, treat, syntax: "guess" });
  const waits: Wait[] = [];
  for (let received = 0; received < text.length;) {
    const length = 1 + Math.floor(random() * CHUNK_LENGTH_MAX);
    const chunk = text.slice(received, received + length);
    stream.push(chunk);
    received += chunk.length;
    waits.push({ received, safe: stream.safe });
  }
  return waits;
}

function held({ received, safe }: Wait): number {
  return received - safe;
}

function row(name: string, waits: readonly Wait[]): readonly string[] {
  const lengths = waits.map(held).toSorted((a, b) => a - b);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const at = (share: number): string => String(lengths[Math.floor(lengths.length * share)] ?? 0);
  return [name, fixed(mean), at(0.5), at(0.95), at(0.99), String(lengths.at(-1) ?? 0)];
}

function ordinaryTexts(files: readonly string[]): readonly Text[] {
  const samples = new Map([...SAMPLES, ...DLP_SAMPLES].map((sample) => [sample.kind, sample]));
  // Bytes that say nothing and texts full of findings are no ordinary text.
  for (const kind of ["base64", "prose full of personal data"]) samples.delete(kind);
  return [
    ...Array.from(samples.values(), ({ kind, text }) => ({ name: kind, text: text(BYTES, 1) })),
    ...files.map((file) => ({ name: basename(file), text: readFileSync(file, "utf8") })),
  ];
}

/** Rules that on their own hold at least half of what all hold at the worst places of a text. */
function blame({ name, text }: Text, waits: readonly Wait[]): readonly string[] {
  const rising = waits.toSorted((a, b) => held(a) - held(b));
  const places = new Map(rising.map((wait) => [text.slice(wait.safe, wait.safe + 8), wait]));
  return Array.from(places.values(), (wait) => wait)
    .toSorted((a, b) => held(b) - held(a))
    .slice(0, BLAMED)
    .map((wait) => {
      const read = text.slice(Math.max(0, wait.safe - RUN_UP), wait.received);
      const rules = RECOGNIZERS.filter((recognizer) => {
        const stream = compileDetector([recognizer]).open();
        stream.push(read);
        return (read.length - stream.safe) * 2 >= held(wait);
      });
      const place = JSON.stringify(text.slice(wait.safe, wait.received).slice(0, 60));
      return `${name}: ${held(wait)} at ${place}: ${rules.map(({ id }) => id).join(", ")}`;
    });
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { blame: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const rows = [["held back, characters", "mean", "p50", "p95", "p99", "max"]];
  const all: Wait[] = [];
  const notes: string[] = [];
  for (const text of ordinaryTexts(positionals)) {
    const waits = waitsIn(text.text, detector, 1);
    for (const wait of waits) all.push(wait);
    rows.push([...row(text.name, waits)]);
    if (values.blame) notes.push(...blame(text, waits));
  }
  rows.push([...row("all", all)]);
  process.stdout.write(`${tableOf(rows)}\n${RECOGNIZERS.length} rules. Machine: ${machine()}.\n`);
  if (notes.length > 0) process.stdout.write(`\n${notes.join("\n")}\n`);
}

main();
