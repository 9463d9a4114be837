import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { awsAccessKey } from "./aws-access-key.ts";

test("aws-access-key: the span covers the id and nothing else", () => {
  assert.deepEqual(foundBy(awsAccessKey, "id:AKIAZ7Q3MPLNTD5XWVRY;"), [
    ["AKIAZ7Q3MPLNTD5XWVRY", 0.95],
  ]);
});

test("aws-access-key: ids of roles and groups are no credentials", () => {
  assert.deepEqual(foundBy(awsAccessKey, "AROAJQABLZS4A3QDU576Q AGPAI23HZ27SI6FQMGNQ2"), []);
});
