import type { Readable } from "node:stream";
import { decodeUtf8 } from "../core/json.ts";
import { TRUSTS } from "../guard/segment.ts";
import type { Direction, Trust } from "../guard/segment.ts";
import { byteLines } from "./byte-lines.ts";
import type { ByteLine } from "./byte-lines.ts";
import { explanationField, reaches, renderFinding } from "./inspector.ts";
import type { Gate, InspectedText, Inspector } from "./inspector.ts";

/** More than the largest text allowed can take with every character escaped. */
const LINE_BYTES_MAX = 64 * 2 ** 20;

const DIRECTIONS = ["input", "output"] as const;

/** How a run over lines went. */
export interface LineCount {
  inspected: number;
  /** Lines that were no request; each has its error in the output. */
  bad: number;
  /** Some text has findings at or above the gate. */
  gated: boolean;
}

export interface LineRun {
  readonly input: Readable;
  readonly inspect: Inspector;
  readonly gate: Gate;
  /** Waits for a slow reader; called once for each chunk read. */
  readonly write: (text: string) => Promise<void>;
  readonly onProgress: (count: LineCount) => void;
}

/** One JSON object a line in, one a line out, same order, constant memory. */
export async function inspectLines(run: LineRun): Promise<LineCount> {
  const count: LineCount = { inspected: 0, bad: 0, gated: false };
  for await (const lines of byteLines(run.input, LINE_BYTES_MAX)) {
    let answer = "";
    for (const line of lines) {
      if (line !== null && isBlank(line)) continue;
      answer += `${JSON.stringify(await answerLine(line, run, count))}\n`;
      if (answer.length > 2 ** 16) {
        await run.write(answer);
        answer = "";
      }
    }
    await run.write(answer);
    run.onProgress(count);
  }
  return count;
}

async function answerLine(
  line: ByteLine,
  { inspect, gate }: LineRun,
  count: LineCount,
): Promise<object> {
  const request = parseLine(line);
  if ("error" in request) {
    count.bad += 1;
    return { id: request.id, error: { type: "invalid_request_error", message: request.error } };
  }
  const report = await inspect(request.item);
  count.inspected += 1;
  if (!count.gated) count.gated = reaches(report, gate);
  return {
    id: request.id,
    action: report.action,
    risk: report.risk,
    scores: { injection: report.injection },
    findings: report.findings.map(renderFinding),
    ...(report.redacted !== undefined && { redacted: report.redacted }),
    ...explanationField(report),
    us: report.microseconds,
  };
}

type LineId = string | number | null;
type Parsed =
  | { readonly id: LineId; readonly item: InspectedText }
  | { readonly id: LineId; readonly error: string };

function parseLine(line: ByteLine): Parsed {
  if (line === null) return { id: null, error: `the line is longer than ${LINE_BYTES_MAX} bytes` };
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(line));
  } catch {
    return { id: null, error: "the line is not JSON in UTF-8" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { id: null, error: "the line is not a JSON object" };
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const given = fields.get("id") ?? null;
  if (given !== null && typeof given !== "string" && typeof given !== "number") {
    return { id: null, error: "`id` must be text or a number" };
  }
  const text = fields.get("text");
  if (typeof text !== "string") return { id: given, error: "`text` must be text" };
  const role = oneOf<Trust>(TRUSTS, fields.get("role"), "user");
  if (role === null) return { id: given, error: `\`role\` must be one of ${TRUSTS.join(", ")}` };
  const direction = oneOf<Direction>(DIRECTIONS, fields.get("direction"), "input");
  if (direction === null) return { id: given, error: "`direction` must be input or output" };
  return { id: given, item: { text, role, direction } };
}

/** Null for a value that is not on the list. */
function oneOf<Word extends string>(
  words: readonly Word[],
  value: unknown,
  absent: Word,
): Word | null {
  if (value === undefined || value === null) return absent;
  return words.find((word) => word === value) ?? null;
}

function isBlank(line: Buffer): boolean {
  return line.length < 16 && line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
