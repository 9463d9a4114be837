import type { z } from "zod";
import { GaritaError } from "../../core/errors.ts";
import { decodeUtf8, JsonError, parseJson } from "../../core/json.ts";
import type { JsonLimits } from "../../core/json.ts";

type Limits = Pick<JsonLimits, "depthMax" | "nodesMax">;

/** Strict in JSON and in fields. Throws `request.malformed` and `request.invalid`. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  bytes: Buffer,
  limits: Limits,
): z.infer<Schema> {
  const result = schema.safeParse(readJson(bytes, limits));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = (issue?.path ?? []).filter((step) => typeof step !== "symbol").join(".");
  const what =
    issue?.code === "custom" ? issue.message : `\`${place || "body"}\` is not what is expected`;
  throw new GaritaError("request.invalid", what);
}

function readJson(bytes: Buffer, limits: Limits): unknown {
  try {
    const text = decodeUtf8(bytes);
    parseJson(text, limits); // refuses what JSON.parse lets pass: duplicate keys, half characters
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new GaritaError("request.malformed", `the body is not valid: ${error.message}`);
  }
}
