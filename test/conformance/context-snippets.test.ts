import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import OpenAI from "openai";
import { EndUsersConfig } from "../../src/adapters/identity/config.ts";
import { createProveEndUser } from "../../src/adapters/identity/end-user.ts";
import { checkWith } from "../../src/adapters/identity/key-set.ts";
import { createSeenOnce } from "../../src/adapters/identity/seen-once.ts";
import type { Identity } from "../../src/policy/caller.ts";
import { chatBody } from "../e2e/support/exchange.ts";
import { testCaller } from "../fixtures/caller.ts";
import { newSigningKey } from "../fixtures/jws.ts";
import { needs, pyjwt } from "../machine.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const GUIDE = readFileSync(join(ROOT, "docs", "guide", "access.md"), "utf8");
const USER = { id: "user42", groups: ["staff"] };
const key = newSigningKey("ES256", "portal-1");
const portal = testCaller("portal");

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "garita-snippets-"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The one block of this language in the section on end users. */
function snippet(language: string): string {
  const section = GUIDE.slice(GUIDE.indexOf("## End users behind an application"));
  const code = section.split(`\n\`\`\`${language}\n`)[1]?.split("\n```")[0];
  assert.ok(code, `an example in ${language}`);
  return code;
}

interface Shown {
  readonly context: string;
  readonly method: string;
  readonly target: string;
  readonly body: Buffer;
}

/** As a gateway that is configured as the guide says. */
async function endUserOf({ context, ...request }: Shown): Promise<Identity | undefined> {
  const check = await checkWith({ keys: [key.jwk] });
  const prove = createProveEndUser({
    config: EndUsersConfig.parse({
      audience: "llm.example.org",
      issuers: [{ issuer: "portal.example.org", keys: { env: "KEYS" }, callers: ["portal"] }],
    }),
    verifierOf: () => async (jws) => (await check(jws)) === "good",
    seenOnce: createSeenOnce({ nowMs: Date.now, entriesMax: 1000 }),
    nowMs: Date.now,
  });
  return (await prove({ context, caller: portal, request })).endUser;
}

test("context snippets: an unmodified SDK acts for a user with the guide's JavaScript", async () => {
  const file = join(folder, "acting-for.mjs");
  writeFileSync(file, snippet("js"));
  const { actingFor } = await import(pathToFileURL(file).href);
  const shown: Shown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: target = "", headers } = request;
      const context = String(headers["x-garita-context"]);
      shown.push({ context, method, target, body: Buffer.concat(chunks) });
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ choices: [], data: [] }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  const jwk = { ...key.privateKey.export({ format: "jwk" }), kid: key.kid };
  const baseURL = `http://127.0.0.1:${address.port}/v1`;
  const client = new OpenAI({ baseURL, apiKey: "key", fetch: actingFor(USER, jwk) });
  const question = { role: "user", content: "¿Qué tal? – good" } as const;
  await client.chat.completions.create({ model: "m", messages: [question] });
  await client.models.list({ query: { after: "a b" } });
  server.closeAllConnections();
  server.close();
  assert.deepEqual(
    shown.map(({ method }) => method),
    ["POST", "GET"],
  );
  for (const one of shown) {
    const endUser = await endUserOf(one);
    assert.deepEqual([endUser?.subject, endUser?.groups], ["user42", ["staff"]]);
  }
});

test("context snippets: the guide's Python makes the same", needs(pyjwt), async () => {
  const body = chatBody("¿Qué tal?");
  const pem = key.privateKey.export({ type: "pkcs8", format: "pem" });
  const script = `${snippet("python")}
import json, sys, types
given = json.load(sys.stdin)
url = types.SimpleNamespace(raw_path=given["target"].encode())
request = types.SimpleNamespace(method="POST", url=url, content=given["body"].encode(), headers={})
acting_for(given["user"], given["key"], "portal-1")(request)
print(request.headers["x-garita-context"])
`;
  const target = "/v1/chat/completions?stream=1";
  const input = JSON.stringify({ target, body, user: USER, key: pem });
  const { stdout, stderr } = spawnSync(pyjwt.path ?? "python3", ["-c", script], {
    input,
    encoding: "utf8",
  });
  const shown = { context: stdout.trim(), method: "POST", target, body: Buffer.from(body) };
  assert.equal((await endUserOf(shown).catch(() => assert.fail(stderr)))?.subject, "user42");
});
