import assert from "node:assert/strict";
import { test } from "node:test";
import { toPython3 } from "./legacy-names.ts";

function renamed(module: string, name: string): string {
  const found = toPython3({ module, name });
  return `${found.module} ${found.name}`;
}

test("legacy names: names go before modules, and what is not listed stays", () => {
  assert.equal(renamed("__builtin__", "eval"), "builtins eval");
  assert.equal(renamed("__builtin__", "reduce"), "functools reduce");
  assert.equal(renamed("commands", "getoutput"), "subprocess getoutput");
  assert.equal(renamed("urllib", "urlopen"), "urllib.request urlopen");
  assert.equal(renamed("urllib", "parse"), "urllib parse");
  assert.equal(renamed("exceptions", "KeyError"), "builtins KeyError");
  assert.equal(renamed("exceptions", "StandardError"), "builtins Exception");
  assert.equal(renamed("multiprocessing", "TimeoutError"), "multiprocessing.context TimeoutError");
  assert.equal(renamed("os", "system"), "os system");
});

test("legacy names: a module that is called like a property of objects is not renamed", () => {
  assert.equal(renamed("constructor", "constructor"), "constructor constructor");
});
