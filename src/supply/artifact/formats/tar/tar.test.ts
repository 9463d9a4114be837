import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  paxRecord,
  tarBlock,
  writeTar,
} from "../../../../../test/fixtures/artifacts/tar-writer.ts";
import { bytesSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { looksLikeTar, readTar } from "./tar.ts";
import type { TarMember } from "./tar.ts";

const END = Buffer.alloc(1024);

function members(bytes: Uint8Array): readonly TarMember[] {
  return [...readTar(bytesSource(bytes))];
}

test("tar: names, kinds and places of ordinary entries", () => {
  const bytes = writeTar([
    { name: "folder/", type: "5" },
    { name: "folder/a.txt", bytes: Buffer.from("abc") },
    { name: "folder/b", type: "2", target: "a.txt" },
  ]);
  assert.equal(looksLikeTar(bytes), "certain");
  assert.deepEqual(
    members(bytes).map(({ name, kind, target }) => [name, kind, target]),
    [
      ["folder/", "folder", ""],
      ["folder/a.txt", "file", ""],
      ["folder/b", "symbolic-link", "a.txt"],
    ],
  );
  assert.deepEqual(members(bytes)[1]?.data, { offset: 1024, length: 3 });
});

test("tar: long names of GNU, of pax and of the prefix field", () => {
  const long = `${"long/".repeat(40)}name`;
  const gnu = [{ name: "@LongLink", type: "L", bytes: Buffer.from(`${long}\0`) }, { name: "cut" }];
  const pax = [{ name: "pax", type: "x", bytes: paxRecord("path", long) }, { name: "cut" }];
  for (const entries of [gnu, pax]) assert.equal(members(writeTar(entries))[0]?.name, long);
  const block = tarBlock({ name: "name", prefix: "some/folder" });
  assert.equal(members(Buffer.concat([block, END]))[0]?.name, "some/folder/name");
});

test("tar: a size in pax wins, and one beyond the end is truncated", () => {
  const pax = { name: "pax", type: "x", bytes: paxRecord("size", "700") };
  const bytes = writeTar([pax, { name: "a", bytes: Buffer.alloc(700), size: 0 }]);
  assert.equal(members(bytes)[0]?.data.length, 700);
  const beyond = tarBlock({ name: "a", size: 5000 });
  assert.throws(() => members(beyond), Malformed);
});

test("tar: what lies behind the end is read and marked", () => {
  const bytes = Buffer.concat([writeTar([{ name: "a" }]), writeTar([{ name: "b" }])]);
  assert.deepEqual(
    members(bytes).map(({ name, afterEnd }) => [name, afterEnd]),
    [
      ["a", false],
      ["b", true],
    ],
  );
});

test("tar: an old archive is only plausible, text is none", () => {
  assert.equal(looksLikeTar(tarBlock({ name: "a", magic: "" })), "plausible");
  assert.equal(looksLikeTar(Buffer.alloc(512, "text ")), "none");
  assert.equal(looksLikeTar(Buffer.alloc(512)), "none");
});

test("tar: an extended header that would fill memory is a limit", () => {
  const block = tarBlock({ name: "x", type: "x", size: 3 * 2 ** 20 });
  assert.throws(() => members(Buffer.concat([block, Buffer.alloc(3 * 2 ** 20)])), LimitReached);
});

test("tar: changed bytes are read or malformed, never anything else", () => {
  const whole = writeTar([
    { name: "pax", type: "x", bytes: paxRecord("path", "ñ") },
    { name: "a", bytes: Buffer.from("abc") },
    { name: "@LongLink", type: "L", bytes: Buffer.from("long\0") },
    { name: "b", type: "1", target: "a" },
  ]);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      try {
        members(bytes.subarray(0, cut));
      } catch (error) {
        assert.ok(error instanceof Malformed || error instanceof LimitReached);
      }
    }),
  );
});
