import fc from "fast-check";
import type { AccessRequest } from "../../src/policy/access.ts";
import { METHODS, SUBJECT_KINDS } from "../../src/policy/caller.ts";
import type { Caller, Identity } from "../../src/policy/caller.ts";
import { PolicyConfig } from "../../src/policy/language/config.ts";

/** Few names, so that policies and requests often speak of the same things. */
const ROLES = ["default", "end-user", "reader", "editor", "chief"];
const TYPES = ["models", "vectors", "metadata", "collections"];
const NAMES = ["a", "b", "ab", "ann", "north"];
const ACTIONS = ["read", "list", "update", "invoke_model"] as const;
const COUNTRIES = ["ES", "US", "EU", "OWN"];
const ZONES = ["UTC", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
const ISSUERS = ["https://one.example", "https://two.example"];

const some = <T>(values: readonly T[], maxLength = 3): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength });

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });

const segment = fc.constantFrom(...NAMES, ...NAMES, "*", "{user_id}", "{tenant}");
const last = fc.constantFrom(...NAMES, "*", "*", "*", "a*", "{user_id}");
const pattern = fc
  .tuple(fc.constantFrom(...TYPES, "*"), fc.array(segment, { maxLength: 2 }), last)
  .map(([type, middle, end]) => [type, ...middle, end].join("/"));

const permission = fc.record({
  resource: fc.oneof(fc.constant("*"), pattern),
  actions: fc.oneof(fc.constant(["*"]), some(ACTIONS)),
});

const clock = fc.constantFrom("00:00", "02:00", "02:30", "08:00", "12:15", "20:00", "23:59");
const hours = fc
  .record({
    zone: maybe(fc.constantFrom(...ZONES)),
    days: maybe(some(["mon", "tue", "sat", "sun"] as const, 4)),
    from: clock,
    to: fc.oneof(clock, fc.constant("24:00")),
  })
  .filter(({ from, to }) => from !== to);

/** Around the change of clocks in Europe, the United States and Lord Howe, and the year 2026. */
const instant = fc
  .tuple(
    fc.constantFrom(
      Date.UTC(2026, 2, 29, 1),
      Date.UTC(2026, 9, 25, 1),
      Date.UTC(2026, 2, 8, 7),
      Date.UTC(2026, 3, 4, 15),
      Date.UTC(2026, 5, 1),
    ),
    fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }),
  )
  .map(([start, offset]) => start + offset);

const conditions = {
  addresses: maybe(
    fc.array(fc.constantFrom("10.0.0.0/8", "192.0.2.7", "2001:db8::/32"), { maxLength: 2 }),
  ),
  methods: maybe(some(METHODS, 4)),
  mfa: maybe(fc.boolean()),
  mfaMaxAgeMinutes: maybe(fc.constantFrom(1, 60)),
  hours: maybe(hours),
  until: maybe(instant.map((ms) => new Date(ms).toISOString())),
  countries: maybe(fc.array(fc.constantFrom(...COUNTRIES), { maxLength: 2 })),
};

/** Few at a time, or nothing would ever hold. */
function few(record: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(record, fc.integer({ min: 0, max: 2 }), fc.nat(7)).map(([all, count, start]) => {
    const said = Object.entries(all).filter(([, value]) => value !== undefined);
    return Object.fromEntries([...said.slice(start), ...said.slice(0, start)].slice(0, count));
  });
}

const role = fc.record({
  permissions: fc.array(permission, { maxLength: 4 }),
  deny: fc.oneof({ weight: 7, arbitrary: fc.constant([]) }, fc.array(permission, { maxLength: 1 })),
  conditions: maybe(few(fc.record(conditions))),
  excludeCollections: maybe(some(["first", "second"], 1)),
});

const subject = fc.oneof(
  fc.record({
    kind: fc.constantFrom("user", "group"),
    name: fc.constantFrom("ann", "team"),
    issuer: maybe(fc.constantFrom(...ISSUERS)),
  }),
  fc.record({ kind: fc.constant("api-key"), name: fc.constantFrom("ann", "k1") }),
  fc.record({
    kind: fc.constant("service-account"),
    name: fc.constantFrom("ann", "bot"),
    namespace: fc.constantFrom("prod", "test"),
    issuer: maybe(fc.constantFrom(...ISSUERS)),
  }),
);

const binding = fc.record({
  role: fc.constantFrom(...ROLES.slice(2)),
  subjects: fc.array(subject, { minLength: 1, maxLength: 2 }),
});

const rule = fc
  .record({
    appliesTo: few(
      fc.record({
        collections: some(["first", "second"]),
        actions: some([...ACTIONS, "*"]),
        resources: fc.array(pattern, { minLength: 1, maxLength: 2 }),
        roles: some(ROLES),
      }),
    ),
    when: few(fc.record({ ...conditions, vectorsOver: fc.constantFrom(0, 10) })),
    unless: maybe(few(fc.record({ ...conditions, vectorsOver: fc.constantFrom(0, 10) }))),
    effect: fc.constantFrom("deny", "require-approval"),
  })
  .map((one) => (one.effect === "deny" ? one : { ...one, approval: { from: ["chief"] } }));

const ceiling = fc.record({
  accessibleBy: maybe(some([...ROLES, "*"])),
  sensitivity: maybe(fc.constantFrom("public", "restricted")),
});

export const policies: fc.Arbitrary<PolicyConfig> = fc
  .record({
    roles: fc.dictionary(fc.constantFrom(...ROLES), role, { minKeys: 2, noNullPrototype: true }),
    bindings: fc.array(binding, { maxLength: 3 }),
    ceilings: fc.tuple(ceiling, ceiling),
    defaultSensitivity: fc.constantFrom("restricted", "restricted", "internal"),
    rules: fc.array(rule, { maxLength: 2 }),
    timeZone: fc.constantFrom(...ZONES),
  })
  .map(({ ceilings: [first, second], roles, bindings, rules, ...rest }) => {
    const policy = {
      ...rest,
      apiVersion: "garita/v1",
      regions: { OWN: ["US"] },
      // What is bound, or named by a rule, is there.
      roles: { ...Object.fromEntries(ROLES.slice(2).map((name) => [name, {}])), ...roles },
      bindings,
      collections: [
        { ...first, name: "first", path: "a" },
        { ...second, name: "second", path: "b/ab" },
      ],
      rules: rules.map((one, index) => ({ ...one, name: `r${index}` })),
    };
    // What is undefined was not written.
    const written: unknown = JSON.parse(JSON.stringify(policy));
    return PolicyConfig.parse(written);
  });

const identities: fc.Arbitrary<Identity> = fc
  .record({
    kind: fc.constantFrom(...SUBJECT_KINDS, "user" as const),
    id: fc.constantFrom("k1", "k2"),
    name: fc.constantFrom("ann", "bot"),
    subject: fc.constantFrom("ann", "ab", "bot", "a/b", "*"),
    roles: fc.uniqueArray(fc.constantFrom(...ROLES, "ghost"), { maxLength: 2 }),
    groups: fc.uniqueArray(fc.constantFrom("team", "ann"), { maxLength: 1 }),
    issuer: maybe(fc.constantFrom(...ISSUERS)),
    namespace: maybe(fc.constantFrom("prod", "test")),
    tenant: maybe(fc.constantFrom("north", "a", "")),
    secondFactorAtMs: maybe(instant),
  })
  .map(({ issuer, namespace, tenant, secondFactorAtMs, ...rest }) => ({
    ...rest,
    ...(issuer !== undefined && { issuer }),
    ...(namespace !== undefined && { namespace }),
    ...(tenant !== undefined && { tenant }),
    ...(secondFactorAtMs !== undefined && { secondFactorAtMs }),
  }));

const scope = fc
  .tuple(fc.oneof(fc.constant(["*"]), some(ACTIONS)), fc.oneof(fc.constant("*"), pattern))
  .map(([actions, resource]) => `${actions.join(",")}:${resource}`);

/** Most have no ceiling, as most callers have none. */
const scopes = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  fc.array(scope, { maxLength: 4 }),
);

const callers: fc.Arbitrary<Caller> = fc
  .tuple(identities, fc.constantFrom(...METHODS), maybe(identities), scopes)
  .map(([own, method, endUser, ceiling]) => ({
    ...own,
    method,
    ...(endUser && { endUser }),
    ...(ceiling && { scopes: ceiling }),
  }));

const paths = fc
  .tuple(
    fc.constantFrom(...TYPES),
    fc.array(fc.constantFrom(...NAMES, ...NAMES, ...NAMES, "..", "", "a*", "a%", " a", "e\u0301"), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([type, rest]) => [type, ...rest].join("/"));

export const requests: fc.Arbitrary<AccessRequest> = fc.record({
  subject: callers,
  action: fc.constantFrom(...ACTIONS),
  resource: paths,
  context: fc.record({
    nowMs: instant,
    address: fc.constantFrom(
      null,
      "10.1.2.3",
      "::ffff:10.9.9.9",
      "192.0.2.7",
      "2001:db8::7",
      "::1",
    ),
    country: fc.constantFrom(null, "ES", "US", "CN"),
    vectors: fc.constantFrom(0, 10, 11),
    vectorsInWindow: fc.constantFrom(0, 10, 11),
    approved: fc.boolean(),
  }),
});
