import { Agent, request } from "undici";
import { decodeUtf8 } from "../../core/json.ts";
import { readJsonObject } from "./json-object.ts";
import type { JsonRecord } from "./json-object.ts";

/** A document of keys has a few kilobytes. */
const BYTES_MAX = 256 * 1024;
const CONNECTIONS = 16;

export interface JsonQuestion {
  readonly url: string;
  /** For all of it: connection, TLS, answer. */
  readonly timeoutMs: number;
  /** Sent with POST; left out: GET. */
  readonly form?: string;
  readonly authorization?: string;
}

/** Resolves to an object; rejects for anything but a 200 with one, whole, in time. */
export type FetchJson = (question: JsonQuestion) => Promise<JsonRecord>;

export class UnexpectedStatus extends Error {
  override readonly name = "UnexpectedStatus";
  readonly status: number;

  constructor(status: number) {
    super(`answered with status ${status}`);
    this.status = status;
  }
}

export interface JsonClient {
  readonly fetchJson: FetchJson;
  close(): Promise<void>;
}

/** Follows no redirection and keeps no cookie: what is asked is what the operator named. */
export function openJsonClient(): JsonClient {
  const agent = new Agent({ connections: CONNECTIONS, maxResponseSize: BYTES_MAX });
  return {
    async fetchJson({ url, timeoutMs, form, authorization }) {
      const { statusCode, body } = await request(url, {
        dispatcher: agent,
        method: form === undefined ? "GET" : "POST",
        headers: {
          accept: "application/json",
          ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
          ...(authorization !== undefined && { authorization }),
        },
        body: form ?? null,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = Buffer.from(await body.arrayBuffer());
      if (statusCode !== 200) throw new UnexpectedStatus(statusCode);
      const document = readJsonObject(decodeUtf8(bytes));
      if (document === null) throw new Error("answered something other than a JSON object");
      return document;
    },
    close: () => agent.destroy(),
  };
}
