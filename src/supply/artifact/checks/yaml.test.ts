import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SETTING_ATTACKS } from "../../../../test/fixtures/artifacts/markup-attacks.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS as ALL_FORMATS } from "../registry.ts";
import { jinja } from "./jinja.ts";
import { modelCard, yaml } from "./yaml.ts";

const FORMATS = [yaml, modelCard, jinja];

function rulesOf(text: string, name = "model_config.yaml"): readonly string[] {
  const { findings } = scanBytes(Buffer.from(text), { formats: FORMATS, name });
  return findings.map(({ rule }) => rule);
}

test("yaml: a template around the settings that breaks out of its sandbox is told", () => {
  const text = "{{ cycler.__init__.__globals__.os.popen('echo garita').read() }}\n";
  assert.ok(rulesOf(text, "settings.yaml").includes("template/escape"));
  assert.ok(rulesOf(`name: x\n${text}`, "settings.yaml").includes("template/escape"));
  assert.deepEqual(rulesOf("package:\n  name: {{ name|lower }}\n", "meta.yaml"), []);
  assert.deepEqual(rulesOf("run: ${{ secrets.TOKEN }}\n", "ci.yml"), []);
});

test("yaml: CVE-2025-23304, a target of NeMo or Hydra that runs code, however it is written", () => {
  for (const text of [
    "_target_: os.system\n",
    "model:\n  - _target_: 'subprocess.run'\n",
    "{a: {_target_: builtins.exec}}\n",
    '"\\x5ftarget_": "os.system"\n',
    "a: &x os.system\n_target_: *x\n",
    "_target_:\n  os.system\n",
    "_target_: nemo.utils.os.system\n",
  ]) {
    assert.deepEqual(rulesOf(text), ["config/runs-callable"], text);
  }
  assert.deepEqual(rulesOf("_target_: nemo.collections.asr.models.EncDecCTCModel\n"), []);
  assert.deepEqual(rulesOf("optim:\n  _target_: torch.optim.AdamW\n"), []);
  assert.deepEqual(rulesOf("_target_: mine.Thing\n"), ["config/unknown-callable"]);
});

test("yaml: tags that make objects are malicious, in every spelling", () => {
  for (const text of [
    "!!python/object/apply:os.system ['x']\n",
    "a: !!python/name:os.system\n",
    "!<tag:yaml.org,2002:python/object/new:os.system> []\n",
    "%TAG !p! tag:yaml.org,2002:python/\n---\n!p!object/apply:os.system [x]\n",
    "!!python%2Fobject/apply:os.system [x]\n",
    "a: !!javax.script.ScriptEngineManager []\n",
  ]) {
    assert.deepEqual(rulesOf(text), ["config/python-object"], text);
  }
  assert.deepEqual(rulesOf("a: !!python/tuple [1, 2]\n"), []);
  assert.deepEqual(rulesOf("a: '!!python/name:os.system' # !!python/name:os.system\n"), []);
});

test("yaml: settings of logging and steps of recipes name what is called", () => {
  assert.deepEqual(rulesOf("handlers:\n  h:\n    (): ext://subprocess.Popen\n"), [
    "config/runs-callable",
  ]);
  assert.deepEqual(rulesOf("steps:\n  ingest:\n    loader_method: os.system\n"), [
    "config/runs-callable",
  ]);
  assert.deepEqual(rulesOf("handlers:\n  h:\n    (): app.log.Json\n    x: ext://sys.stdout\n"), []);
});

test("yaml: MLflow's loader and paths", () => {
  const flavour = (loader: string): string =>
    `flavors:\n  python_function:\n    loader_module: ${loader}\n    data: model.pkl\n`;
  assert.deepEqual(rulesOf(flavour("mlflow.sklearn"), "MLmodel"), []);
  assert.deepEqual(rulesOf(flavour("os"), "MLmodel"), ["config/runs-callable"]);
  assert.deepEqual(rulesOf(flavour("loader"), "MLmodel"), ["config/custom-code"]);
  assert.deepEqual(rulesOf("    data: ../../x\n", "MLmodel"), ["config/outside-path"]);
});

test("model card: the licence of the front matter is a fact", () => {
  const text = "---\nlicense: mit\nbase_model: a/b\n---\n# Title\n";
  const { facts } = scanBytes(Buffer.from(text), { formats: FORMATS, name: "README.md" });
  assert.deepEqual(facts[0], { kind: "licence", name: "license", value: "mit" });
});

test("jinja: stray templates are read by their content", () => {
  const hostile = "{% for x in y %}{{ x.__class__.__mro__ }}{% endfor %}";
  assert.ok(rulesOf(hostile, "template.txt").includes("template/escape"));
  assert.ok(rulesOf("{{ ''.__class__ }}", "x.bin").includes("template/escape"));
  assert.deepEqual(rulesOf("{% for x in y %}{{ x }}{% endfor %}", "a.jinja"), []);
  assert.deepEqual(rulesOf("a text with {{ and {% in it", "a.txt"), []);
});

test("yaml: any text ends in a report, in linear time", () => {
  const words = fc.constantFrom(
    ..."_target_ os.system : - , [ ] { } ! !! & * ? | > ' \" # % --- a".split(" "),
    "\n",
    "\n  ",
    " ",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      scanBytes(Buffer.from(parts.join("")), { formats: FORMATS, name: "a.yaml" });
    }),
  );
  for (const part of ["[", "a: ", "- ", "'", "&a ", "!!a ", "a: |\n", "? ", "{a: "]) {
    scanBytes(Buffer.from(part.repeat(50_000)), { formats: FORMATS, name: "a.yaml" });
  }
});

for (const { name, file, bytes, verdict } of SETTING_ATTACKS) {
  test(`settings: ${name} is ${verdict}`, () => {
    const found = scanBytes(bytes, { formats: ALL_FORMATS, name: file }).verdict;
    assert.ok(found === verdict || found === "malicious", found);
  });
}

test("yaml: settings that name classes under other keys are ordinary", () => {
  const text = "model:\n  class_path: my_project.Model\n  target: price.usd\n  func: mine.loss\n";
  const report = scanBytes(Buffer.from(text), { formats: ALL_FORMATS, name: "config.yaml" });
  assert.deepEqual(report.findings, []);
});

test("yaml: a model of NeMo that loads another one is told, settings of training are not", () => {
  const text = "model:\n  _target_: transformers.AutoModel.from_pretrained\n";
  assert.deepEqual(rulesOf(text), ["config/reaching-callable"]);
  assert.deepEqual(rulesOf(text, "train.yaml"), []);
});

test("yaml: lists of packages and their sources, and steps of builds, name nothing to be loaded", () => {
  const found = (text: string, name: string): readonly string[] =>
    scanBytes(Buffer.from(text), { formats: [yaml], name }).findings.map(({ rule }) => rule);
  assert.deepEqual(found("packages:\n- conda: https://example.org/a-1.0-0.conda\n", "x.lock"), []);
  const step = "env:\n  TOKEN: ${{ secrets.API_KEY }}\n";
  assert.deepEqual(found(step, "publish.yml"), []);
  assert.deepEqual(found("AutoFlip: see https://example.org/a.b\n", "notes.yaml"), []);
});
