import { readFile } from "node:fs/promises";
import { quote } from "../../core/errors.ts";
import { RUNTIMES } from "./config.ts";
import { problem } from "./problem.ts";

export type RuntimeName = (typeof RUNTIMES)[number];
export type RuntimeChoice = RuntimeName | "auto";

/** Loads a package by its name; throws `ERR_MODULE_NOT_FOUND` as `import()` does. */
export type ImportPackage = (name: string) => Promise<unknown>;

/** One model in memory. */
export interface Session {
  readonly inputs: readonly string[];
  /** Runs one sequence; returns the first output, flat, with its dimensions. */
  run(feeds: ReadonlyMap<string, BigInt64Array>): Promise<Output>;
}

export interface Output {
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

export interface Runtime {
  readonly name: RuntimeName;
  /** A run can be cut off by ending its thread. */
  readonly stoppable: boolean;
  open(modelFile: string, threads: number): Promise<Session>;
}

/** What both packages have in common, as onnxruntime-common declares it. */
interface RuntimePackage {
  readonly InferenceSession: {
    create(model: string | Uint8Array, options: object): Promise<PackageSession>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => object;
  readonly env: { logLevel?: string; readonly wasm?: { numThreads?: number; proxy?: boolean } };
}

interface PackageSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, PackageTensor>>>;
}

interface PackageTensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

const DETAIL_SHOWN = 200;
const SEVERITY_ERROR = 3;

/** Throws `ClassifierProblem` when none of the packages wanted can be loaded. */
export async function loadRuntime(
  choice: RuntimeChoice,
  importPackage: ImportPackage,
): Promise<Runtime> {
  for (const name of choice === "auto" ? RUNTIMES : [choice]) {
    const loaded = await tryPackage(name, importPackage, isRuntimePackage);
    if (loaded !== null) return runtimeOf(name, loaded);
  }
  throw choice === "auto" ? problem("noRuntime") : problem("noPackage", { name: choice });
}

/** Null when it is not installed; throws `ClassifierProblem` when it is and does not work. */
export async function tryPackage<T>(
  name: string,
  importPackage: ImportPackage,
  isExpected: (value: unknown) => value is T,
): Promise<T | null> {
  let found: unknown;
  try {
    found = await importPackage(name);
  } catch (error) {
    if (isMissing(error, name)) return null;
    throw problem("badPackage", { name, detail: detailOf(error) });
  }
  // A CommonJS package may have everything under `default`.
  const inner = typeof found === "object" && found !== null && "default" in found && found.default;
  const loaded = [found, inner].find(isExpected);
  if (loaded === undefined) throw problem("badPackage", { name, detail: "another interface" });
  return loaded;
}

/** One line of a foreign error for the operator. */
export function detailOf(error: unknown): string {
  return quote(error instanceof Error ? error.message : String(error), DETAIL_SHOWN);
}

function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  // A package that is there may miss one of its own.
  return error.code === "ERR_MODULE_NOT_FOUND" && error.message.includes(`'${name}'`);
}

function isRuntimePackage(value: unknown): value is RuntimePackage {
  return (
    typeof value === "object" &&
    value !== null &&
    "InferenceSession" in value &&
    typeof value.InferenceSession === "function" &&
    "Tensor" in value &&
    typeof value.Tensor === "function" &&
    "env" in value &&
    typeof value.env === "object"
  );
}

function runtimeOf(name: RuntimeName, { InferenceSession, Tensor, env }: RuntimePackage): Runtime {
  env.logLevel = "error";
  if (env.wasm !== undefined) env.wasm.numThreads = 1;
  return {
    name,
    // Seen with 1.30: a native run that outlives its thread aborts the whole process.
    stoppable: name === "onnxruntime-web",
    async open(modelFile, threads) {
      const session = await InferenceSession.create(
        name === "onnxruntime-web" ? await readFile(modelFile) : modelFile,
        {
          executionMode: "sequential",
          graphOptimizationLevel: "all",
          intraOpNumThreads: name === "onnxruntime-web" ? 1 : threads,
          interOpNumThreads: 1,
          logSeverityLevel: SEVERITY_ERROR,
        },
      );
      const [first = ""] = session.outputNames;
      const output = session.outputNames.includes("logits") ? "logits" : first;
      return {
        inputs: session.inputNames,
        async run(feeds) {
          const tensors = [...feeds].map(([input, ids]) => {
            return [input, new Tensor("int64", ids, [1, ids.length])] as const;
          });
          const answer = (await session.run(Object.fromEntries(tensors)))[output];
          return { dims: answer?.dims ?? [], values: Array.from(answer?.data ?? [], Number) };
        },
      };
    },
  };
}
