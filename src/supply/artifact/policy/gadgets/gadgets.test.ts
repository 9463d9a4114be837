import assert from "node:assert/strict";
import { test } from "node:test";
import { GADGET_EFFECTS } from "./gadget.ts";
import { gadgetModule, gadgetNamed, GADGETS } from "./gadgets.ts";

test("gadgets: more than a thousand callables are known by name, each once", () => {
  const named = GADGETS.filter(({ name }) => name !== "*");
  const keys = new Set(named.map(({ module, name }) => `${module}:${name}`));
  assert.ok(named.length > 1000, String(named.length));
  assert.deepEqual(
    named.filter(({ module, name }) => !keys.delete(`${module}:${name}`)),
    [],
  );
});

test("gadgets: each says what it does, why it is listed and who says so", () => {
  for (const { module, name, effect, reason, sources } of GADGETS) {
    assert.match(`${module}:${name}`, /^[\w.]+:(?:\*|[\w.]+)$/);
    assert.ok(GADGET_EFFECTS.includes(effect));
    assert.match(reason, /^[a-z].*[^.]$/);
    assert.ok(sources.length > 0);
  }
});

test("gadgets: a rule about a module holds for the modules below it and for no other", () => {
  assert.equal(gadgetModule("os")?.module, "os");
  assert.equal(gadgetModule("os.path")?.module, "os");
  assert.equal(gadgetModule("osprey"), undefined);
  assert.equal(gadgetModule("torch.jit._script")?.module, "torch.jit");
  assert.equal(gadgetModule("torch.nn"), undefined);
  assert.equal(gadgetModule(""), undefined);
});

test("gadgets: a name is found by its module and itself", () => {
  assert.equal(gadgetNamed("os", "system")?.effect, "process");
  assert.equal(gadgetNamed("builtins", "eval")?.effect, "execute");
  assert.equal(gadgetNamed("constructor", "toString"), undefined);
});
