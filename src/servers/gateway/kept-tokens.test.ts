import assert from "node:assert/strict";
import { test } from "node:test";

import type { KeptTokens } from "../../guard/kept-tokens.ts";
import { createTokenVault } from "../../guard/redact/token-vault.ts";
import type { VaultEntry } from "../../guard/redact/token-vault.ts";
import { keepTokens, recallTokens } from "./kept-tokens.ts";

const EMAIL = "ana@example.com";
const open = (key: number) => createTokenVault({ key: Buffer.alloc(32, key), scope: "app" });

function store(): KeptTokens & { readonly names: () => readonly string[] } {
  const kept = new Map<string, readonly VaultEntry[]>();
  const nameOf = ({ caller, answer }: { caller: string; answer: string }) => `${caller}/${answer}`;
  return {
    recall: (name) => Promise.resolve(kept.get(nameOf(name)) ?? []),
    keep: (name, entries) => {
      kept.set(nameOf(name), entries);
      return Promise.resolve();
    },
    names: () => [...kept.keys()],
  };
}

const first = { caller: "app", chat: { operation: "responses" } } as const;

test("kept tokens: an answer that is continued knows the tokens of the one before", async () => {
  const kept = store();
  const vault = open(1);
  const token = vault.tokenFor("EMAIL", EMAIL);
  await keepTokens(kept, first, { vault, answer: "resp_1" });
  const next = open(2);
  const chat = { operation: "responses", continues: "resp_1" } as const;
  await recallTokens(kept, { caller: "app", chat }, next);
  assert.equal(next.valueOf(token), EMAIL);
  await keepTokens(kept, { caller: "app", chat }, { vault: next, answer: "resp_2" });
  const third = open(3);
  await recallTokens(kept, { caller: "app", chat: { ...chat, continues: "resp_2" } }, third);
  assert.equal(third.valueOf(token), EMAIL, "passed on from answer to answer");
  const stranger = open(1);
  await recallTokens(kept, { caller: "other", chat }, stranger);
  assert.equal(stranger.valueOf(token), undefined);
});

test("kept tokens: a conversation has the tokens of all its turns, also of those at once", async () => {
  const kept = store();
  const chat = { operation: "responses", session: "conv_1" } as const;
  const turns = [open(1), open(1)];
  const tokens = turns.map((vault, at) => vault.tokenFor("EMAIL", `${at}${EMAIL}`));
  for (const vault of turns) {
    await keepTokens(kept, { caller: "app", chat }, { vault, answer: null });
  }
  const later = open(2);
  await recallTokens(kept, { caller: "app", chat }, later);
  assert.deepEqual(
    tokens.map((token) => later.valueOf(token)),
    [`0${EMAIL}`, `1${EMAIL}`],
  );
  assert.deepEqual(kept.names(), ["app/conversation conv_1"]);
});

test("kept tokens: nothing is kept without tokens, nor where the client sends all text", async () => {
  const kept = store();
  await keepTokens(kept, first, { vault: open(1), answer: "resp_1" });
  const vault = open(1);
  vault.tokenFor("EMAIL", EMAIL);
  const chat = { operation: "chat", session: "s" } as const;
  await keepTokens(kept, { caller: "app", chat }, { vault, answer: "chatcmpl_1" });
  await keepTokens(kept, first, { vault, answer: null });
  assert.deepEqual(kept.names(), []);
});
