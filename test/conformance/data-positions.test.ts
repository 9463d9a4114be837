import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { z } from "zod";
import { startTestGateway } from "../fixtures/gateway.ts";
import type { TestGateway } from "../fixtures/gateway.ts";
import { testGuard } from "../fixtures/guard.ts";

/** What nobody may find on the other side, wherever it stood; none of it is anybody's. */
const VALUES = {
  DNI: "12345678Z",
  IBAN: "ES9121000418450200051332",
  "e-mail": "ana.perez@correo-real.es",
  key: "sk-proj-AbCdEfGhIjKlMnOpQrStUvWx12345678",
} as const;

const Case = z.looseObject({ path: z.string(), body: z.unknown() });
const StreamCase = z.looseObject({
  path: z.string(),
  events: z.array(z.looseObject({ event: z.string().default(""), data: z.unknown() })),
});

function load<T>(schema: z.ZodType<T>, file: string): T[] {
  const json: unknown = JSON.parse(readFileSync(new URL(`wire/${file}`, import.meta.url), "utf8"));
  return z.array(schema).parse(json);
}

const REQUESTS = [...load(Case, "chat-requests.json"), ...load(Case, "other-requests.json")];
const ANSWERS = load(Case, "answers.json");
const STREAMS = load(StreamCase, "streams.json");

/** The same value with one string, one key or one unknown member that holds `text`. */
interface Plant {
  readonly place: string;
  readonly value: unknown;
}

function planted(value: unknown, text: string): readonly Plant[] {
  if (typeof value === "string") return [{ place: "", value: text }];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, index) =>
      planted(item, text).map((plant) => ({
        place: `[${index}]${plant.place}`,
        value: items.with(index, plant.value),
      })),
    );
  }
  if (typeof value !== "object" || value === null) return [];
  const members = Object.entries(value).flatMap(([key, inner]) =>
    planted(inner, text).map((plant) => ({
      place: `.${key}${plant.place}`,
      value: { ...value, [key]: plant.value },
    })),
  );
  return [
    ...members,
    { place: ".+", value: { ...value, surprise: { deep: [text] } } },
    { place: ".key", value: { ...value, [text]: 1 } },
  ];
}

let gateway: TestGateway;

before(async () => {
  gateway = await startTestGateway(testGuard());
});
after(() => gateway.close());

async function send(path: string, body: string): Promise<string> {
  gateway.stage.calls.length = 0;
  gateway.stage.events.length = 0;
  const response = await fetch(gateway.origin + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  return response.text();
}

/** A body that the path takes, for answers to follow. */
function requestOf(path: string, also: object = {}): string {
  const [found] = REQUESTS.filter((one) => one.path === path);
  return JSON.stringify({ ...z.looseObject({}).parse(found?.body), ...also });
}

/** Checked and recorded as it is, or the client's credentials for the provider's own servers. */
const NAMED = /^\.model(?:$|\.)|\.headers\b/;

for (const [name, value] of Object.entries(VALUES)) {
  test(`requests: a ${name} at any position reaches neither upstream nor record`, async () => {
    let places = 0;
    for (const { path, body } of REQUESTS) {
      for (const plant of planted(body, value)) {
        if (NAMED.test(plant.place)) continue;
        places += 1;
        await send(path, JSON.stringify(plant.value));
        const [call] = gateway.stage.calls;
        assert.ok(!call?.body.includes(value), `${path} ${plant.place}`);
        assert.ok(!JSON.stringify(gateway.stage.events).includes(value), `${path} ${plant.place}`);
      }
    }
    assert.ok(places > 400, String(places));
  });
}

/** What a provider calls its own: no model writes there. */
const PROVIDERS_OWN =
  /(?:\.|^)(?:id|object|model|role|type|status|finish_reason|stop_reason|system_fingerprint|service_tier|obfuscation|signature|encrypted_content|call_id|item_id|tool_use_id|embedding|container|encoding)(?:\[\d+\])?$|\.usage\b/;

for (const [name, value] of Object.entries(VALUES)) {
  test(`answers: a ${name} at any position never reaches the client`, async () => {
    let places = 0;
    for (const { path, body } of ANSWERS) {
      for (const plant of planted(body, value)) {
        if (PROVIDERS_OWN.test(plant.place)) continue;
        places += 1;
        const bytes = [JSON.stringify(plant.value)];
        gateway.stage.answer = () => ({ status: 200, type: "application/json", bytes });
        const text = await send(path, requestOf(path));
        assert.ok(!text.includes(value), `${path} ${plant.place}`);
      }
    }
    assert.ok(places > 60, String(places));
  });

  test(`streams: a ${name} at any position never reaches the client`, async () => {
    let places = 0;
    for (const { path, events } of STREAMS) {
      for (const [at, { data }] of events.entries()) {
        // Apart from what comes before and after it: glued to them it would be something else.
        for (const plant of planted(data, ` ${value} `)) {
          if (PROVIDERS_OWN.test(plant.place)) continue;
          places += 1;
          const bytes = events.map((one, index) =>
            sse(one.event, index === at ? plant.value : one.data),
          );
          gateway.stage.answer = () => ({ status: 200, type: "text/event-stream", bytes });
          const text = await send(path, requestOf(path, { stream: true }));
          assert.ok(!text.includes(value), `${path} event ${at} ${plant.place}`);
        }
      }
    }
    assert.ok(places > 150, String(places));
  });
}

function sse(event: string, data: unknown): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `${event === "" ? "" : `event: ${event}\n`}data: ${text}\n\n`;
}

const ESCAPED = String.raw`ana.perez\u0040correo-real.es`;
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const said = (message: object): object => ({ messages: [message] });

/** Positions with a form of their own, each with what must not arrive. */
const FORMS: readonly (readonly [name: string, path: string, body: object, hidden: RegExp])[] = [
  [
    "an escape inside the arguments of an older call",
    "/v1/chat/completions",
    said({
      role: "assistant",
      tool_calls: [
        { id: "c", type: "function", function: { name: "f", arguments: `{"to":"${ESCAPED}"}` } },
      ],
    }),
    /ana\.perez/,
  ],
  [
    "a line end before it in a tool's result that is JSON",
    "/v1/chat/completions",
    said({ role: "tool", tool_call_id: "c", content: String.raw`{"note":"dni:\n12345678Z"}` }),
    /12345678Z/,
  ],
  [
    "an escape in a tool's result in a list",
    "/v1/messages",
    said({
      role: "user",
      content: [
        {
          type: "tool_result",
          tool_use_id: "t",
          content: [{ type: "text", text: `[{"mail":"${ESCAPED}"}]` }],
        },
      ],
    }),
    /ana\.perez/,
  ],
  [
    "the text of an image in Markdown",
    "/v1/chat/completions",
    said({ role: "user", content: "![DNI 12345678Z](https://img.example/a.png)" }),
    /12345678Z/,
  ],
  [
    "a text file in a data URL",
    "/v1/chat/completions",
    said({
      role: "user",
      content: [
        {
          type: "file",
          file: {
            filename: "a.txt",
            file_data: `data:text/plain;base64,${base64("Mi DNI es 12345678Z, gracias.")}`,
          },
        },
      ],
    }),
    /12345678Z/,
  ],
  [
    "a vector image in a data URL",
    "/v1/responses",
    {
      input: [
        {
          role: "user",
          content: [
            {
              type: "input_image",
              image_url: `data:image/svg+xml;base64,${base64("<svg><text>DNI 12345678Z</text></svg>")}`,
            },
          ],
        },
      ],
    },
    /12345678Z/,
  ],
  [
    "a text file in base64",
    "/v1/messages",
    said({
      role: "user",
      content: [
        {
          type: "document",
          source: {
            type: "base64",
            media_type: "text/csv",
            data: base64("nombre,dni\nAna,12345678Z\n"),
          },
        },
      ],
    }),
    /12345678Z/,
  ],
  [
    "the log probabilities of an older answer",
    "/v1/responses",
    {
      input: [
        {
          type: "message",
          role: "assistant",
          content: [
            {
              type: "output_text",
              text: "Your DNI is 12345678Z.",
              logprobs: [{ token: "1234" }, { token: "5678Z" }],
            },
          ],
        },
      ],
    },
    /12345678Z|5678Z/,
  ],
  ["a stop sequence", "/v1/chat/completions", { stop: ["DNI", "12345678Z"] }, /12345678Z/],
  [
    "a prediction",
    "/v1/chat/completions",
    { prediction: { type: "content", content: [{ type: "text", text: "DNI 12345678Z" }] } },
    /12345678Z/,
  ],
  ["metadata", "/v1/messages", { metadata: { user_id: "12345678Z" } }, /12345678Z/],
  [
    "one value of an enum in a tool",
    "/v1/chat/completions",
    {
      tools: [
        {
          type: "function",
          function: {
            name: "pick",
            parameters: { properties: { who: { enum: ["x", "ana.perez@correo-real.es"] } } },
          },
        },
      ],
    },
    /ana\.perez/,
  ],
  ["a list to embed", "/v1/embeddings", { input: ["x", "DNI 12345678Z"] }, /12345678Z/],
  [
    "system blocks",
    "/v1/messages",
    { system: [{ type: "text", text: "DNI 12345678Z" }] },
    /12345678Z/,
  ],
];

/** Everything that a body says, base64 read. */
function readable(body: string): string {
  return body.replaceAll(/[A-Za-z0-9+/]{24,}={0,2}/g, (run) => {
    return `${run} ${Buffer.from(run, "base64").toString("latin1")}`;
  });
}

for (const [name, path, also, hidden] of FORMS) {
  test(`requests: ${name} hides nothing`, async () => {
    await send(path, requestOf(path, also));
    const [call] = gateway.stage.calls;
    assert.ok(call, "the request went on");
    assert.doesNotMatch(readable(call.body), hidden);
    assert.doesNotThrow(() => JSON.parse(call.body) as unknown);
  });
}

const TEXT_FILE = "data:text/plain;base64,";

test("requests: a text file stays the file it was but for what is hidden in it", async () => {
  const file = {
    filename: "a.txt",
    file_data: TEXT_FILE + base64("Mi DNI es 12345678Z, gracias."),
  };
  const body = said({ role: "user", content: [{ type: "file", file }] });
  await send("/v1/chat/completions", requestOf("/v1/chat/completions", body));
  const sent = gateway.stage.calls[0]?.body ?? "";
  const [, inside = ""] = /data:text\/plain;base64,([^"]+)/.exec(sent) ?? [];
  const text = Buffer.from(inside, "base64").toString();
  assert.match(text, /^Mi DNI es \[ES_DNI_\w{8}\], gracias\.$/);
  assert.deepEqual(gateway.stage.events[0]?.uninspected, [], "it has been read");
});

test("answers: log probabilities that spell what no text says are taken out", async () => {
  const choice = (logprobs: object): object => ({
    index: 0,
    message: { role: "assistant", content: "Sure." },
    logprobs,
    finish_reason: "stop",
  });
  const spelled = { content: [{ token: "1234" }, { token: "5678" }, { token: "Z" }] };
  const offered = { content: [{ token: "S", top_logprobs: [{ token: "12345678Z" }] }] };
  const harmless = { content: [{ token: "Su" }, { token: "re." }] };
  for (const [logprobs, kept] of [
    [spelled, null],
    [offered, null],
    [harmless, harmless],
  ] as const) {
    const bytes = [JSON.stringify({ choices: [choice(logprobs)] })];
    gateway.stage.answer = () => ({ status: 200, type: "application/json", bytes });
    const path = "/v1/chat/completions";
    const text = await send(path, requestOf(path));
    assert.deepEqual(JSON.parse(text).choices[0].logprobs, kept);
  }
});

test("streams: log probabilities that come behind an edited text are taken out", async () => {
  const event = (delta: object, logprobs: object | null = null): string =>
    sse("", { choices: [{ index: 0, delta, logprobs }] });
  const bytes = [
    event({ content: "Your DNI is 12345678Z. " }),
    event({}, { content: [{ token: "5678Z" }] }),
    event({ content: "Bye." }, { content: [{ token: "Bye." }] }),
    sse("", "[DONE]"),
  ];
  gateway.stage.answer = () => ({ status: 200, type: "text/event-stream", bytes });
  const path = "/v1/chat/completions";
  const text = await send(path, requestOf(path, { stream: true }));
  assert.doesNotMatch(text, /5678Z/);
  assert.match(text, /"token":"Bye\."/);
});
