import { parseJson } from "../../core/json.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Deep enough for any claim; a deeper one is an attack on whoever reads it. */
const LIMITS = { depthMax: 16, nodesMax: 20_000 };

/** Null unless it is one object of strict JSON: no key twice, nothing behind it. */
export function readJsonObject(text: string): JsonRecord | null {
  try {
    if (parseJson(text, LIMITS).kind !== "object") return null;
    const value: unknown = JSON.parse(text);
    return isJsonRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
