import type { z } from "zod";
import { decodeUtf8 } from "../../../core/json.ts";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { toUnreadable } from "./remote-client.ts";
import type { RemoteAnswer, RemoteClient } from "./remote-client.ts";

/** A page of a listing has some hundred kilobytes. */
const BYTES_MAX = 8 * 2 ** 20;

export interface JsonAnswer<Value> {
  readonly value: Value;
  readonly headers: RemoteAnswer["headers"];
}

/** One document of a registry, in the form expected. Throws `UnreadableSource`. */
export async function askJson<Value>(
  client: RemoteClient,
  url: URL,
  schema: z.ZodType<Value>,
): Promise<JsonAnswer<Value>> {
  const { body, headers } = await client.get(url);
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of body) {
      if (!Buffer.isBuffer(piece)) throw new UnreadableSource("bad-listing");
      bytes += piece.length;
      if (bytes > BYTES_MAX) throw new UnreadableSource("bad-listing");
      pieces.push(piece);
    }
  } catch (error) {
    throw toUnreadable(error);
  }
  const parsed = schema.safeParse(parseText(Buffer.concat(pieces)));
  if (!parsed.success) throw new UnreadableSource("bad-listing");
  return { value: parsed.data, headers };
}

function parseText(bytes: Buffer): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    throw new UnreadableSource("bad-listing");
  }
}
