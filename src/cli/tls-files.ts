import { basename } from "node:path";
import type { TlsConfig, TlsFile, TlsFiles } from "../adapters/certificates/config.ts";
import { checkTls, openTls } from "../adapters/certificates/open-tls.ts";
import type { OpenTls } from "../adapters/certificates/open-tls.ts";
import { TlsProblem, tlsProblem } from "../adapters/certificates/tls-problem.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError } from "../config/problem.ts";
import type { Path } from "../config/problem.ts";
import { codeOf } from "../config/read-file.ts";

export interface TlsSources {
  readonly readFile: (path: string) => Buffer;
  readonly nowMs: number;
}

/**
 * The configuration with the files that `listen.tls` names, proven to be usable. Throws
 * `ConfigError` that names the file and what is wrong with it.
 */
export function withTlsFiles(loaded: Loaded, { readFile, nowMs }: TlsSources): Loaded {
  const { tls: config } = loaded.config.listen;
  if (config === undefined) return loaded;
  const read = (path: string): TlsFile => explained(loaded, () => readWith(readFile, path));
  const crl = config.revocation === undefined ? null : [config.revocation.crl].flat();
  const files: TlsFiles = {
    certificate: read(config.certificate),
    clientCa: config.clientCa === undefined ? null : read(config.clientCa),
    crl: crl?.map(read) ?? null,
  };
  const key = readerOf(loaded)(config.key);
  explained(loaded, () => checkTls({ config, files, key }, nowMs));
  const paths = [config.certificate, config.clientCa, ...(crl ?? [])];
  return {
    ...loaded,
    tls: files,
    files: [...loaded.files, ...paths.filter((path) => path !== undefined)],
  };
}

/** Null where the server speaks HTTP. */
export function tlsOf(loaded: Loaded): (OpenTls & { readonly config: TlsConfig }) | null {
  const { tls: config } = loaded.config.listen;
  if (config === undefined || loaded.tls === null) return null;
  const key = readerOf(loaded)(config.key);
  const files = loaded.tls;
  return { ...explained(loaded, () => openTls({ config, files, key })), config };
}

function readWith(readFile: TlsSources["readFile"], path: string): TlsFile {
  const file = basename(path);
  try {
    return { file, text: readFile(path).toString("latin1") };
  } catch (error) {
    throw tlsProblem("unreadable", { file, code: codeOf(error) });
  }
}

const WHERE: Path = ["listen", "tls"];

function explained<Value>({ file }: Loaded, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TlsProblem)) throw error;
    const where = file === null ? "default" : basename(file);
    throw new ConfigError([{ where, path: WHERE, text: error.text }]);
  }
}
