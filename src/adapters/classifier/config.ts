import { z } from "zod";
import { FilePath } from "../../core/file-path.ts";

export const RUNTIMES = ["onnxruntime-node", "onnxruntime-web"] as const;

const EntityName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,31}$/, "write upper-case letters, digits and `_`");

const BandConfig = z
  .strictObject({
    min: z.number().min(0.01).max(1).default(0.2).describe("Lowest injection score asked about."),
    max: z.number().min(0.01).max(1).default(0.6).describe("Highest injection score asked about."),
  })
  .refine(({ min, max }) => min <= max, { message: "`min` is above `max`" });

const runtime = z
  .enum(["auto", ...RUNTIMES])
  .default("auto")
  .describe("Package that runs the model. `auto` takes the first of the two installed.");

/** What threads with a model have in common. */
const pool = {
  workers: z.int().min(1).max(64).default(1).describe("Threads that each run the model."),
  threads: z
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe("Threads that one run is spread over, with `onnxruntime-node`."),
  startTimeoutMs: z
    .int()
    .min(100)
    .max(600_000)
    .default(60_000)
    .describe("Longest wait for the model to load when garita starts."),
  queueMax: z
    .int()
    .min(1)
    .max(10_000)
    .default(64)
    .describe("Most requests that wait for a free thread; one more gets no answer."),
  tokensMax: z
    .int()
    .min(8)
    .max(8192)
    .default(512)
    .describe("Most tokens read at once; the model's own limit where that is lower."),
};

const timeoutMs = z.int().min(10).max(60_000);

/** Absent from a configuration = nobody else is asked. */
export const SecondOpinionConfig = z
  .strictObject({
    model: FilePath.describe(
      "Folder of a sequence classifier, relative to this file: `model.onnx`, `tokenizer.json`, " +
        "`config.json` and, where its labels do not say it, `labels.json`.",
    ),
    runtime,
    band: BandConfig.prefault({}).describe("Texts that the guard is not sure of."),
    weight: z
      .number()
      .min(0.05)
      .max(1)
      .default(0.5)
      .describe("Weight of the answer against the guard's score, both as logits."),
    mayLower: z
      .boolean()
      .default(false)
      .describe("Lets an answer make a text less suspicious, too."),
    onFailure: z
      .enum(["block", "keep"])
      .default("block")
      .describe(
        "What follows for a doubtful text without an answer in time. `block` fails closed; " +
          "`keep` leaves it at the guard's score.",
      ),
    ...pool,
    timeoutMs: timeoutMs
      .default(2000)
      .describe("Longest wait for all doubtful texts of one request, the queue included."),
    windowsMax: z
      .int()
      .min(1)
      .max(64)
      .default(4)
      .describe("Most windows of `tokensMax` read of one text, the suspicious ones first."),
  })
  .describe("A classifier of your own that is asked about texts the guard is not sure of.");
export type SecondOpinionConfig = z.infer<typeof SecondOpinionConfig>;

/** Absent from a configuration = names are found by the rules alone. */
export const TokenClassifierConfig = z
  .strictObject({
    model: FilePath.describe(
      "Folder of a token classifier, relative to this file: `model.onnx`, `tokenizer.json`, " +
        "`config.json` and, where that has no `id2label`, `labels.json`.",
    ),
    runtime,
    labels: z
      .record(z.string().min(1).max(200), EntityName)
      .refine((labels) => Object.keys(labels).length > 0, { message: "name at least one label" })
      .optional()
      .describe(
        "Labels of the model, without `B-` and `I-`, and the entity of each: `{PER: PERSON}`. " +
          "Others are not looked at. Left out: persons, places and organizations by their usual names.",
      ),
    scoreMin: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.5)
      .describe("Least probability of a word for being in a name."),
    onFailure: z
      .enum(["block", "keep"])
      .default("block")
      .describe(
        "What follows for a text that the model did not read to its end in time. `block` fails " +
          "closed; `keep` leaves it to the rules.",
      ),
    ...pool,
    timeoutMs: timeoutMs
      .default(5000)
      .describe("Longest wait for all texts of one request, the queue included."),
    windowsMax: z
      .int()
      .min(1)
      .max(4096)
      .default(64)
      .describe("Most windows of `tokensMax` read of one text; more of it counts as unread."),
  })
  .describe("A token classifier of your own that finds names of people, places and others.");
export type TokenClassifierConfig = z.infer<typeof TokenClassifierConfig>;
