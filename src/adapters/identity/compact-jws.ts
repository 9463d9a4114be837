import { decodeUtf8 } from "../../core/json.ts";
import { readJsonObject } from "./json-object.ts";
import type { JsonRecord } from "./json-object.ts";

/** A compact JWS with a JSON object in it, read and not yet believed. */
export interface CompactJws {
  readonly text: string;
  readonly header: JsonRecord;
  readonly claims: JsonRecord;
}

const PARTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** Null for everything but three parts in canonical base64url, two of them strict JSON objects. */
export function readCompactJws(text: string): CompactJws | null {
  const [, first = "", second = "", third = ""] = PARTS.exec(text) ?? [];
  const header = readPart(first);
  const claims = readPart(second);
  if (header === null || claims === null || !isCanonical(third)) return null;
  return { text, header, claims };
}

function readPart(part: string): JsonRecord | null {
  if (part === "" || !isCanonical(part)) return null;
  try {
    return readJsonObject(decodeUtf8(Buffer.from(part, "base64url")));
  } catch {
    return null;
  }
}

/** One spelling only: bits beyond the last byte would make two texts of one token. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, "base64url").toString("base64url") === part;
}
