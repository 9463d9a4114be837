import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import {
  VAULT_ENTRIES_MAX,
  VAULT_VALUE_LENGTH_MAX,
  createTokenVault,
  restoreToken,
  restoreWithin,
  tokenRecognizer,
} from "./token-vault.ts";

const key = Buffer.alloc(32, 7);
const open = (scope = "s") => createTokenVault({ key, scope });
const isToken = (text: string) => tokenRecognizer.validate?.(text, () => "") === true;

test("token-vault: a value has one token, and the token one value", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (values) => {
      const vault = open();
      const tokens = values.map((value) => vault.tokenFor("EMAIL", value));
      assert.equal(new Set(tokens).size, new Set(values).size);
      for (const [index, token] of tokens.entries()) {
        assert.ok(isToken(token));
        assert.equal(vault.tokenFor("EMAIL", values[index] ?? ""), token);
        assert.equal(vault.valueOf(token), values[index]);
        assert.equal(vault.valueOf(token.toLowerCase()), values[index]);
      }
    }),
  );
});

test("token-vault: the same key and scope give the same token, another of either does not", () => {
  const token = open().tokenFor("EMAIL", "a@example.com");
  assert.equal(open().tokenFor("EMAIL", "a@example.com"), token);
  assert.notEqual(open("t").tokenFor("EMAIL", "a@example.com"), token);
  const other = createTokenVault({ key: Buffer.alloc(32, 8), scope: "s" });
  assert.notEqual(other.tokenFor("EMAIL", "a@example.com"), token);
  assert.notEqual(open().tokenFor("NAME", "a@example.com").slice(-9), token.slice(-9));
});

test("token-vault: a token that this vault has not issued leads to nothing", () => {
  const token = open("other").tokenFor("EMAIL", "a@example.com");
  assert.equal(open().valueOf(token), undefined);
  assert.equal(open().valueOf("__proto__"), undefined);
});

test("token-vault: two values whose hashes collide get two tokens, both reversible", () => {
  // Found by search: equal in 35 bits under this key, scope and entity.
  const [one, two] = ["user55007", "user153927"];
  const vault = open();
  const token = vault.tokenFor("EMAIL", one);
  assert.equal(open().tokenFor("EMAIL", two), token);
  const second = vault.tokenFor("EMAIL", two);
  assert.notEqual(second, token);
  assert.ok(isToken(second));
  assert.equal(vault.valueOf(token), one);
  assert.equal(vault.valueOf(second), two);
  assert.equal(vault.tokenFor("EMAIL", two), second);
});

test("token-vault: at the entry limit a value is still reversible, one past it only hidden", () => {
  const vault = open();
  for (let entry = 1; entry < VAULT_ENTRIES_MAX; entry++) vault.tokenFor("ID", `${entry}`);
  assert.ok(isToken(vault.tokenFor("ID", "last")));
  assert.equal(vault.unreversible, 0);
  assert.equal(vault.tokenFor("ID", "one more"), "[ID]");
  assert.equal(vault.unreversible, 1);
  assert.ok(isToken(vault.tokenFor("ID", "last")));
});

test("token-vault: the longest value is reversible, a longer one only hidden", () => {
  const vault = open();
  assert.ok(isToken(vault.tokenFor("PRIVATE_KEY", "x".repeat(VAULT_VALUE_LENGTH_MAX))));
  assert.equal(
    vault.tokenFor("PRIVATE_KEY", "x".repeat(VAULT_VALUE_LENGTH_MAX + 1)),
    "[PRIVATE_KEY]",
  );
  assert.equal(vault.unreversible, 1);
});

test("token/reversible: the examples are what the pattern and the check character say", () => {
  const { pattern, examples } = tokenRecognizer;
  const found = (text: string) => isToken(pattern.exec(text)?.[0] ?? "");
  for (const text of examples.finds) assert.ok(found(text), text);
  for (const text of examples.ignores) assert.ok(!found(text), text);
});

test("token/reversible: every changed character and swapped neighbor breaks the check", () => {
  const token = open().tokenFor("EMAIL", "a@example.com");
  const first = token.indexOf("_") + 1;
  for (let at = first; at < token.length - 1; at++) {
    for (const other of "0123456789ABCDEFGHJKMNPQRSTVWXYZ") {
      if (other === token[at]) continue;
      assert.ok(!isToken(token.slice(0, at) + other + token.slice(at + 1)));
    }
    const [left = "", right = ""] = token.slice(at, at + 2);
    if (right === "]" || left === right) continue;
    assert.ok(!isToken(token.slice(0, at) + right + left + token.slice(at + 2)));
  }
  assert.ok(!isToken(token.replace("EMAIL", "EMAIR")));
});

test("restore: an issued token becomes its value, silently; a foreign one stays", () => {
  const vault = open();
  const token = vault.tokenFor("EMAIL", "a@example.com");
  const value = { kind: "replace", replacement: "a@example.com", silent: true };
  assert.deepEqual(restoreToken(vault, token), value);
  assert.deepEqual(restoreToken(open("t"), token), { kind: "keep", silent: true });
});

test("restore: a finding that has grown beyond a token is hidden, not kept", () => {
  const vault = open();
  const match = `sk-live-${vault.tokenFor("EMAIL", "a@example.com")}`;
  assert.deepEqual(restoreToken(vault, match), { kind: "replace", replacement: "[REDACTED]" });
});

test("restore: what only looks like a token hides nothing; an intact one is counted", () => {
  const vault = open();
  const token = open("other").tokenFor("EMAIL", "a@example.com");
  const seen: string[] = [];
  const note = (match: string) => {
    seen.push(match);
    return { kind: "replace", replacement: "x" } as const;
  };
  const otherwise = { foreign: note, grown: note };
  assert.deepEqual(restoreToken(vault, token, otherwise), { kind: "replace", replacement: "x" });
  assert.equal(vault.unrestored, 1);
  const bare = token.replaceAll("_", " ");
  restoreToken(vault, bare, otherwise);
  assert.equal(vault.unrestored, 1, "any words in brackets may look so");
  assert.deepEqual(seen, [token, bare]);
});

test("restore: all tokens within a text, each escaped as it was written", () => {
  const vault = open();
  const token = vault.tokenFor("EMAIL", "a b@example.com");
  const url = `?to=${encodeURIComponent(token)}&cc=${token}&id=[EMAIL_C3ZFZEFM]`;
  const restored = "?to=a%20b%40example.com&cc=a b@example.com&id=[EMAIL_C3ZFZEFM]";
  assert.equal(restoreWithin(vault, url), restored);
});

test("token-vault: what was issued before keeps its token, whatever key had made it", () => {
  const earlier = createTokenVault({ key: Buffer.alloc(32, 9), scope: "s" });
  const token = earlier.tokenFor("PAYMENT_CARD", "4111 1111 1111 1111");
  const vault = open();
  vault.adopt(earlier.entries);
  assert.equal(vault.valueOf(token), "4111 1111 1111 1111");
  assert.equal(vault.tokenFor("PAYMENT_CARD", "4111 1111 1111 1111"), token);
  assert.notEqual(vault.tokenFor("EMAIL", "4111 1111 1111 1111"), token);
  assert.deepEqual(
    vault.entries.map(({ entity }) => entity),
    ["PAYMENT_CARD", "EMAIL"],
  );
});

test("token-vault: a value taken over never gives way to one of the same token", () => {
  const [one, two] = ["user55007", "user153927"];
  const earlier = open();
  const token = earlier.tokenFor("EMAIL", one);
  const vault = open();
  vault.adopt(earlier.entries);
  assert.notEqual(vault.tokenFor("EMAIL", two), token);
  assert.equal(vault.valueOf(token), one);
  vault.adopt([{ entity: "EMAIL", letters: token.slice(1, -1).replace("_", ""), value: "other" }]);
  assert.equal(vault.valueOf(token), one);
});

test("token-vault: no more is taken over than a vault keeps", () => {
  const vault = open();
  const entries = Array.from({ length: VAULT_ENTRIES_MAX + 1 }, (_, at) => {
    return { entity: "ID", letters: `ID${at}`, value: `${at}` };
  });
  vault.adopt(entries);
  assert.equal(vault.entries.length, VAULT_ENTRIES_MAX);
});
