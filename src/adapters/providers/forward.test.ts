import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { inspect } from "node:util";
import { ERRORS } from "../../core/errors.ts";
import {
  chatRequest,
  createProviders,
  listenHttp,
  observe,
  openaiAt,
  refusingOrigin,
  type Answer,
  type LoopbackProvider,
  type ProvidersUnderTest,
  type Setup,
} from "../../../test/fixtures/loopback-provider.ts";

async function provide(context: TestContext, answer: Answer): Promise<LoopbackProvider> {
  const provider = await listenHttp(answer);
  context.after(() => provider.close());
  return provider;
}

function connect(context: TestContext, setup: Setup): ProvidersUnderTest {
  const set = createProviders(setup);
  context.after(() => set.close());
  return set;
}

const JSON_TYPE = { "content-type": "application/json" };
const ok: Answer = (response) => response.writeHead(200, JSON_TYPE).end("{}");

void test("forward: a JSON answer passes unchanged, with provider and model named", async (t) => {
  const body = '{ "a" : "\\u00e9\u00e9" }\n';
  const provider = await provide(t, (response) => response.writeHead(200, JSON_TYPE).end(body));
  const set = connect(t, {
    providers: { main: openaiAt(provider.origin) },
    routes: [{ match: "small", provider: "main", model: "gpt-large" }],
  });
  const outcome = await observe(set, chatRequest({ model: "small" })).done;
  assert.equal(outcome.error, null);
  assert.equal(outcome.body, body);
  assert.deepEqual(outcome.heads, [
    {
      status: 200,
      contentType: "application/json",
      headers: [],
      provider: "main",
      upstreamModel: "gpt-large",
    },
  ]);
  assert.equal(provider.received[0]?.body, '{"model":"gpt-large"}');
  assert.equal(provider.received[0]?.url, "/v1/chat/completions");
  assert.equal(provider.received[0]?.method, "POST");
});

void test("forward: a stream arrives while the provider is still writing", async (t) => {
  const events = ["data: 1\n\n", "data: 2\n\n", "data: [DONE]\n\n"];
  let release: (() => void) | undefined;
  const provider = await provide(t, (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(events[0]);
    release = () => {
      response.write(events[1]);
      response.end(events[2]);
    };
  });
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  const seen = observe(set, chatRequest({ stream: true }));
  assert.equal(await seen.firstData, events[0]);
  release?.();
  const outcome = await seen.done;
  assert.equal(outcome.body, events.join(""));
  assert.equal(outcome.heads[0]?.contentType, "text/event-stream");
  assert.equal(provider.received[0]?.headers["accept"], "text/event-stream");
});

void test("forward: an answer with an error status reaches the sink as it is", async (t) => {
  const provider = await provide(t, (response) =>
    response.writeHead(400, JSON_TYPE).end('{"error":{}}'),
  );
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  const outcome = await observe(set, chatRequest()).done;
  assert.equal(outcome.heads[0]?.status, 400);
  assert.equal(outcome.body, '{"error":{}}');
  assert.equal(provider.received.length, 1);
});

void test("forward: client credentials and unknown headers never go upstream", async (t) => {
  const provider = await provide(t, ok);
  const set = connect(t, {
    providers: {
      main: openaiAt(provider.origin, { headers: { "openai-organization": "org-1" } }),
    },
    keys: { main: "sk-provider" },
  });
  const headers = new Map([
    ["authorization", "Bearer client-key"],
    ["x-api-key", "client-key"],
    ["api-key", "client-key"],
    ["cookie", "session=client-key"],
    ["openai-organization", "org-client"],
    ["openai-beta", "assistants=v2"],
    ["anthropic-beta", "tools"],
    ["traceparent", "00-aa-bb-01"],
    ["user-agent", "client/1"],
    ["x-forwarded-for", "10.0.0.1"],
    ["accept-encoding", "gzip"],
    ["content-type", "text/plain"],
  ]);
  await observe(set, chatRequest({ headers })).done;
  const sent = { ...provider.received[0]?.headers };
  delete sent["host"];
  assert.deepEqual(sent, {
    connection: "keep-alive",
    "content-length": "20",
    "content-type": "application/json",
    "accept-encoding": "identity",
    accept: "application/json",
    "user-agent": "garita",
    authorization: "Bearer sk-provider",
    "openai-organization": "org-1",
    "openai-beta": "assistants=v2",
    traceparent: "00-aa-bb-01",
  });
});

void test("forward: of the answer's headers only the allowed ones reach the client", async (t) => {
  const provider = await provide(t, (response) =>
    response
      .writeHead(200, {
        ...JSON_TYPE,
        "x-request-id": "r1",
        "request-id": "r2",
        "x-ratelimit-remaining-tokens": "5",
        "anthropic-ratelimit-requests-limit": "9",
        "openai-processing-ms": "12",
        "set-cookie": "a=b",
        server: "secret",
        "openai-organization": "org-internal",
        "x-garita-verdict": "allow",
        "content-length": "2",
      })
      .end("{}"),
  );
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  const outcome = await observe(set, chatRequest()).done;
  assert.deepEqual(
    new Map(outcome.heads[0]?.headers),
    new Map([
      ["x-request-id", "r1"],
      ["request-id", "r2"],
      ["openai-processing-ms", "12"],
    ]),
  );
});

void test("forward: Anthropic gets its own headers, and a bearer on its OpenAI path", async (t) => {
  const provider = await provide(t, ok);
  const set = connect(t, {
    providers: { claude: { kind: "anthropic", baseUrl: provider.origin } },
    keys: { claude: "sk-ant" },
  });
  await observe(set, chatRequest({ dialect: "anthropic", path: "/messages" })).done;
  await observe(set, chatRequest()).done;
  const versioned = new Map([["anthropic-version", "2024-01-01"]]);
  await observe(set, chatRequest({ dialect: "anthropic", path: "/messages", headers: versioned }))
    .done;
  const [own, compatible, chosen] = provider.received;
  assert.equal(own?.url, "/v1/messages");
  assert.equal(own?.headers["x-api-key"], "sk-ant");
  assert.equal(own?.headers["authorization"], undefined);
  assert.equal(own?.headers["anthropic-version"], "2023-06-01");
  assert.equal(compatible?.url, "/v1/chat/completions");
  assert.equal(compatible?.headers["authorization"], "Bearer sk-ant");
  assert.equal(chosen?.headers["anthropic-version"], "2024-01-01");
});

void test("forward: Azure gets deployment paths, an api-version and its api-key", async (t) => {
  const provider = await provide(t, ok);
  const set = connect(t, {
    providers: { az: { kind: "azure", baseUrl: provider.origin, apiVersion: "2024-06-01" } },
    routes: [{ match: "*", provider: "az", model: "my deployment/x" }],
    keys: { az: "azure-key" },
  });
  await observe(set, chatRequest()).done;
  await observe(set, chatRequest({ path: "/responses" })).done;
  const [chat, responses] = provider.received;
  assert.equal(
    chat?.url,
    "/openai/deployments/my%20deployment%2Fx/chat/completions?api-version=2024-06-01",
  );
  assert.equal(chat?.headers["api-key"], "azure-key");
  assert.equal(chat?.headers["authorization"], undefined);
  assert.equal(responses?.url, "/openai/responses?api-version=2024-06-01");
});

void test("forward: a model name cannot climb out of Azure's deployments", async (t) => {
  const provider = await provide(t, ok);
  const set = connect(t, { providers: { az: { kind: "azure", baseUrl: provider.origin } } });
  const outcome = await observe(set, chatRequest({ model: ".." })).done;
  assert.equal(outcome.error?.code, "request.not_found");
  assert.equal(provider.received.length, 0);
});

void test("forward: an unknown model is not found, later than the call returns", async (t) => {
  const set = connect(t, {
    providers: { demo: { kind: "demo" } },
    routes: [{ match: "demo*", provider: "demo" }],
  });
  const seen = observe(set, chatRequest({ model: "gpt-9" }));
  assert.deepEqual(seen.events, []);
  const { error } = await seen.done;
  assert.equal(error?.code, "request.not_found");
  assert.match(error?.message ?? "", /model `gpt-9`/);
});

void test("forward: a model that no provider serves in this wire format is invalid", async (t) => {
  const set = connect(t, {
    providers: {
      "internal-name": { kind: "openai", baseUrl: "http://127.0.0.1:9/v1" },
      claude: { kind: "anthropic", baseUrl: "http://127.0.0.1:9" },
    },
    routes: [
      { match: "claude", provider: "claude" },
      { match: "*", provider: "internal-name" },
    ],
  });
  const messages = await observe(set, chatRequest({ dialect: "anthropic", path: "/messages" }))
    .done;
  assert.equal(messages.error?.code, "request.invalid");
  assert.doesNotMatch(messages.error?.message ?? "", /internal-name|127/);
  const embeddings = await observe(set, chatRequest({ model: "claude", path: "/embeddings" })).done;
  assert.equal(embeddings.error?.code, "request.invalid");
});

void test("forward: fallbacks that do not speak the wire format are left out", (t) => {
  const set = connect(t, {
    providers: { a: { kind: "openai" }, b: { kind: "anthropic" }, c: { kind: "demo" } },
    routes: [{ match: "*", provider: "a", fallback: [{ provider: "b" }, { provider: "c" }] }],
  });
  assert.deepEqual(set.providersFor("x", "openai"), ["a", "b", "c"]);
  assert.deepEqual(set.providersFor("x", "anthropic"), ["b", "c"]);
});

void test("forward: a route to an unknown provider is a configuration error", () => {
  assert.throws(
    () => createProviders({ providers: {}, routes: [{ match: "*", provider: "ghost" }] }),
    { code: "config.invalid", message: "models.0.provider: `ghost` is not under providers" },
  );
});

void test("forward: a key that no header can carry is refused and not repeated", () => {
  const create = (): unknown =>
    createProviders({ providers: { main: { kind: "openai" } }, keys: { main: "sk-top\nsecret" } });
  assert.throws(create, (error) => {
    assert.match(inspect(error), /config.invalid/);
    assert.doesNotMatch(inspect(error), /sk-top/);
    return true;
  });
});

void test("forward: no error names the key, the prompt or the address", async (t) => {
  const origin = await refusingOrigin();
  const set = connect(t, {
    providers: { main: openaiAt(origin) },
    keys: { main: "sk-top-secret" },
  });
  const { error } = await observe(set, chatRequest({ body: () => "prompt-text" })).done;
  assert.equal(error?.code, "upstream.unreachable");
  assert.doesNotMatch(inspect(error, { depth: 9 }), /sk-top-secret|prompt-text/);
  assert.doesNotMatch(error?.message ?? "", /127\.0\.0\.1/);
});

void test("forward: a body that cannot be built fails the call and calls nobody", async (t) => {
  const provider = await provide(t, ok);
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  const body = (): string => {
    throw new TypeError("bug");
  };
  const { error } = await observe(set, chatRequest({ body })).done;
  assert.equal(error?.code, "internal.bug");
  assert.equal(provider.received.length, 0);
});

void test("forward: pause holds the provider back and resume delivers the rest", async (t) => {
  const size = 32 * 2 ** 20;
  let writtenAll = false;
  const provider = await provide(t, (response) => {
    response.writeHead(200, { "content-type": "application/octet-stream" });
    response.end(Buffer.alloc(size, 97), () => {
      writtenAll = true;
    });
  });
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  let bytes = 0;
  let afterPause = 0;
  const finished = Promise.withResolvers<void>();
  const paused = Promise.withResolvers<void>();
  let holding = false;
  const call = set.forward(chatRequest(), {
    onHead: () => undefined,
    onData: (chunk) => {
      bytes += chunk.length;
      if (holding) afterPause++;
      if (bytes === chunk.length) {
        holding = true;
        call.pause();
        paused.resolve();
      }
    },
    onEnd: () => finished.resolve(),
    onFailure: (error) => finished.reject(error),
  });
  await paused.promise;
  // Another exchange on the same loop runs to its end meanwhile.
  const other = await provide(t, ok);
  const second = connect(t, { providers: { main: openaiAt(other.origin) } });
  await observe(second, chatRequest()).done;
  assert.equal(afterPause, 0);
  assert.equal(writtenAll, false);
  holding = false;
  call.resume();
  await finished.promise;
  assert.equal(bytes, size);
});

void test("forward: an abort closes the provider's connection and ends all events", async (t) => {
  const closed = Promise.withResolvers<void>();
  const provider = await provide(t, (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
    response.on("close", () => closed.resolve());
  });
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  const seen = observe(set, chatRequest({ stream: true }));
  await seen.firstData;
  seen.call.abort();
  await closed.promise;
  assert.deepEqual(seen.events, ["head", "data"]);
});

void test("forward: an abort before the head closes the provider's connection", async (t) => {
  const asked = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const provider = await provide(t, (response) => {
    response.on("close", () => closed.resolve());
    asked.resolve();
  });
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  const seen = observe(set, chatRequest());
  await asked.promise;
  seen.call.abort();
  await closed.promise;
  assert.deepEqual(seen.events, []);
});

void test("forward: a call aborted while it waits for a connection is never sent", async (t) => {
  const held = Promise.withResolvers<() => void>();
  const provider = await provide(t, (response, _received, nth) => {
    const finish = (): void => void response.writeHead(200, JSON_TYPE).end("{}");
    if (nth === 1) held.resolve(finish);
    else finish();
  });
  const set = connect(t, { providers: { main: openaiAt(provider.origin, { connectionsMax: 1 }) } });
  const first = observe(set, chatRequest());
  const release = await held.promise;
  const waiting = observe(set, chatRequest({ body: () => "never" }));
  const third = observe(set, chatRequest({ body: () => "third" }));
  waiting.call.abort();
  release();
  await Promise.all([first.done, third.done]);
  assert.deepEqual(
    provider.received.map(({ body }) => body),
    ['{"model":"gpt-test"}', "third"],
  );
  assert.deepEqual(waiting.events, []);
});

void test("forward: a call beyond the waiting room is refused at once", async (t) => {
  const held = Promise.withResolvers<() => void>();
  const provider = await provide(t, (response, _received, nth) => {
    const finish = (): void => void response.writeHead(200, JSON_TYPE).end("{}");
    if (nth === 1) held.resolve(finish);
    else finish();
  });
  const limits = { connectionsMax: 1, waitingMax: 1 };
  const set = connect(t, { providers: { main: openaiAt(provider.origin, limits) } });
  const first = observe(set, chatRequest());
  const release = await held.promise;
  const second = observe(set, chatRequest());
  const third = await observe(set, chatRequest()).done;
  assert.equal(third.error?.code, "upstream.unreachable");
  assert.equal(ERRORS["upstream.unreachable"].status, 502);
  release();
  assert.equal((await first.done).error, null);
  assert.equal((await second.done).error, null);
  assert.deepEqual(set.logged, []);
});

void test("forward: close lets a call in flight finish and refuses new ones", async (t) => {
  const asked = Promise.withResolvers<() => void>();
  const provider = await provide(t, (response) => {
    asked.resolve(() => void response.writeHead(200, JSON_TYPE).end("{}"));
  });
  const set = createProviders({ providers: { main: openaiAt(provider.origin) } });
  const seen = observe(set, chatRequest());
  const release = await asked.promise;
  const closing = set.close();
  const refused = await observe(set, chatRequest()).done;
  assert.equal(refused.error?.code, "server.draining");
  release();
  assert.equal((await seen.done).error, null);
  await closing;
});

void test("forward: calls one after the other share connections", async (t) => {
  const sockets = new Set<unknown>();
  const provider = await provide(t, (response) => {
    sockets.add(response.socket);
    response.writeHead(200, JSON_TYPE).end("{}");
  });
  const set = connect(t, { providers: { main: openaiAt(provider.origin) } });
  for (let nth = 0; nth < 8; nth++) await observe(set, chatRequest()).done;
  // The pool frees a connection one turn after its answer ended, so a second one may open.
  assert.ok(sockets.size <= 2);
});
