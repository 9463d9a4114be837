import { Pool } from "undici";
import { OpaFailure } from "./ask-opa.ts";
import type { AskOpa } from "./ask-opa.ts";

export interface ServerSettings {
  readonly url: string;
  readonly token: string | null;
  readonly timeoutMs: number;
  readonly queueMax: number;
}

const ANSWER_BYTES_MAX = 2 ** 20;
const CONNECTIONS = 16;

/** An OPA server, asked over REST; the timeout is for all of it, connecting included. */
export function openServer({ url, token, timeoutMs, queueMax }: ServerSettings): AskOpa {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, "");
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    connect: { timeout: timeoutMs },
    maxResponseSize: ANSWER_BYTES_MAX,
  });
  const headers = {
    "content-type": "application/json",
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  let underWay = 0;
  return {
    async ask(path, input) {
      if (underWay >= queueMax) throw new OpaFailure("too many questions under way");
      underWay += 1;
      try {
        const { statusCode, body } = await pool.request({
          path: `${base}/v1/data/${path}`,
          method: "POST",
          headers,
          body: JSON.stringify({ input }),
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await body.text();
        if (statusCode !== 200) throw new OpaFailure(`status ${statusCode}`);
        return resultOf(text);
      } finally {
        underWay -= 1;
      }
    },
    close: () => pool.destroy(),
  };
}

/** Undefined where the rule has no value. */
function resultOf(text: string): unknown {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw new OpaFailure("the answer is no object");
  return "result" in answer ? answer.result : undefined;
}
