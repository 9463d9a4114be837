import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesSource } from "../byte-source.ts";
import { isPadding } from "./padding.ts";

test("padding: zeros up to 64 KiB fill, anything else is content", () => {
  const bytes = new Uint8Array(65_540);
  assert.ok(isPadding(bytesSource(bytes), 0, 65_536));
  assert.ok(!isPadding(bytesSource(bytes), 0, 65_537));
  bytes[9] = 1;
  assert.ok(!isPadding(bytesSource(bytes), 0, 10));
  assert.ok(isPadding(bytesSource(bytes), 0, 9));
});
