import assert from "node:assert/strict";
import { test } from "node:test";
import { createForward } from "../../adapters/providers/forward.ts";
import { ProviderConfig } from "../../adapters/providers/config.ts";
import { CALM } from "../../guard/session.ts";
import { createTokenVault } from "../../guard/redact/token-vault.ts";
import { NO_MODELS } from "../../guard/review.ts";
import { PROFILES } from "../../policy/profile.ts";
import type { GatewayDeps } from "./exchange.ts";
import { InspectionCache } from "./inspect-request.ts";
import { warmUp } from "./warm-up.ts";
import { testGuard } from "../../../test/fixtures/guard.ts";

test("warm-up: it inspects for real, records nothing, asks for no rights and leaves no trace", async () => {
  const never = (): never => assert.fail("a synthetic request must not get here");
  const guard = testGuard();
  let inspected = 0;
  const counting = {
    ...guard,
    inspect: (s: Parameters<typeof guard.inspect>[0]) => (inspected++, guard.inspect(s)),
  };
  const deps: GatewayDeps = {
    limits: {
      bodyBytesMax: 65_536,
      requestTimeoutMs: 5000,
      depthMax: 64,
      nodesMax: 10_000,
      answerBytesMax: 2 ** 20,
      eventBytesMax: 2 ** 16,
      outputTokensDefault: 100,
      idleFlushMs: 0,
    },
    admit: never,
    authenticate: never,
    proveEndUser: null,
    readPeer: () => ({ address: null, country: null }),
    decide: never,
    authorize: never,
    reserve: never,
    guard: counting,
    inspections: new InspectionCache(counting, 10),
    models: NO_MODELS,
    conversation: {
      escalation: true,
      split: true,
      follow: () => CALM,
      recall: () => null,
      keep: () => undefined,
    },
    promptLeak: { canary: false, overlap: null },
    profile: PROFILES.balanced,
    selectProfile: () => PROFILES.balanced,
    policyHash: "0",
    openVault: () => createTokenVault({ key: Buffer.alloc(32), scope: "w" }),
    keptTokens: { recall: never, keep: never },
    forward: never,
    listModels: never,
    record: never,
    observe: never,
    observeStream: never,
    logFailure: (_id, error) => assert.fail(error),
    nowMs: () => 0,
    newRequestId: () => "r",
  };
  const demo = createForward({
    providers: new Map([
      ["demo", { config: ProviderConfig.parse({ kind: "demo" }), apiKey: undefined }],
    ]),
    routes: [{ match: "*", provider: "demo", fallback: [] }],
    nowMs: () => 0,
    random: () => 0,
  });
  await warmUp(deps, demo.forward, 20);
  await demo.close();
  assert.ok(inspected >= 20);
});
