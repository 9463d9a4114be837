import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { base64url, newSigningKey, signCompact } from "../../../test/fixtures/jws.ts";
import { readCompactJws } from "./compact-jws.ts";

const key = newSigningKey();
const token = signCompact(key, { sub: "ann" });
const [head = "", body = "", signature = ""] = token.split(".");

test("compact-jws: a token comes apart into header and claims", () => {
  const read = readCompactJws(token);
  assert.deepEqual(read?.claims, { sub: "ann" });
  assert.equal(read?.header["alg"], "ES256");
});

test("compact-jws: whatever is not three canonical parts with two objects is none", () => {
  const parts = (header: string, claims: string): string =>
    `${base64url(header)}.${base64url(claims)}.${signature}`;
  for (const other of [
    "",
    "..",
    `${head}.${body}`,
    `${head}.${body}.`,
    `${token}.`,
    `${token}.${signature}`,
    `${token} `,
    ` ${token}`,
    `${token}\n`,
    token.replace(".", ".."),
    `${head}=.${body}.${signature}`,
    `${head}.${body}.${signature}==`,
    parts("[]", "{}"),
    parts("{}", "[]"),
    parts("{}", '"ann"'),
    parts("{}", "null"),
    parts('{"alg":"ES256","alg":"none"}', "{}"),
    parts("{}", '{"sub":"ann","sub":"root"}'),
    parts("{}", '{"sub":"ann","\\u0073ub":"root"}'),
    parts("{}", '{"__proto__":{"sub":"root"}}'),
    parts("{}", "{} {}"),
    parts("{}", `{"a":${"[".repeat(100)}${"]".repeat(100)}}`),
    `${base64url("{}")}.${base64url(Buffer.from([0x7b, 0xff, 0x7d]))}.${signature}`,
    `${base64url("{}")}.${base64url(Buffer.from("\uFEFF{}"))}.${signature}`,
  ]) {
    assert.equal(readCompactJws(other), null, other.slice(0, 60));
  }
});

test("compact-jws: no two texts are read as the same token", () => {
  // The last character of 86 carries four bits that count for nothing.
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const others = alphabet
    .split("")
    .filter((last) => readCompactJws(token.slice(0, -1) + last) !== null);
  assert.equal(others.length, 4);
});

test("compact-jws: nothing that is presented makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 64 }), fc.string({ maxLength: 64 }), (header, claims) => {
      readCompactJws(header);
      readCompactJws(`${base64url(header)}.${base64url(claims)}.${base64url("x")}`);
    }),
  );
});
