import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { awsSecretKey } from "./aws-secret-key.ts";

const KEY = "wJa9rXUtn2EMI/K7MDENG/bPxRf4CYk8Tq3ZLpEY";

test("aws-secret-key: forty characters count only behind words that say so", () => {
  assert.deepEqual(foundBy(awsSecretKey, `AWS_SECRET_ACCESS_KEY=${KEY}`), [[KEY, 0.9]]);
  assert.deepEqual(foundBy(awsSecretKey, `checksum: ${KEY}`), []);
});

test("aws-secret-key: a digest in hex is no key, even beside aws", () => {
  assert.deepEqual(foundBy(awsSecretKey, `aws secret ${"0a1b2c3d".repeat(5)}`), []);
});
