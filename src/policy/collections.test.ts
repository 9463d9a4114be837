import assert from "node:assert/strict";
import { test } from "node:test";
import { compileCollections } from "./collections.ts";

const { find, byName } = compileCollections({
  defaultSensitivity: "restricted",
  collections: [
    { name: "notes", sensitivity: "public" },
    { name: "plans", path: "team/plans", accessibleBy: ["chief"], encryption: true, pii: true },
    { name: "vault", path: "deep/vault" },
    { name: "open", sensitivity: "restricted", accessibleBy: ["*"] },
  ],
});

const named = (path: string) => find(path.split("/"))?.name;

test("collections: a resource belongs to the collection whose path its segments begin with", () => {
  assert.equal(named("vectors/notes/1"), "notes");
  assert.equal(named("collections/notes"), "notes");
  assert.equal(named("indexes/team/plans/a/b"), "plans");
  assert.equal(named("metadata/team/plan/a"), null);
  assert.equal(named("vectors/team"), null);
  assert.equal(named("vectors/notes2/1"), null);
});

test("collections: other types, and a type alone, lie in none", () => {
  for (const path of ["models/notes", "audit/notes", "vectors", "tools/team/plans"])
    assert.equal(find(path.split("/")), null, path);
});

test("collections: what is restricted and opened to nobody has to be spelled out", () => {
  assert.equal(find(["vectors", "elsewhere", "1"])?.spelled, 1);
  assert.equal(byName.get("vault")?.spelled, 2);
  assert.equal(byName.get("notes")?.spelled, 0);
  assert.equal(byName.get("plans")?.spelled, 0);
  assert.deepEqual([byName.get("open")?.spelled, byName.get("open")?.roles], [0, null]);
});

test("collections: flags become obligations", () => {
  assert.deepEqual(byName.get("plans")?.obligations, [
    { kind: "audit" },
    { kind: "encrypt-at-rest" },
  ]);
  assert.deepEqual(byName.get("notes")?.obligations, []);
});

test("collections: names of prototypes are names like others", () => {
  for (const name of ["__proto__", "constructor", "toString"])
    assert.equal(find(["vectors", name, "1"])?.name, null, name);
});

test("collections: another default class lets wildcards reach what is undeclared", () => {
  const open = compileCollections({ defaultSensitivity: "internal", collections: [{ name: "a" }] });
  assert.equal(open.find(["vectors", "b"])?.spelled, 0);
  assert.equal(open.byName.get("a")?.sensitivity, "internal");
});
