import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { auditEvents } from "./support/audit-events.ts";
import { eventually } from "./support/eventually.ts";
import { startFakeProvider } from "./support/fake-provider.ts";
import type { FakeProvider } from "./support/fake-provider.ts";
import { gatewayConfig, PROVIDER_ENV } from "./support/gateway-config.ts";
import { startGarita } from "./support/garita.ts";
import type { Garita } from "./support/garita.ts";
import { freePort } from "./support/free-port.ts";
import { needs, opa } from "../machine.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures/opa/", import.meta.url));
const RULES = {
  authorize: { path: "garita/test/decision" },
  verdict: { path: "garita/test/verdict" },
  timeoutMs: 5000,
};

let provider: FakeProvider;
before(async () => {
  provider = await startFakeProvider();
});
after(() => provider.close());

async function chat(garita: Garita, model: string, content = "hello"): Promise<Response> {
  return fetch(`${garita.url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model, messages: [{ role: "user", content }] }),
  });
}

/** What rules in `test/fixtures/opa` allow and refuse, however they are run. */
async function checkDecisions(garita: Garita): Promise<void> {
  assert.equal((await chat(garita, "open")).status, 200);
  const refused = await chat(garita, "users");
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /denied by external: only for users/);
  const mails = ["a@one.example.org", "b@two.example.org", "c@three.example.org"];
  const blocked = await chat(garita, "open", `write to ${mails.join(" and ")}`);
  assert.equal(blocked.status, 403);
  assert.match(await blocked.text(), /"content_blocked"/);
  const events = await eventually(
    async () => {
      const found = await auditEvents(garita.folder);
      return found.length >= 3 && found;
    },
    { what: "three events" },
  );
  assert.match(JSON.stringify(events), /"policyId":"external"/);
}

test("opa: rules compiled to WASM decide and judge in process", async () => {
  const config = gatewayConfig(provider, { opa: { bundle: `${FIXTURES}policy.tar.gz`, ...RULES } });
  const garita = await startGarita({ config, env: PROVIDER_ENV });
  await checkDecisions(garita);
  await garita.stop();
});

test("opa: a bundle that cannot be used stops the start with what to do", async () => {
  const opaConfig = { bundle: `${FIXTURES}policy.rego`, ...RULES };
  const config = gatewayConfig(provider, { opa: opaConfig });
  await assert.rejects(startGarita({ config, env: PROVIDER_ENV }), /opa build -t wasm/);
});

test(
  "opa: a real server decides and judges; when it is gone nothing passes",
  needs(opa),
  async () => {
    const port = await freePort();
    const args = ["run", "--server", "--addr", `127.0.0.1:${port}`, "--log-level", "error"];
    const files = [`${FIXTURES}policy.rego`, `${FIXTURES}data.json`];
    const server = spawn(opa.path ?? "opa", [...args, ...files], { stdio: "ignore" });
    const url = `http://127.0.0.1:${port}`;
    try {
      const isUp = () =>
        fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        );
      await eventually(isUp, { what: "OPA" });
      const config = gatewayConfig(provider, { opa: { url, ...RULES } });
      const garita = await startGarita({ config, env: PROVIDER_ENV });
      await checkDecisions(garita);
      server.kill("SIGKILL");
      await once(server, "exit");
      const refused = await chat(garita, "open");
      assert.equal(refused.status, 503);
      assert.match(await refused.text(), /"server_unavailable"/);
      await garita.stop();
    } finally {
      server.kill("SIGKILL");
    }
  },
);
