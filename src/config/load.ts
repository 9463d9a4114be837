import { createHash } from "node:crypto";
import { basename, dirname, resolve } from "node:path";
import type { TlsFiles } from "../adapters/certificates/config.ts";
import { routeProblems } from "../adapters/providers/config.ts";
import { quote } from "../core/errors.ts";
import { everyLanguage } from "../core/language.ts";
import type { Wording } from "../core/language.ts";
import type { ReadSecret, SecretRef } from "../core/secret-ref.ts";
import { DEFAULT_POLICY } from "../policy/language/config.ts";
import type { PolicyConfig } from "../policy/language/config.ts";
import { PROFILES } from "../policy/profile.ts";
import { readDocument } from "./document.ts";
import type { ConfigDocument } from "./document.ts";
import type { Environment } from "./environment.ts";
import { variable } from "./environment.ts";
import { isLoopback, leadsTo } from "./loopback.ts";
import { nearest } from "../core/nearest.ts";
import { applyOverrides, defaultProviders, environmentOverrides } from "./overrides.ts";
import type { Override } from "./overrides.ts";
import { parseWith, shapeOf } from "./parse.ts";
import type { Where } from "./parse.ts";
import { resolvePaths } from "./paths.ts";
import { readPolicyFile } from "./policy-file.ts";
import { ConfigError } from "./problem.ts";
import { codeOf } from "./read-file.ts";
import type { Path, Problem } from "./problem.ts";
import { Config } from "./schema.ts";
import { findSecrets, readSecrets, secretReader } from "./secrets.ts";
import { childOf } from "./shape.ts";

/** The file that is taken when none is named and it is there. */
export const CONFIG_FILE = "garita.yaml";

const TEXTS = {
  noFile: {
    en: "cannot be read ({code}); write one with `garita init` or name another with --config",
    es: "no se puede leer ({code}); crea uno con `garita init` o indica otro con --config",
  },
  profile: {
    en: "there is no profile {name}; there are {names}",
    es: "no existe el perfil {name}; existen {names}",
  },
  profileNear: {
    en: "there is no profile {name}; did you mean `{near}`?",
    es: "no existe el perfil {name}; ¿querías decir `{near}`?",
  },
  builtIn: {
    en: "the name of a built-in profile cannot be taken; choose another and `extends: {name}`",
    es: "es el nombre de un perfil incluido; elige otro y pon `extends: {name}`",
  },
  provider: {
    en: "there is no provider {name} under `providers`",
    es: "no hay ningún proveedor {name} en `providers`",
  },
  twice: { en: "{name} is there twice", es: "{name} está dos veces" },
  open: {
    en: "{host} is open to the network without authentication: make a key with `garita keys create`, add `auth`, require client certificates, or use 127.0.0.1",
    es: "{host} está abierto a la red sin autenticación: crea una clave con `garita keys create`, añade `auth`, exige certificados de cliente, o usa 127.0.0.1",
  },
  keySecret: {
    en: "with PostgreSQL every machine needs the same secret for keys: add `auth.keySecret`",
    es: "con PostgreSQL cada máquina necesita el mismo secreto de claves: añade `auth.keySecret`",
  },
  loop: {
    en: "leads back to garita itself; give the address of the real provider",
    es: "lleva de vuelta a garita; indica la dirección del proveedor real",
  },
} as const satisfies Record<string, Wording>;

export interface LoadOptions {
  /** Named by the operator: has to exist. */
  readonly path?: string | undefined;
  readonly env: Environment;
  /** Reads a small file as text; throws as `node:fs` does. */
  readonly readFile: (path: string) => string;
  /** From the command line; they stand above file and environment. */
  readonly overrides?: readonly Override[];
  /** False: secrets stay unread and the address unjudged, for commands that do not serve. */
  readonly serving?: boolean;
  /** Of commands that do not serve: references that they need all the same, each with its path. */
  readonly secretsOf?: readonly Path[];
  /** Whether a data folder holds keys: then nobody gets in without one, whatever is configured. */
  readonly hasKeys?: (dataDir: string) => boolean;
}

/** A configuration that was accepted as a whole. Survives JSON, so that a worker can be sent it. */
export interface Loaded {
  readonly config: Config;
  readonly policy: PolicyConfig;
  /** Values by reference; read them with {@link readerOf} and never show them. */
  readonly secrets: readonly (readonly [reference: string, value: string])[];
  /** Absolute path of the configuration file, null when there is none. */
  readonly file: string | null;
  /** Files of `listen.tls`; null where they are not served with, or nobody has read them yet. */
  readonly tls: TlsFiles | null;
  /** Every file that was read, absolute: a change of any calls for a reload. */
  readonly files: readonly string[];
  /** 16 hex digits over configuration and policy, secrets left out. */
  readonly hash: string;
  /** 16 hex digits over what decides and judges: policy, profiles, guard. */
  readonly policyHash: string;
}

/** Reads, completes and checks everything, or throws `ConfigError` with every problem found. */
export function loadConfig(options: LoadOptions): Loaded {
  const { env, serving = true } = options;
  const document = openConfig(options);
  const written = document?.value ?? {};
  const overrides = [
    ...defaultProviders(written, env),
    ...environmentOverrides(env),
    ...(options.overrides ?? []),
  ];
  const value = applyOverrides(written, overrides);
  const where = locate(document, overrides);
  const parsed = parseWith(Config, value, where);
  const folder = document === null ? process.cwd() : dirname(resolve(document.file));
  const config = withPaths(parsed, folder, overrides);
  const problems = crossCheck(config, where);
  if (serving) problems.push(...exposure(config, where, options.hasKeys));

  const policy = readPolicy(config, options, (problem) => problems.push(problem));
  const found = findSecrets(config, shapeOf(Config)).filter(
    ({ path }) => serving || options.secretsOf?.some((needed) => startsWith(path, needed)),
  );
  const at = (reference: SecretRef): string =>
    "env" in reference ? reference.env : resolve(folder, reference.file);
  const read = readSecrets(found, { env, readFile: options.readFile, at, where });
  problems.push(...read.problems);
  if (problems.length > 0) throw new ConfigError(problems);

  const file = document === null ? null : resolve(document.file);
  const { profile, profiles, profileRules, guard, opa, secondOpinion, tokenClassifier } = config;
  const deciding = { profile, profiles, profileRules, guard, opa, secondOpinion, tokenClassifier };
  return {
    config,
    policy,
    secrets: [...read.values],
    file,
    tls: null,
    files: [file, config.policy, ...read.files].filter((path) => typeof path === "string"),
    hash: hashOf({ config, policy }),
    policyHash: hashOf({ policy, ...deciding }),
  };
}

/** Reads the secrets of a configuration by reference. */
export function readerOf({ secrets }: Loaded): ReadSecret {
  return secretReader(new Map(secrets));
}

/** The file named, or the one in this folder if there is one. */
function openConfig({ path, env, readFile }: LoadOptions): ConfigDocument | null {
  const named = path ?? variable(env, "GARITA_CONFIG");
  const file = named ?? CONFIG_FILE;
  try {
    return readDocument(file, readFile(file));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (named === undefined && codeOf(error) === "ENOENT") return null;
    const text = everyLanguage(TEXTS.noFile, { code: codeOf(error) });
    throw new ConfigError([{ where: basename(file), path: [], text }]);
  }
}

/** Where a value was written: an override's origin, else the place in the file. */
function locate(document: ConfigDocument | null, overrides: readonly Override[]): Where {
  return (path, part) => {
    const override = overrides.findLast((one) => one.path.every((step, i) => path[i] === step));
    return override?.origin ?? document?.where(path, part) ?? "default";
  };
}

/** What no single section can know. */
function crossCheck(config: Config, where: Where): Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, text: Wording): void => {
    problems.push({ where: where(path), path, text });
  };
  const names = [...Object.keys(PROFILES), ...Object.keys(config.profiles)];
  if (!names.includes(config.profile)) report(["profile"], noProfile(config.profile, names));
  for (const [index, { profile }] of config.profileRules.entries()) {
    if (names.includes(profile)) continue;
    report(["profileRules", index, "profile"], noProfile(profile, names));
  }
  for (const name of Object.keys(config.profiles)) {
    if (Object.hasOwn(PROFILES, name))
      report(["profiles", name], everyLanguage(TEXTS.builtIn, { name }));
  }
  const providers = new Set(Object.keys(config.providers));
  for (const { path } of routeProblems(providers, config.models)) {
    const name = path.reduce<unknown>(childOf, config);
    report(path, everyLanguage(TEXTS.provider, { name: quote(String(name)) }));
  }
  return [...problems, ...keyProblems(config, where), ...issuerProblems(config, where)];
}

function keyProblems({ auth, store }: Config, where: Where): readonly Problem[] {
  const names = auth?.keys.map(({ name }) => name) ?? [];
  const twice = names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    const path = ["auth", "keys", index, "name"];
    return [{ where: where(path), path, text: everyLanguage(TEXTS.twice, { name: quote(name) }) }];
  });
  const isShared = store.kind === "postgres" && auth?.apiKeys !== false;
  if (!isShared || auth?.keySecret !== undefined) return twice;
  return [...twice, { where: where(["store"]), path: ["store"], text: TEXTS.keySecret }];
}

/** One name, one issuer: an application that signs contexts must not speak as a login does. */
function issuerProblems({ auth }: Config, where: Where): readonly Problem[] {
  const places: readonly { readonly name: string; readonly path: Path }[] = [
    ...(auth?.oidc ?? []).map(({ issuer }, index) => ({
      name: issuer,
      path: ["auth", "oidc", index, "issuer"],
    })),
    ...(auth?.endUsers?.issuers ?? []).map(({ issuer }, index) => ({
      name: issuer,
      path: ["auth", "endUsers", "issuers", index, "issuer"],
    })),
  ];
  const names = places.map(({ name }) => name);
  return places
    .filter(({ name }, index) => names.indexOf(name) !== index)
    .map(({ name, path }) => {
      const text = everyLanguage(TEXTS.twice, { name: quote(name) });
      return { where: where(path), path, text };
    });
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

function noProfile(name: string, names: readonly string[]): Wording {
  const near = nearest(name, names);
  if (near !== null) return everyLanguage(TEXTS.profileNear, { name: quote(name), near });
  const list = names.map((one) => `\`${one}\``).join(", ");
  return everyLanguage(TEXTS.profile, { name: quote(name), names: list });
}

/** An address without a lock, and a provider that is garita itself. */
function exposure(
  config: Config,
  where: Where,
  hasKeys: LoadOptions["hasKeys"],
): readonly Problem[] {
  const problems: Problem[] = [];
  const { host, tls } = config.listen;
  const { auth } = config;
  const locked = auth === undefined ? hasKeys?.(config.dataDir) === true : hasLock(auth);
  if (!isLoopback(host) && !locked && tls?.clientCertificates !== "required") {
    const path = ["listen", "host"];
    problems.push({
      where: where(path),
      path,
      text: everyLanguage(TEXTS.open, { host: quote(host) }),
    });
  }
  for (const [name, provider] of Object.entries(config.providers)) {
    if (provider.kind === "demo" || !leadsTo(provider.baseUrl, config.listen)) continue;
    const path = ["providers", name, "baseUrl"];
    problems.push({ where: where(path), path, text: TEXTS.loop });
  }
  return problems;
}

/** Paths of the file count from its folder; those of environment and command line from ours. */
function withPaths(config: Config, folder: string, overrides: readonly Override[]): Config {
  return resolvePaths(config, shapeOf(Config), (path) => {
    const overridden = overrides.some((one) => one.path.every((step, i) => path[i] === step));
    return overridden ? process.cwd() : folder;
  });
}

/** Configured, it lets nobody in without proof, even where there is none that it would take. */
function hasLock({ apiKeys, oidc, introspection }: NonNullable<Config["auth"]>): boolean {
  return apiKeys || oidc.length > 0 || introspection !== undefined;
}

function readPolicy(
  config: Config,
  { readFile }: LoadOptions,
  report: (problem: Problem) => void,
): PolicyConfig {
  if (config.policy === undefined) return DEFAULT_POLICY;
  try {
    return readPolicyFile(config.policy, readFile(config.policy));
  } catch (error) {
    if (error instanceof ConfigError) for (const problem of error.problems) report(problem);
    else {
      const text = everyLanguage(TEXTS.noFile, { code: codeOf(error) });
      report({ where: basename(config.policy), path: [], text });
    }
    return DEFAULT_POLICY;
  }
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
