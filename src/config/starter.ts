import { renderCommented } from "./commented.ts";
import type { Entry } from "./commented.ts";
import { DEFAULT_POLICY, PolicyConfig } from "../policy/language/config.ts";
import { Config } from "./schema.ts";
import { toShape } from "./shape.ts";

/** Shown commented out: what cannot have a default, as one would write it. */
const EXAMPLES = {
  profiles: { careful: { extends: "balanced", input: { pii: { action: "block" } } } },
  profileRules: [{ when: { sensitivity: ["confidential"] }, profile: "strict" }],
  providers: {
    openai: { kind: "openai", apiKey: { env: "OPENAI_API_KEY" } },
    claude: { kind: "anthropic", apiKey: { env: "ANTHROPIC_API_KEY" } },
    local: { kind: "openai", baseUrl: "http://127.0.0.1:11434/v1" },
    demo: { kind: "demo" },
  },
  models: [
    { match: "claude-*", provider: "claude" },
    { match: "demo*", provider: "demo" },
    { match: "*", provider: "openai" },
  ],
  opa: { url: "http://127.0.0.1:8181", authorize: { path: "garita/authz/effect" } },
  secondOpinion: { model: "./models/injection" },
  tokenClassifier: { model: "./models/names" },
  auth: {
    apiKeys: true,
    keys: [{ name: "app", key: { env: "GARITA_APP_KEY" }, roles: ["default"] }],
  },
};

/** Written as they stand; everything else is there to be uncommented. */
const ACTIVE: ReadonlySet<string> = new Set(["listen", "dataDir", "profile", "policy"]);

/** A first `garita.yaml`: it loads as it is, and with every example uncommented. */
export function starterConfig(header: string): string {
  const defaults = Config.parse({});
  const values = new Map<string, unknown>(Object.entries({ ...defaults, ...EXAMPLES }));
  values.set("policy", "./policy.yaml");
  const entries: Entry[] = Object.keys(Config.shape).map((key) => {
    return { key, value: values.get(key), active: ACTIVE.has(key) };
  });
  return renderCommented(toShape(Config), entries, [header]);
}

/** A first `policy.yaml`: what is in force without one, and a role as an example. */
export function starterPolicy(header: string): string {
  const { apiVersion, roles } = DEFAULT_POLICY;
  const entries = [
    { key: "apiVersion", value: apiVersion, active: true },
    { key: "roles", value: roles, active: true },
  ];
  return renderCommented(toShape(PolicyConfig), entries, [header]) + ROLE_EXAMPLE;
}

const ROLE_EXAMPLE = `#  analyst:
#    permissions:
#      - { resource: models/gpt-*, actions: [ invoke_model, list ] }
#    deny:
#      - { resource: models/gpt-4o, actions: [ "*" ] }
`;
