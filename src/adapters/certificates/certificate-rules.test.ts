import assert from "node:assert/strict";
import { test } from "node:test";
import { issue, newRoot } from "../../../test/fixtures/certificates.ts";
import type { AlternativeName, CertificateWish } from "../../../test/fixtures/certificates.ts";
import { compileCertificateRules } from "./certificate-rules.ts";
import { OID, parseCertificate } from "../../core/certificate.ts";
import { CertificateRules } from "./config.ts";

const root = newRoot();
const AUTHORITY = "ab".repeat(32);

function named(rules: readonly object[] | undefined, wish: CertificateWish): unknown {
  const name = compileCertificateRules(CertificateRules.parse(rules));
  const certificate = parseCertificate(issue(root, wish).der);
  return name({ certificate, authorities: new Set([AUTHORITY]) });
}

function idOf(rules: readonly object[] | undefined, wish: CertificateWish): unknown {
  const found = named(rules, wish);
  return typeof found === "object" && found !== null && "id" in found ? found.id : found;
}

const uri = (value: string): AlternativeName => ["uri", value];
const dns = (value: string): AlternativeName => ["dns", value];
const email = (value: string): AlternativeName => ["email", value];

test("certificate rules: without any, workloads of Kubernetes are service accounts", () => {
  assert.deepEqual(named(undefined, { names: [uri("spiffe://td/ns/prod/sa/api")] }), {
    kind: "service-account",
    id: "service-account:spiffe://td#/ns/prod/sa/api",
    name: "api",
    issuer: "spiffe://td",
    subject: "/ns/prod/sa/api",
    namespace: "prod",
    roles: [],
    groups: [],
  });
  assert.equal(named(undefined, { names: [uri("spiffe://td/other")] }), "unmapped");
  assert.equal(named(undefined, { subject: "api" }), "unmapped");
});

test("certificate rules: a rule gives kind, name, roles and tenant", () => {
  const rule = {
    kind: "user",
    roles: ["analyst"],
    tenant: "acme",
    match: { email: "*@example.org" },
  };
  assert.deepEqual(named([rule], { names: [email("Ana.L@Example.ORG")] }), {
    kind: "user",
    id: "user:x509#email:Ana.L@example.org",
    name: "Ana.L@example.org",
    issuer: "x509",
    subject: "email:Ana.L@example.org",
    roles: ["analyst"],
    groups: [],
    tenant: "acme",
  });
});

const service = { kind: "service-account" };

test("certificate rules: each way of naming has subjects of its own", () => {
  const same = "app.example.org";
  assert.equal(
    idOf([{ ...service, match: { dnsName: same } }], { names: [dns("APP.example.org")] }),
    "service-account:x509#dns:app.example.org",
  );
  assert.equal(
    idOf([{ ...service, match: { uri: same } }], { names: [uri(same)] }),
    "service-account:x509#uri:app.example.org",
  );
  assert.equal(
    idOf([{ ...service, match: { subject: { commonName: same } } }], { subject: same }),
    "service-account:x509#cn:app.example.org",
  );
});

test("certificate rules: a wildcard is one label, and none of a certificate counts", () => {
  const rules = [{ ...service, match: { dnsName: "*.example.org" } }];
  assert.equal(
    idOf(rules, { names: [dns("a.example.org")] }),
    "service-account:x509#dns:a.example.org",
  );
  for (const name of ["example.org", "a.b.example.org", "*.example.org", "a.example.org."]) {
    assert.equal(named(rules, { names: [dns(name)] }), "unmapped", name);
  }
});

test("certificate rules: names inside names count for nothing (CVE-2021-44532)", () => {
  const rules = [
    { ...service, match: { dnsName: "admin.example.org" } },
    { ...service, match: { uri: "urn:admin" } },
    { kind: "user", match: { email: "admin@example.org" } },
    { ...service, match: { subject: { commonName: "admin" } } },
  ];
  for (const wish of [
    { names: [dns("a,DNS:admin.example.org")] },
    { names: [uri("x:y,URI:urn:admin")] },
    { names: [uri('x:"urn:admin"')] },
    { names: [email("x@y,email:admin@example.org")] },
    { names: [email("admin@example.org@evil.example")] },
    { names: [email("x@example.org,admin@example.org")] },
    { subject: "x,CN=admin" },
    { subject: "x/CN=admin" },
    { subject: "admin " },
    { subject: [[{ type: OID.organization, value: "x, CN=admin" }]] },
    { subject: [[{ type: OID.organizationalUnit, value: "admin" }]] },
  ] satisfies CertificateWish[]) {
    assert.equal(named(rules, wish), "unmapped", JSON.stringify(wish));
  }
});

test("certificate rules: a common name with commas is one name", () => {
  const commonName = "Acme, Inc., CN=app";
  const rules = [{ ...service, match: { subject: { commonName } } }];
  assert.equal(idOf(rules, { subject: commonName }), `service-account:x509#cn:${commonName}`);
});

test("certificate rules: of two names that both fit neither counts", () => {
  const cn = (value: string) => ({ type: OID.commonName, value });
  for (const [match, wish] of [
    [{ dnsName: "*.a.example" }, { names: [dns("x.a.example"), dns("y.a.example")] }],
    [{ email: "*@a.example" }, { names: [email("x@a.example"), email("y@a.example")] }],
    [{ uri: "urn:x" }, { names: [uri("urn:x"), uri("urn:y")] }],
    [{ subject: { commonName: "x" } }, { subject: [[cn("x"), cn("y")]] }],
    [{ subject: { commonName: "x" } }, { subject: [[cn("x")], [cn("y")]] }],
  ] satisfies [object, CertificateWish][]) {
    assert.equal(named([{ ...service, match }], wish), "ambiguous", JSON.stringify(wish));
  }
  const twice = { names: [dns("x.a.example"), dns("X.A.example"), dns("other.example")] };
  const rules = [{ ...service, match: { dnsName: "*.a.example" } }];
  assert.equal(idOf(rules, twice), "service-account:x509#dns:x.a.example");
});

test("certificate rules: a SPIFFE ID stands alone and is well-formed, or nobody is named", () => {
  const rules = [{ ...service, match: { dnsName: "app.example.org" } }];
  const app = dns("app.example.org");
  for (const wish of [
    { names: [app, uri("spiffe://td/a"), uri("spiffe://td/b")] },
    { names: [app, uri("spiffe://td/a"), uri("https://td/a")] },
    { names: [app, uri("https://td/a"), uri("SPIFFE://td/a")] },
    { names: [app, uri("spiffe://td/../a")] },
    { names: [app, uri("spiffe://td")] },
    { names: [app, uri("spiffe://td/a")], keyUsage: null },
  ] satisfies CertificateWish[]) {
    assert.equal(named(rules, wish), "malformed", JSON.stringify(wish));
  }
  assert.equal(
    idOf(rules, { names: [app, uri("spiffe://td/a")] }),
    "service-account:x509#dns:app.example.org",
  );
});

test("certificate rules: all that a rule asks for has to be there", () => {
  const subject = [
    [{ type: OID.commonName, value: "app" }],
    [
      { type: OID.organizationalUnit, value: "ops" },
      { type: OID.organization, value: "acme" },
    ],
  ];
  const wish = { subject, names: [dns("app.example.org")] };
  const holds = (match: object): boolean => named([{ ...service, match }], wish) !== "unmapped";
  assert.ok(holds({ dnsName: "app.example.org", subject: { organizationalUnit: "ops" } }));
  assert.ok(holds({ subject: { commonName: "app", organization: "acme" }, authority: AUTHORITY }));
  assert.ok(holds({ dnsName: "app.example.org", authority: "AB:".repeat(32).slice(0, -1) }));
  assert.ok(!holds({ dnsName: "app.example.org", subject: { organizationalUnit: "dev" } }));
  assert.ok(!holds({ dnsName: "app.example.org", email: "a@example.org" }));
  assert.ok(!holds({ dnsName: "app.example.org", authority: "cd".repeat(32) }));
  assert.ok(!holds({ subject: { organization: "other" } }));
});

test("certificate rules: the first line that holds counts", () => {
  const rules = [
    { ...service, match: { spiffe: "spiffe://td/a" }, name: "first", namespace: "n" },
    { ...service, match: { spiffe: "spiffe://td/*" }, name: "second" },
  ];
  const nameOf = (value: string): unknown => {
    const found = named(rules, { names: [uri(value)] });
    return typeof found === "object" && found !== null && "name" in found ? found.name : found;
  };
  assert.deepEqual(
    ["a", "b"].map((path) => nameOf(`spiffe://td/${path}`)),
    ["first", "second"],
  );
});
