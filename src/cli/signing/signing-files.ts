import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { codeOf, readSmallFile } from "../../config/read-file.ts";
import { variable } from "../../config/environment.ts";
import { quote } from "../../core/errors.ts";
import { word } from "../../core/language.ts";
import { BUNDLE_BYTES_MAX } from "../../supply/signing/bundle.ts";
import { SigningProblem } from "../../supply/signing/problem.ts";
import { isPlainPath } from "../../supply/signing/resource.ts";
import { ALWAYS_IGNORED } from "../../supply/signing/statement.ts";
import { UsageError } from "../command.ts";
import type { Invocation, OptionSpec } from "../command.ts";
import { MESSAGES } from "../messages.ts";
import { textOption, textsOption } from "../options.ts";

export const SIGNATURE_OPTIONS: readonly OptionSpec[] = [
  { flags: "--signature <file>", text: "signing.signature" },
  { flags: "--ignore-paths <path...>", text: "signing.ignore" },
  { flags: "--allow-symlinks", text: "signing.links" },
];

const SIGNATURE_NAME = "model.sig";
const SIGNATURE_ENDING = ".sig";

/** What is signed, where its signature is, and what is left out. */
export interface SigningPlace {
  readonly path: string;
  readonly signature: string;
  readonly ignored: readonly string[];
  /** The signature file itself, where it lies in the model. */
  readonly own: string | null;
}

/** The model and its signature as the command line names them. Throws `UsageError`. */
export function signingPlace(invocation: Invocation): SigningPlace {
  const [given = ""] = invocation.args;
  const { language } = invocation.terminal;
  const path = resolve(given);
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    const values = { path: quote(given, 200), code: codeOf(error) };
    throw new UsageError(word(MESSAGES["signing.noModel"], language, values));
  }
  const usual = isFolder ? join(path, SIGNATURE_NAME) : path + SIGNATURE_ENDING;
  const signature = resolve(textOption(invocation, "signature") ?? usual);
  const own = isFolder ? pathWithin(path, signature) : null;
  const ignored = [
    ...ALWAYS_IGNORED,
    ...textsOption(invocation, "ignorePaths").map((one) => ignoredPath(one, invocation)),
    ...(own === null ? [] : [own]),
  ];
  return { path, signature, ignored: Array.from(new Set(ignored)), own };
}

/** The path of a file below a folder, with `/`; null when it lies elsewhere. */
function pathWithin(folder: string, file: string): string | null {
  const place = existsSync(dirname(file)) ? realpathSync(dirname(file)) : dirname(file);
  const path = relative(realpathSync(folder), join(place, basename(file))).replaceAll(sep, "/");
  return isPlainPath(path) ? path : null;
}

function ignoredPath(given: string, { terminal }: Invocation): string {
  const path = given.replaceAll(sep, "/").replace(/^\.\//, "").replace(/\/$/, "");
  if (isPlainPath(path)) return path;
  const values = { path: quote(given, 200) };
  throw new UsageError(word(MESSAGES["signing.badIgnore"], terminal.language, values));
}

/** A signature file; one byte more than the largest of them is enough to refuse it. */
export function readSignature({ terminal }: Invocation, file: string): Buffer {
  try {
    if (statSync(file).size <= BUNDLE_BYTES_MAX) return readFileSync(file);
    return Buffer.alloc(BUNDLE_BYTES_MAX + 1);
  } catch (error) {
    const values = { file: basename(file), code: codeOf(error) };
    throw new UsageError(word(MESSAGES["signing.noFile"], terminal.language, values));
  }
}

/** What a file that the operator names is read as. Throws `UsageError` naming the file. */
export function fromFile<Value>(
  invocation: Invocation,
  file: string,
  parse: (bytes: Buffer) => Value,
): Value {
  const { language } = invocation.terminal;
  const name = basename(file);
  try {
    return parse(readSmallFile(file));
  } catch (error) {
    if (error instanceof SigningProblem) {
      const values = { file: name, text: error.text[language] };
      throw new UsageError(word(MESSAGES["signing.badFile"], language, values));
    }
    if (!(error instanceof Error && "code" in error)) throw error;
    const values = { file: name, code: codeOf(error) };
    throw new UsageError(word(MESSAGES["signing.noFile"], language, values));
  }
}

/** The passphrase of the private key, from the environment. Throws `UsageError`. */
export function passphraseOf(invocation: Invocation): string | undefined {
  const name = textOption(invocation, "passphraseEnv");
  if (name === undefined) return undefined;
  const { env, language } = invocation.terminal;
  const value = variable(env, name);
  if (value !== undefined) return value;
  throw new UsageError(word(MESSAGES["signing.noPassphrase"], language, { name: quote(name) }));
}
