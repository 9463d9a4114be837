import { once } from "node:events";
import { createServer } from "node:http";
import { Pool } from "undici";
import type { Forward } from "../../adapters/providers/upstream.ts";
import { assert } from "../../core/errors.ts";
import type { Decision } from "../../policy/access.ts";
import { ANONYMOUS } from "../../policy/caller.ts";
import { FREE_LEASE } from "../../policy/limit.ts";
import type { GatewayDeps } from "./exchange.ts";
import { NO_MODELS } from "../../guard/review.ts";
import { CALM } from "../../guard/session.ts";
import { createGateway } from "./gateway.ts";
import { InspectionCache } from "./inspect-request.ts";

/** Requests under way at once: enough to keep the loop busy, few enough to stay small. */
const CONCURRENCY = 8;

const TEXT =
  "The harbour was quiet when the first boat came back. Write to ann.smith@harbour.example.org " +
  "or call 555-0142 before noon; el informe explica por qué la segunda propuesta es más barata. ";

interface Pass {
  readonly path: string;
  readonly body: string;
}

const MESSAGES = [
  { role: "system", content: "You answer in one sentence." },
  { role: "user", content: TEXT.repeat(6) },
];

const PASSES: readonly Pass[] = [
  { path: "/v1/chat/completions", body: JSON.stringify({ model: "demo", messages: MESSAGES }) },
  {
    path: "/v1/chat/completions",
    body: JSON.stringify({ model: "demo", stream: true, messages: MESSAGES }),
  },
  {
    path: "/v1/messages",
    body: JSON.stringify({ model: "demo", max_tokens: 64, messages: MESSAGES.slice(1) }),
  },
  {
    path: "/v1/messages",
    body: JSON.stringify({
      model: "demo",
      max_tokens: 64,
      stream: true,
      messages: MESSAGES.slice(1),
    }),
  },
  { path: "/v1/responses", body: JSON.stringify({ model: "demo", input: TEXT }) },
];

const PERMITTED: Decision = {
  effect: "permit",
  policyId: "warm-up",
  reason: "warm-up",
  role: null,
  obligations: [],
  limits: {},
  endUserRole: null,
  approvers: [],
  approval: null,
  roles: [],
  sensitivity: [],
  policyHash: "",
};

/**
 * Sends synthetic requests through the whole data path on a loopback port of its own, so that the
 * first real one meets compiled code. Nothing is recorded and no provider is called.
 */
export async function warmUp(deps: GatewayDeps, demo: Forward, passes: number): Promise<void> {
  const quiet: GatewayDeps = {
    ...deps,
    admit: () => undefined,
    authenticate: () => ({ ...ANONYMOUS, id: "warm-up", name: "warm-up" }),
    decide: () => PERMITTED,
    authorize: () => ({ decision: PERMITTED, ticket: null }),
    judgeExternally: null,
    reserve: () => FREE_LEASE,
    forward: demo,
    inspections: new InspectionCache(deps.guard, 0),
    models: NO_MODELS,
    conversation: {
      ...deps.conversation,
      follow: () => CALM,
      recall: () => null,
      keep: () => undefined,
    },
    keptTokens: { recall: () => Promise.resolve([]), keep: () => Promise.resolve() },
    record: () => Promise.resolve(),
    observe: () => undefined,
    observeStream: () => undefined,
  };
  const gateway = createGateway(() => quiet);
  const server = createServer((request, response) => void gateway(request, response));
  // Without `exclusive` the workers of a cluster would share this port and each other's requests.
  server.listen({ port: 0, host: "127.0.0.1", exclusive: true });
  await once(server, "listening");
  const address = server.address();
  assert(address !== null && typeof address === "object", "a listening server has an address");
  const pool = new Pool(`http://127.0.0.1:${address.port}`, { connections: CONCURRENCY });
  try {
    let left = passes;
    const drive = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await send(pool, PASSES[left % PASSES.length] ?? PASSES[0]);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, drive));
  } finally {
    await pool.close();
    server.close();
  }
}

async function send(pool: Pool, pass: Pass | undefined): Promise<void> {
  assert(pass !== undefined, "there are passes");
  const headers = { "content-type": "application/json" };
  const { path, body } = pass;
  const answer = await pool.request({ path, method: "POST", headers, body });
  await answer.body.dump();
}
