import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS } from "../registry.ts";

function rulesOf(line: string): readonly string[] {
  const code = `class M(Module):\n  __parameters__ = []\n  def forward(self: __torch__.M,\n    x: Tensor) -> Tensor:\n    ${line}\n    return x\n`;
  const options = { formats: FORMATS, name: "m/code/__torch__.py" };
  const { findings } = scanBytes(Buffer.from(code), options);
  return [...new Set(findings.map(({ rule }) => rule))].filter((id) =>
    id.startsWith("torchscript/"),
  );
}

function exported(target: string): readonly string[] {
  const graph = { nodes: [{ target, inputs: [], outputs: [] }] };
  const text = JSON.stringify({ graph_module: { graph }, schema_version: { major: 8 } });
  const options = { formats: FORMATS, name: "models/model.json" };
  const { findings } = scanBytes(Buffer.from(text), options);
  return findings.map(({ rule }) => rule);
}

// CVE-2024-5480 and CVE-2024-48063 for rpc; files by aten, torchvision and torchaudio.
test("torchscript: operators of files, networks and processes are dangerous", () => {
  for (const line of [
    '_0 = torch.save(x, "/tmp/x")',
    '_0 = ops.aten.save(x, "/tmp/x")',
    '_0 = torch.from_file("/etc/passwd", False, 10)',
    '_0 = ops.rpc.rpc_sync("w", "f")',
    '_0 = ops.image.read_file("/etc/passwd")',
    '_0 = ops.image.write_file("/tmp/x", x)',
    '_0 = ops.torchaudio.sox_io_load_audio_file("/etc/passwd", None)',
    '_0 = ops.video_reader.read_video_from_file("/etc/passwd")',
    '_0 = ops.prim.load_library("x.so")',
    "_0 = __torch__.torch.classes.dist_rpc.Future.wait(x)",
    "os = __import__('os')",
    "os.system('echo garita')",
    "import subprocess",
  ]) {
    assert.deepEqual(rulesOf(line), ["torchscript/dangerous-operator"], line);
  }
});

test("torchscript: operators of nobody known are worth a look, of known extensions a note", () => {
  for (const line of [
    "_0 = ops.mystery.run(x)",
    "_0 = __torch__.torch.classes.mystery.Runner.f(x)",
    "_0 = ^Function()(x)",
  ]) {
    assert.deepEqual(rulesOf(line), ["torchscript/unknown-operator"], line);
  }
  assert.deepEqual(rulesOf("_0 = ops.torch_scatter.scatter_max(x)"), [
    "torchscript/custom-operator",
  ]);
});

test("torchscript: what models compute with is clean", () => {
  for (const line of [
    "_0 = torch.add(torch.mul(x, 2), 1, alpha=1)",
    "_0 = ops.prim.NumToTensor(torch.size(x, 0))",
    '_0 = ops.quantized.linear(x, self.p, 0.5, 3)\n    _1 = getattr(self, "0")',
    "_0 = __torch__.torch.classes.quantized.LinearPackedParamsBase.unpack(x)",
    "_0 = ops.torchvision.nms(x, x, 0.5)",
    "_0 = ops.image.decode_jpeg(x, 0)",
    "_0 = __torch__.torch.nn.modules.linear.Linear.forward(x)",
    "self.eval()\n    _0 = 2 ^ (x)",
  ]) {
    assert.deepEqual(rulesOf(line), [], line);
  }
});

test("torchscript: operators of exported programs are judged alike", () => {
  for (const target of [
    "torch.ops.aten.from_file.default",
    "torch.ops.image.read_file.default",
    "torch.ops.foo.load_library",
  ]) {
    assert.deepEqual(exported(target), ["torchscript/dangerous-operator"], target);
  }
  assert.deepEqual(exported("torch.ops.mystery.run.default"), ["torchscript/unknown-operator"]);
  for (const target of ["torch.ops.aten.add.Tensor", "_operator.add", "torch.sym_max", "x"]) {
    assert.deepEqual(exported(target), [], target);
  }
  for (const target of ["torch.os.system", "torch.hub.load", "builtins.eval"]) {
    assert.deepEqual(exported(target), ["config/runs-callable"], target);
  }
});
