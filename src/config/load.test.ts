import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { loadConfig, readerOf } from "./load.ts";
import type { Loaded, LoadOptions } from "./load.ts";
import { ConfigError, renderProblem } from "./problem.ts";
import { Config } from "./schema.ts";
import { starterConfig, starterPolicy } from "./starter.ts";

interface Given {
  /** `garita.yaml`, unless `files` has one. */
  readonly yaml?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: LoadOptions["env"];
  readonly overrides?: LoadOptions["overrides"];
  readonly path?: string;
  readonly serving?: boolean;
  readonly secretsOf?: NonNullable<LoadOptions["secretsOf"]>;
  readonly hasKeys?: NonNullable<LoadOptions["hasKeys"]>;
}

function load({ yaml, files, env = {}, overrides = [], ...rest }: Given): Loaded {
  const all = new Map(
    Object.entries({ ...(yaml !== undefined && { "garita.yaml": yaml }), ...files }),
  );
  const readFile = (path: string): string => {
    const text = all.get(path) ?? all.get(path.replace(`${process.cwd()}/`, ""));
    if (text === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
    return text;
  };
  return loadConfig({ env, overrides, readFile, ...rest });
}

function problems(given: Given, language: "en" | "es" = "en"): readonly string[] {
  try {
    load(given);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map((problem) => renderProblem(problem, language));
  }
  return [];
}

const PROVIDER = "providers:\n  openai:\n    kind: openai\n";

const REFUSED: readonly (readonly [yaml: string, en: string, es: string])[] = [
  [
    "providers:\n  openai:\n    baseUrl: https://example.org\n    kind: opnai",
    "garita.yaml:4:11 providers.openai.kind: must be one of `openai`, `azure`, `anthropic`, " +
      "`demo`; did you mean `openai`?",
    "garita.yaml:4:11 providers.openai.kind: debe ser uno de `openai`, `azure`, `anthropic`, " +
      "`demo`; ¿querías decir `openai`?",
  ],
  [
    "listen:\n  prot: 80",
    "garita.yaml:2:3 listen.prot: unknown key `prot`; did you mean `port`?",
    "garita.yaml:2:3 listen.prot: clave desconocida `prot`; ¿querías decir `port`?",
  ],
  [
    "listen: { colour: red }",
    "garita.yaml:1:11 listen.colour: unknown key `colour`; " +
      "the keys here are `host`, `port`, `tls`, `countries`, `proxies`",
    "garita.yaml:1:11 listen.colour: clave desconocida `colour`; " +
      "las claves aquí son `host`, `port`, `tls`, `countries`, `proxies`",
  ],
  [
    "listen:\n  port: 65536",
    "garita.yaml:2:9 listen.port: must be at most 65535",
    "garita.yaml:2:9 listen.port: debe ser como máximo 65535",
  ],
  [
    "workers: many",
    "garita.yaml:1:10 workers: must be a number, not text",
    "garita.yaml:1:10 workers: debe ser un número, no texto",
  ],
  [
    `${PROVIDER}    apiKey: sk-live-1234`,
    "garita.yaml:4:13 providers.openai.apiKey: must name where the secret is kept, " +
      "`{ env: NAME }` or `{ file: path }`; never the value",
    "garita.yaml:4:13 providers.openai.apiKey: debe decir dónde está el secreto, " +
      "`{ env: NOMBRE }` o `{ file: ruta }`; nunca su valor",
  ],
  [
    `${PROVIDER}    apiKey: { evn: KEY }`,
    "garita.yaml:4:15 providers.openai.apiKey.evn: unknown key `evn`; did you mean `env`?",
    "garita.yaml:4:15 providers.openai.apiKey.evn: clave desconocida `evn`; ¿querías decir `env`?",
  ],
  [
    "models:\n  - provider: demo",
    "garita.yaml:2:5 models[0]: `match` is required here",
    "garita.yaml:2:5 models[0]: aquí falta `match`, que es obligatoria",
  ],
  [
    'models:\n  - match: "*"\n    provider: opena\nproviders: { openai: { kind: openai } }',
    "garita.yaml:3:15 models[0].provider: there is no provider `opena` under `providers`",
    "garita.yaml:3:15 models[0].provider: no hay ningún proveedor `opena` en `providers`",
  ],
  [
    "profile: balanecd",
    "garita.yaml:1:10 profile: there is no profile `balanecd`; did you mean `balanced`?",
    "garita.yaml:1:10 profile: no existe el perfil `balanecd`; ¿querías decir `balanced`?",
  ],
  [
    "profileRules:\n  - { when: { models: ['*'] }, profile: strcit }",
    "garita.yaml:2:41 profileRules[0].profile: there is no profile `strcit`; did you mean `strict`?",
    "garita.yaml:2:41 profileRules[0].profile: no existe el perfil `strcit`; " +
      "¿querías decir `strict`?",
  ],
  [
    "profileRules: [{ when: { model: ['*'] }, profile: strict }]",
    "garita.yaml:1:26 profileRules[0].when.model: unknown key `model`; did you mean `models`?",
    "garita.yaml:1:26 profileRules[0].when.model: clave desconocida `model`; " +
      "¿querías decir `models`?",
  ],
  [
    "profiles: { own: { input: { injection: { documents: { action: flag } } } } }",
    "garita.yaml:1:42 profiles.own.input.injection.documents: unknown key " +
      "`documents`; did you mean `document`?",
    "garita.yaml:1:42 profiles.own.input.injection.documents: clave " +
      "desconocida `documents`; ¿querías decir `document`?",
  ],
  [
    "profiles: { own: { input: { injection: { document: { action: neutralise } } } } }",
    "garita.yaml:1:62 profiles.own.input.injection.document.action: must be one of " +
      "`allow`, `flag`, `neutralize`, `block`; did you mean `neutralize`?",
    "garita.yaml:1:62 profiles.own.input.injection.document.action: debe ser uno de " +
      "`allow`, `flag`, `neutralize`, `block`; ¿querías decir `neutralize`?",
  ],
  [
    "profile: strict\nworkers: 1\nprofile: monitor",
    "garita.yaml:3:1: this key is already there in the same block; keep one of the two",
    "garita.yaml:3:1: esta clave ya está en el mismo bloque; deja solo una de las dos",
  ],
];

for (const [yaml, en, es] of REFUSED) {
  test(`loadConfig: refuses with place and advice: ${en.slice(0, 50)}`, () => {
    assert.deepEqual(problems({ yaml }), [en]);
    assert.deepEqual(problems({ yaml }, "es"), [es]);
  });
}

test("loadConfig: reports every problem at once", () => {
  const found = problems({ yaml: "workers: 0\nprofil: strict\nlisten: { port: -1 }" });
  assert.equal(found.length, 3);
});

test("loadConfig: an alias bomb is refused", () => {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 9; i += 1) {
    const items = Array.from({ length: 8 }, () => `*a${i - 1}`).join(", ");
    lines.push(`a${i}: &a${i} [${items}]`);
  }
  assert.match(problems({ yaml: lines.join("\n") })[0] ?? "", /expanded aliases/);
});

test("loadConfig: deep nesting and oversize end in a problem, not in a crash", () => {
  assert.equal(problems({ yaml: `guard: ${"[".repeat(100_000)}` }).length > 0, true);
  assert.match(problems({ yaml: `# ${"x".repeat(2 ** 20)}` })[0] ?? "", /larger than 1048576/);
  assert.deepEqual(problems({ yaml: `# ${"x".repeat(2 ** 20 - 2)}` }), []);
});

test("loadConfig: no text makes it fail with anything but its own error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (yaml) => {
      problems({ yaml, serving: false });
    }),
    { numRuns: 300 },
  );
});

test("loadConfig: without a file there is the demo, on loopback", () => {
  const { config, file } = load({});
  assert.equal(file, null);
  const { host, port, tls } = config.listen;
  assert.deepEqual([host, port, tls], ["127.0.0.1", 8080, undefined]);
  assert.equal(config.dataDir, resolve(".garita"));
  assert.deepEqual(Object.keys(config.providers), ["demo"]);
  assert.deepEqual(routes(config), ["demo* demo", "* demo"]);
});

function routes({ models }: Config): readonly string[] {
  return models.map(({ match, provider }) => `${match} ${provider}`);
}

test("loadConfig: keys in the environment define their providers and routes", () => {
  const loaded = load({
    env: {
      OPENAI_API_KEY: "sk-1",
      OPENAI_BASE_URL: "http://10.0.0.5:9000/v1",
      ANTHROPIC_API_KEY: "sk-2",
      GARITA_PROFILE: "",
    },
  });
  const { openai } = loaded.config.providers;
  assert.ok(openai?.kind === "openai" && openai.apiKey !== undefined);
  assert.equal(openai.baseUrl, "http://10.0.0.5:9000/v1");
  assert.equal(readerOf(loaded)(openai.apiKey), "sk-1");
  assert.deepEqual(routes(loaded.config), ["claude-* claude", "demo* demo", "* openai"]);
});

test("loadConfig: a provider of the file keeps the environment's of that kind out", () => {
  const yaml = "providers: { corp: { kind: openai, baseUrl: 'https://llm.corp.example/v1' } }";
  const { config } = load({ yaml, env: { OPENAI_API_KEY: "sk-1" } });
  assert.deepEqual(Object.keys(config.providers), ["corp"]);
  assert.deepEqual(routes(config), ["* corp"]);
});

test("loadConfig: command line over environment over file", () => {
  const yaml = "listen: { port: 1000 }\nprofile: monitor\ndataDir: kept";
  const env = { PORT: "2000", GARITA_PROFILE: "strict", GARITA_DATA_DIR: "other" };
  const overrides = [{ origin: "--port", path: ["listen", "port"], value: 3000 }];
  assert.equal(load({ yaml }).config.listen.port, 1000);
  assert.equal(load({ yaml, env }).config.listen.port, 2000);
  const { config } = load({ yaml, env, overrides });
  assert.equal(config.listen.port, 3000);
  assert.equal(config.profile, "strict");
  assert.equal(config.dataDir, resolve("other"));
});

test("loadConfig: a bad value from the environment is blamed on the variable", () => {
  const found = problems({ yaml: "listen: { port: 1 }", env: { PORT: "http" } });
  assert.deepEqual(found, ["environment PORT listen.port: must be a number, not text"]);
});

test("loadConfig: relative paths count from the file's folder", () => {
  const policy = "apiVersion: garita/v1\nroles: {}\n";
  const files = { "conf/garita.yaml": "policy: ./p.yaml\ndataDir: d", "conf/p.yaml": policy };
  const { config, files: watched } = load({ files, path: "conf/garita.yaml" });
  assert.equal(config.dataDir, resolve("conf/d"));
  assert.deepEqual(watched, [resolve("conf/garita.yaml"), resolve("conf/p.yaml")]);
});

test("loadConfig: problems of the policy file name it", () => {
  const files = { "p.yaml": "apiVersion: garita/v1\nroles: { a: { permision: [] } }" };
  assert.deepEqual(problems({ yaml: "policy: p.yaml", files }), [
    "p.yaml:2:15 roles.a.permision: unknown key `permision`; did you mean `permissions`?",
  ]);
});

test("loadConfig: names that lead nowhere in the policy are shown where they stand", () => {
  const policy = "apiVersion: garita/v1\nroles: { reader: {} }\nbindings:\n  - role: raeder\n";
  const files = { "p.yaml": `${policy}    subjects: [{ kind: group, name: g }]\n` };
  assert.deepEqual(problems({ yaml: "policy: p.yaml", files }, "es"), [
    "p.yaml:4:11 bindings[0].role: no existe el rol `raeder`; ¿querías decir `reader`?",
  ]);
});

test("loadConfig: a file that was named has to exist, the usual one need not", () => {
  assert.match(
    problems({ path: "other.yaml" })[0] ?? "",
    /^other\.yaml: cannot be read \(ENOENT\)/,
  );
  assert.match(problems({ env: { GARITA_CONFIG: "x.yaml" } })[0] ?? "", /^x\.yaml: cannot be read/);
  assert.deepEqual(problems({}), []);
});

for (const host of ["0.0.0.0", "::", "192.168.1.4", "garita.example"]) {
  test(`loadConfig: listening on ${host} takes authentication`, () => {
    const listen = `listen: { host: "${host}" }\n`;
    assert.match(problems({ yaml: listen })[0] ?? "", /listen\.host: .* without authentication/);
    assert.equal(problems({ yaml: `${listen}auth: { apiKeys: false }` }).length, 1);
    assert.deepEqual(problems({ yaml: `${listen}auth: { apiKeys: true }` }), []);
    assert.deepEqual(problems({ yaml: listen, serving: false }), []);
  });
}

for (const host of ["127.0.0.1", "127.8.9.1", "::1", "localhost"]) {
  test(`loadConfig: ${host} is loopback and needs no authentication`, () => {
    assert.deepEqual(problems({ yaml: `listen: { host: "${host}" }` }), []);
  });
}

test("loadConfig: certificates of clients are authentication when all must have one", () => {
  const listen = (mode: string): string =>
    JSON.stringify({
      host: "0.0.0.0",
      tls: { certificate: "c", key: { env: "K" }, clientCa: "ca", clientCertificates: mode },
    });
  const found = (mode: string) => problems({ yaml: `listen: ${listen(mode)}`, env: { K: "k" } });
  assert.deepEqual(found("required"), []);
  assert.match(found("optional")[0] ?? "", /listen\.host: .* without authentication/);
});

test("loadConfig: a provider that leads back to garita is refused", () => {
  const env = { OPENAI_BASE_URL: "http://localhost:8080/v1" };
  assert.match(problems({ env })[0] ?? "", /^environment OPENAI_BASE_URL .* back to garita/);
  assert.deepEqual(problems({ env: { ...env, PORT: "8081" } }), []);
});

test("loadConfig: secrets that cannot be had name the reference and nothing else", () => {
  const yaml = `${PROVIDER}    apiKey: { env: CORP_KEY }\n  b: { kind: openai, apiKey: { file: k } }`;
  assert.deepEqual(problems({ yaml, files: {} }), [
    "garita.yaml:4:13 providers.openai.apiKey: the environment variable CORP_KEY is not set",
    "garita.yaml:5:30 providers.b.apiKey: the secret file k cannot be read (ENOENT)",
  ]);
  assert.match(
    problems({ yaml, files: { k: " \n" }, env: { CORP_KEY: "x" } }).join(),
    /the secret file k is empty/,
  );
  assert.deepEqual(problems({ yaml, serving: false }), []);
});

test("loadConfig: a secret file is trimmed, watched, and no part of configuration or hash", () => {
  const yaml = `${PROVIDER}    apiKey: { file: k }`;
  const one = load({ yaml, files: { k: "  top-secret\n" } });
  const other = load({ yaml, files: { k: "another" } });
  assert.equal(readerOf(one)({ file: "k" }), "top-secret");
  assert.ok(one.files.includes(resolve("k")));
  assert.equal(JSON.stringify(one.config).includes("top-secret"), false);
  assert.equal(one.hash, other.hash);
  assert.match(one.hash, /^[0-9a-f]{16}$/);
});

test("loadConfig: what was loaded survives JSON, for the workers", () => {
  const loaded = load({ env: { OPENAI_API_KEY: "sk-1" } });
  const sent: Loaded = { ...loaded, ...parsed(JSON.stringify(loaded)) };
  assert.equal(readerOf(sent)({ env: "OPENAI_API_KEY" }), "sk-1");
  assert.deepEqual(sent.config, loaded.config);
});

function parsed(text: string): object {
  const value: unknown = JSON.parse(text);
  assert.ok(typeof value === "object" && value !== null);
  return value;
}

test("starter: the files of `garita init` load as they are, and with everything uncommented", () => {
  const files = { "policy.yaml": starterPolicy("policy") };
  const yaml = starterConfig("config");
  assert.deepEqual(problems({ yaml, files }), []);
  assert.deepEqual(load({ yaml, files }).config.gateway, Config.parse({}).gateway);
  const full = yaml.replaceAll(/^#(?! )|^#(?= +[\w-]+:|  +- )/gm, "");
  const env = { OPENAI_API_KEY: "a", ANTHROPIC_API_KEY: "b", GARITA_APP_KEY: "c" };
  const { config } = load({ yaml: full, files, env });
  assert.equal(config.auth?.keys.length, 1);
  assert.equal(config.models.length, 3);
});

test("loadConfig: an address of the network needs keys in the data folder, or `auth`", () => {
  const yaml = "listen: { host: 0.0.0.0 }\ndataDir: kept";
  const hasKeys = (dataDir: string): boolean => dataDir === resolve("kept");
  assert.match(problems({ yaml }).join(), /open to the network.*garita keys create/);
  assert.match(problems({ yaml, hasKeys: () => false }).join(), /open to the network/);
  assert.deepEqual(problems({ yaml, hasKeys }), []);
  const closed = `${yaml}\nauth: { apiKeys: false }`;
  assert.match(problems({ yaml: closed, hasKeys }).join(), /open to the network/);
});

test("loadConfig: keys in PostgreSQL need a secret that every machine has", () => {
  const yaml = "store: { kind: postgres, url: { env: URL } }";
  const env = { URL: "postgres://db", SECRET: "s3cret" };
  assert.match(problems({ yaml, env }, "es").join(), /store: .*añade `auth.keySecret`/);
  assert.deepEqual(problems({ yaml: `${yaml}\nauth: { apiKeys: false }`, env }), []);
  const whole = `${yaml}\nauth: { keySecret: { env: SECRET } }`;
  assert.deepEqual(problems({ yaml: whole, env }), []);
});

test("loadConfig: a command reads the secrets that it needs and no others", () => {
  const yaml =
    "providers: { openai: { kind: openai, apiKey: { env: NOT_SET } } }\n" +
    "store: { kind: postgres, url: { env: URL } }\nauth: { keySecret: { env: SECRET } }";
  const env = { URL: "postgres://db", SECRET: "s3cret" };
  const needed = [["store"], ["auth", "keySecret"]];
  const { secrets } = load({ yaml, env, serving: false, secretsOf: needed });
  assert.deepEqual(new Map(secrets).get("env:URL"), "postgres://db");
  assert.equal(secrets.length, 2);
  assert.deepEqual(load({ yaml, env, serving: false }).secrets, []);
});

test("loadConfig: one name is one issuer, of tokens or of contexts", () => {
  const issuer = "https://login.example.org";
  const oidc = { issuer, audience: "garita" };
  const context = { issuer, keys: { env: "KEYS" }, callers: ["app"] };
  const endUsers = { audience: "garita", issuers: [context] };
  const env = { KEYS: "{}" };
  const said = (auth: object) => problems({ yaml: JSON.stringify({ auth }), env }).join();
  assert.equal(said({ oidc: [oidc] }), "");
  assert.match(said({ oidc: [oidc, oidc] }), /auth\.oidc\[1\]\.issuer: .*is there twice/);
  assert.match(said({ oidc: [oidc], endUsers }), /endUsers\.issuers\[0\]\.issuer: .*twice/);
  assert.match(said({ oidc: [{ ...oidc, issuer: "http://a.example" }] }), /https/);
  assert.match(said({ oidc: [{ ...oidc, algorithms: ["HS256"] }] }), /must be one of/);
});

test("loadConfig: tokens alone are a lock, too", () => {
  const oidc = [{ issuer: "https://login.example.org", audience: "garita" }];
  const open = { listen: { host: "0.0.0.0" }, auth: { apiKeys: false } };
  assert.match(problems({ yaml: JSON.stringify(open) }).join(), /open to the network/);
  const auth = { apiKeys: false, oidc };
  assert.deepEqual(problems({ yaml: JSON.stringify({ ...open, auth }) }), []);
});

test("loadConfig: scopes that are none are shown where they stand, of keys and of tokens", () => {
  const issuer = { issuer: "https://login.example.org", audience: "g" };
  const endpoint = { endpoint: "https://login.example.org/ask", clientId: "g" };
  const scopes = ["invoke_model:models/*", "reed:models/*"];
  const auth = {
    keys: [{ name: "own", key: { env: "KEY" }, scopes }],
    oidc: [{ ...issuer, grants: { chat: scopes } }],
    introspection: { ...endpoint, clientSecret: { env: "KEY" }, grants: { notes: ["read"] } },
  };
  const yaml = JSON.stringify({ auth });
  const found = problems({ yaml, env: { KEY: "k".repeat(40) } }, "es").join("\n");
  assert.match(found, /auth\.keys\[0\]\.scopes\[1\]: .*`invoke_model:models/);
  const ofTokens = { ...auth, keys: [] };
  const others = problems({ yaml: JSON.stringify({ auth: ofTokens }), env: { KEY: "k" } });
  for (const place of ["oidc[0].grants.chat[1]", "introspection.grants.notes[0]"]) {
    assert.ok(
      others.some((one) => one.includes(`auth.${place}: not accepted`)),
      place,
    );
  }
});
