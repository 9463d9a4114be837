import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementWithCedar } from "../property/cedar-agreement.ts";

const SECONDS = Number(process.env["GARITA_FUZZ_SECONDS"] ?? 5);
const SEED = Number(process.env["GARITA_FUZZ_SEED"] ?? Date.now() % 2 ** 31);

test(`policies: Cedar decides them as we do (seed ${SEED})`, (t) => {
  const endAt = performance.now() + SECONDS * 1000;
  const isOver = () => performance.now() > endAt;
  const { apart, asked, effects } = agreementWithCedar(SEED, isOver);
  t.diagnostic(`${asked} requests: ${JSON.stringify(effects)}`);
  assert.deepEqual(apart.slice(0, 3), []);
  assert.ok(effects.permit > 0 && effects.deny > 0 && effects["require-approval"] > 0);
});
