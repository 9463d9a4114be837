import type { Scan } from "../format.ts";

/** The code in an archive of `torch.jit.save`, which looks like Python and is not. */
export function looksLikeTorchScript(name: string, text: string): boolean {
  return (
    /(?:^|\/)code\/__torch__/.test(name) || /^\s*__parameters__ = \[/m.test(text.slice(0, 65_536))
  );
}

/** `ops.aten.add`, `torch.add`, `__torch__.torch.classes.quantized.X`. */
const OPERATOR = /\b(?:ops\.(\w+)\.(\w+)|torch\.classes\.(\w+)\.(\w+)|torch\.(\w+))/g;

/** What reads or writes files, talks to other machines or unpickles. */
const DANGEROUS = new RegExp(
  [
    String.raw`^(?:aten|torch)\.(?:from_file|save|_save|load|_load\w*)$`,
    String.raw`^(?:rpc|dist_autograd|dist_rpc|c10d|_?c10d_functional|aoti|aoti_torch)\.`,
    String.raw`^image\.(?:read_file|write_file)$`,
    String.raw`^torch\.(?:ops|hub|distributed|package|jit|utils|_C|os|sys|serialization)$`,
  ].join("|"),
);
const OWN = new Set(
  `aten prim prims quantized quantized_decomposed _quantized sparse mkldnn mkldnn_prepacked
    prepacked xnnpack metal metal_prepacked vulkan vulkan_prepacked onednn inductor cuda
    static_runtime profiler torchvision torchaudio torchtext image video_reader rnn
    tensorexpr higher_order debugprims nvprims _test fb fbgemm cudnn _nnapi nnapi mtmd`.split(
    /\s+/,
  ),
);

/** Operators that reach further than tensors (CVE-2024-5480, CVE-2024-48063). */
export function checkTorchScript(text: string, scan: Scan): void {
  for (const match of text.matchAll(OPERATOR)) {
    scan.tick();
    const [, space, name, classSpace, className, plain] = match;
    const first = space ?? classSpace ?? "torch";
    const full = `${first}.${name ?? className ?? plain ?? ""}`;
    if (isLoaderWord(plain)) continue;
    if (DANGEROUS.test(full))
      scan.report("torchscript/dangerous-operator", match.index, { name: full });
    else if (first !== "torch" && !OWN.has(first)) {
      scan.report("torchscript/custom-operator", match.index, { name: full });
    }
  }
}

/** `torch.classes.…` and `torch.nn.…` begin the names of types. */
function isLoaderWord(plain: string | undefined): boolean {
  return plain === "classes" || plain === "nn";
}
