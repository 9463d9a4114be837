import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { python } from "./python.ts";
import { TORCH_ARCHIVES, pytorch, pytorchLegacy } from "./torch-archive.ts";
import { zip } from "./zip.ts";

const FORMATS = [zip, pytorch, ...TORCH_ARCHIVES, pytorchLegacy, python];

function archive(members: Readonly<Record<string, string>>): Buffer {
  return writeZip(
    Object.entries(members).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  );
}

const HEAD =
  "class M(Module):\n  __parameters__ = []\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n";

test("torch: archives are named by their members", () => {
  const formatsOf = (members: Readonly<Record<string, string>>): readonly string[] =>
    scanBytes(archive(members), { formats: FORMATS }).formats;
  assert.deepEqual(formatsOf({ "a/data.pkl": "", "a/version": "3" }), ["zip", "pytorch"]);
  const script = { "a/data.pkl": "", "a/code/__torch__.py": HEAD, "a/constants.pkl": "" };
  assert.deepEqual(formatsOf(script), ["zip", "pytorch", "torchscript"]);
  assert.deepEqual(formatsOf({ "a/.data/extern_modules": "os" }), ["zip", "torch-package"]);
  assert.deepEqual(formatsOf({ "MAR-INF/MANIFEST.json": "{}" }), ["zip", "torchserve"]);
  assert.deepEqual(formatsOf({ "m/archive_format": "pt2" }), ["zip", "pt2"]);
  assert.deepEqual(formatsOf({ "a.txt": "" }), ["zip"]);
});

test("torch: the form before 1.6 is named by its magic number", () => {
  const magic = Buffer.from("80028a0a6cfc9c46f9206aa850192e", "hex");
  assert.deepEqual(scanBytes(magic, { formats: FORMATS }).formats, ["pytorch-legacy"]);
});

function scriptRules(line: string): readonly string[] {
  const bytes = archive({ "a/code/__torch__/m.py": `${HEAD}    ${line}\n` });
  return scanBytes(bytes, { formats: FORMATS }).findings.map(({ rule }) => rule);
}

test("torchscript: CVE-2024-5480 and CVE-2024-48063, operators that reach further", () => {
  for (const line of [
    'x = torch.from_file("/etc/passwd")',
    'ops.aten.save(x, "a")',
    'ops.rpc.rpc_sync("w", "f")',
    'ops.image.write_file("a", x)',
    "_0 = __torch__.torch.classes.dist_rpc.RRef",
  ]) {
    assert.deepEqual(scriptRules(line), ["torchscript/dangerous-operator"], line);
  }
});

test("torchscript: ordinary operators are clean, those of extensions are named", () => {
  assert.deepEqual(scriptRules("_0 = torch.add(x, ops.prim.NumToTensor(1))"), []);
  assert.deepEqual(scriptRules("_0 = ops.quantized.linear(x, torch.mm(x, x))"), []);
  assert.deepEqual(scriptRules("_0 = ops.mylib.roll(x)"), ["torchscript/unknown-operator"]);
});
