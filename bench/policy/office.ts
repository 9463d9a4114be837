import type { AccessRequest } from "../../src/policy/access.ts";
import type { Caller, Identity } from "../../src/policy/caller.ts";
import { PolicyConfig } from "../../src/policy/language/config.ts";

/** As many roles, bindings, classes and rules as the policy of a vector database has. */
export const OFFICE_POLICY = PolicyConfig.parse({
  apiVersion: "garita/v1",
  timeZone: "Europe/Madrid",
  roles: {
    keeper: {
      permissions: ["vectors/*", "indexes/*", "metadata/*", "collections/*"].map((resource) => ({
        resource,
        actions: ["create", "read", "update", "delete", "list"],
      })),
      conditions: { addresses: ["10.0.0.0/8"], mfa: true },
      obligations: ["audit"],
    },
    trainer: {
      permissions: [
        { resource: "vectors/*", actions: ["create", "read", "update", "list"] },
        { resource: "indexes/lab/*", actions: ["create", "read", "update"] },
        { resource: "metadata/*", actions: ["read", "update"] },
        { resource: "collections/lab/*", actions: ["create", "read", "update", "list"] },
      ],
      conditions: { addresses: ["10.0.0.0/8"], hours: { from: "08:00", to: "20:00" } },
      obligations: ["audit"],
      limits: { requestsPerMinute: 1000, vectorsPerRequest: 1000 },
    },
    analyst: {
      permissions: [
        { resource: "vectors/*", actions: ["read", "list"] },
        { resource: "metadata/*", actions: ["read"] },
        { resource: "collections/*", actions: ["read", "list"] },
      ],
      conditions: { addresses: ["10.0.0.0/8"] },
      limits: { requestsPerMinute: 500, vectorsPerRequest: 500 },
    },
    assistant: {
      permissions: [
        { resource: "vectors/handbook/*", actions: ["read"] },
        { resource: "vectors/personal/{user_id}/*", actions: ["read", "create", "update"] },
        { resource: "metadata/handbook/*", actions: ["read"] },
        { resource: "collections/handbook/*", actions: ["read"] },
        { resource: "models/*", actions: ["invoke_model", "list"] },
      ],
      conditions: { methods: ["mtls"] },
      obligations: ["audit", "filter-pii"],
      limits: { requestsPerMinute: 10_000, vectorsPerRequest: 100 },
      excludeCollections: ["staff", "ledger"],
    },
    partner: {
      permissions: [
        { resource: "vectors/exchange/*", actions: ["read"] },
        { resource: "collections/exchange/*", actions: ["read"] },
      ],
      conditions: {
        addresses: ["203.0.113.0/24"],
        methods: ["api-key"],
        until: "2030-12-31T23:59:59Z",
      },
      limits: { requestsPerMinute: 100, vectorsPerRequest: 50 },
    },
    reader: {
      permissions: [
        { resource: "vectors/*", actions: ["read", "list"] },
        { resource: "metadata/*", actions: ["read"] },
      ],
      limits: { requestsPerMinute: 200 },
    },
    "end-user": {
      permissions: [
        { resource: "vectors/handbook/*", actions: ["read"] },
        { resource: "vectors/personal/{user_id}/*", actions: ["*"] },
        { resource: "models/*", actions: ["invoke_model", "list"] },
      ],
    },
  },
  bindings: [
    { role: "keeper", subjects: [{ kind: "user", name: "root@office.example" }] },
    { role: "trainer", subjects: [{ kind: "service-account", name: "lab", namespace: "ml" }] },
    { role: "analyst", subjects: [{ kind: "group", name: "analysts" }] },
    {
      role: "assistant",
      subjects: [
        { kind: "service-account", name: "assistant", namespace: "prod" },
        { kind: "service-account", name: "helpdesk", namespace: "prod" },
      ],
    },
    { role: "partner", subjects: [{ kind: "api-key", name: "north-partner" }] },
  ],
  collections: [
    { name: "news", sensitivity: "public", accessibleBy: ["*"] },
    { name: "wiki", sensitivity: "internal", accessibleBy: ["trainer", "analyst", "assistant"] },
    {
      name: "clients",
      sensitivity: "confidential",
      accessibleBy: ["trainer", "keeper"],
      pii: true,
    },
    { name: "ledger", sensitivity: "restricted", accessibleBy: ["keeper"], audit: true },
    { name: "staff", sensitivity: "restricted", accessibleBy: ["keeper"], audit: true },
  ],
  rules: [
    {
      name: "office-hours",
      appliesTo: { collections: ["ledger", "staff"] },
      unless: { hours: { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", to: "18:00" } },
      effect: "deny",
    },
    {
      name: "bulk",
      appliesTo: { actions: ["read"] },
      when: { vectorsOver: 10_000 },
      effect: "require-approval",
      approval: { from: ["keeper"] },
    },
    {
      name: "where",
      appliesTo: { collections: ["clients"] },
      unless: { countries: ["US", "CA", "EU"] },
      effect: "deny",
    },
  ],
});

const common: Pick<Identity, "roles" | "groups"> = { roles: [], groups: [] };

const root: Caller = {
  ...common,
  kind: "user",
  id: "user root",
  name: "root@office.example",
  subject: "root",
  issuer: "https://login.office.example",
  method: "oidc",
  secondFactorAtMs: Date.UTC(2026, 5, 1),
};
const service = (name: string, namespace: string): Caller => ({
  ...common,
  kind: "service-account",
  id: `service ${name}`,
  name,
  namespace,
  subject: name,
  method: "mtls",
});
const CALLERS: readonly Caller[] = [
  root,
  service("lab", "ml"),
  service("assistant", "prod"),
  { ...root, id: "user ann", name: "ann@office.example", subject: "ann", groups: ["analysts"] },
  { ...common, kind: "api-key", id: "k1", name: "north-partner", subject: "k1", method: "api-key" },
];

const ENDS: readonly string[] = [
  "vectors/handbook/7",
  "vectors/personal/user7/3",
  "vectors/personal/user8/3",
  "vectors/staff/9",
  "vectors/clients/4",
  "vectors/wiki/1",
  "vectors/news/2",
  "metadata/wiki/1",
  "collections/ledger",
  "indexes/lab/5",
  "vectors/exchange/8",
  "models/gpt-4o",
];
const ACTIONS = ["read", "read", "list", "update", "invoke_model"];
const ADDRESSES = ["10.1.2.3", "::ffff:10.4.5.6", "203.0.113.9", "198.51.100.1"];
const COUNTRIES = ["ES", "US", "CN", null];

/** Every combination in turn; half of what the assistant asks is for an end user, a fresh one. */
export function officeRequests(count: number): readonly AccessRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const pick = <T>(list: readonly T[], stride: number): T | undefined =>
      list[Math.floor(index / stride) % list.length];
    const caller = pick(CALLERS, 1) ?? root;
    const acts = caller.name === "assistant" && index % 2 === 0;
    return {
      subject: acts ? { ...caller, endUser: endUser(index % 10) } : caller,
      action: pick(ACTIONS, 3) ?? "read",
      resource: pick(ENDS, 7) ?? "",
      context: {
        nowMs: Date.UTC(2026, 5, 1, 9) + index * 40,
        address: pick(ADDRESSES, 11) ?? null,
        country: pick(COUNTRIES, 13) ?? null,
        vectors: index % 97 === 0 ? 20_000 : 10,
      },
    };
  });
}

function endUser(index: number): Identity {
  const subject = `user${index}`;
  return {
    ...common,
    kind: "user",
    id: `user ${subject}`,
    name: `${subject}@office.example`,
    subject,
    issuer: "https://login.office.example",
  };
}
