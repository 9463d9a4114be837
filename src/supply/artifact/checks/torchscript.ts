import type { Scan } from "../format.ts";
import { operatorRisk } from "../policy/torch-operators.ts";

/** The code in an archive of `torch.jit.save`, which looks like Python and is not. */
export function looksLikeTorchScript(name: string, text: string): boolean {
  return (
    /(?:^|\/)code\/__torch__/.test(name) || /^\s*__parameters__ = \[/m.test(text.slice(0, 65_536))
  );
}

/** `ops.aten.add`, `torch.add`, `__torch__.torch.classes.quantized.X`. */
const OPERATOR = /\b(?:ops\.(\w+)\.(\w+)|torch\.classes\.(\w+)\.(\w+)|torch\.(\w+))/g;

/** What TorchScript has no words for: Python that somebody wrote into it. */
const PYTHON =
  /(?<![\w.])(?:__import__|eval|exec|compile|open)\s*\(|^[ \t]*(?:import|from)\s+(?:os|sys|subprocess|socket|shutil|ctypes|builtins|importlib|pickle)\b|(?<![\w.])(?:os|subprocess|socket|shutil|ctypes|importlib|pickle)\.\w+\s*\(/gm;
/** A call of a Python function that was registered in the process that made the model. */
const PYTHON_OPERATOR = /\^(\w{1,100})\s*\(/g;

/** Operators that reach further than tensors (CVE-2024-5480, CVE-2024-48063). */
export function checkTorchScript(text: string, scan: Scan): void {
  for (const match of text.matchAll(OPERATOR)) {
    scan.tick();
    const [, space, name, classSpace, className, plain] = match;
    if (isLoaderWord(plain)) continue;
    const namespace = space ?? classSpace ?? "torch";
    const operator = { namespace, name: name ?? className ?? plain ?? "" };
    checkTorchOperator(operator, match.index, scan);
  }
  for (const { 0: found, index } of text.matchAll(PYTHON)) {
    scan.tick();
    const [name] = found.trim().split(/\s*\(/);
    scan.report("torchscript/dangerous-operator", index, { name: name ?? "" });
  }
  for (const { 1: name = "", index } of text.matchAll(PYTHON_OPERATOR)) {
    scan.tick();
    scan.report("torchscript/unknown-operator", index, { name: `^${name}` });
  }
}

interface TorchOperator {
  readonly namespace: string;
  readonly name: string;
}

/** One operator of a script or of an exported program. */
export function checkTorchOperator(operator: TorchOperator, offset: number, scan: Scan): void {
  const risk = operatorRisk(operator.namespace, operator.name);
  const name = `${operator.namespace}.${operator.name}`;
  if (risk === "dangerous") scan.report("torchscript/dangerous-operator", offset, { name });
  else if (risk === "unknown") scan.report("torchscript/unknown-operator", offset, { name });
  else if (risk === "extension") scan.report("torchscript/custom-operator", offset, { name });
}

/** `torch.classes.…` and `torch.nn.…` begin the names of types. */
function isLoaderWord(plain: string | undefined): boolean {
  return plain === "classes" || plain === "nn";
}
