import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CLIENT_AUTH,
  DIGITAL_SIGNATURE,
  issue,
  newRoot,
  revocationList,
  SERVER_AUTH,
} from "../../../test/fixtures/certificates.ts";
import type { CertificateWish, Issued } from "../../../test/fixtures/certificates.ts";
import { readAuthorities, readRevocations } from "./authorities.ts";
import { compileCertificateRules } from "./certificate-rules.ts";
import { createClientTrust } from "./client-trust.ts";
import type { ClientTrust } from "./client-trust.ts";
import { CertificateRules } from "./config.ts";

const NOW_MS = Date.now();
const HOUR_MS = 3_600_000;
const at = (ms: number): Date => new Date(Math.floor((NOW_MS + ms) / 1000) * 1000);

const root = newRoot();
const middle = issue(root, { subject: "Test Issuing", isAuthority: true });
const SPIFFE: CertificateWish = { names: [["uri", "spiffe://td/ns/n/sa/app"]] };

interface TrustWish {
  readonly authorities?: readonly Issued[];
  readonly lists?: readonly Buffer[];
  readonly rules?: readonly object[];
}

function trust({ authorities = [root, middle], lists, rules }: TrustWish = {}): ClientTrust {
  const file = "f.pem";
  const known = readAuthorities({ file, text: authorities.map(({ pem }) => pem).join("") });
  const files = lists?.map((list) => ({ file, text: list.toString("latin1") }));
  return createClientTrust({
    authorities: known,
    revocations: files === undefined ? null : readRevocations(files, known).byAuthority,
    name: rules?.length === 0 ? null : compileCertificateRules(CertificateRules.parse(rules)),
  });
}

function outcome(judge: ClientTrust, chain: readonly Issued[], nowMs = NOW_MS): unknown {
  const proof = judge.judge(
    chain.map(({ der }) => der),
    nowMs,
  );
  return typeof proof === "string" ? proof : (proof.identity?.name ?? null);
}

test("client trust: a chain up to a root that is believed names its subject", () => {
  assert.equal(outcome(trust(), [issue(middle, SPIFFE), middle, root]), "app");
  assert.equal(
    outcome(trust({ authorities: [root] }), [issue(middle, SPIFFE), middle, root]),
    "app",
  );
  assert.equal(outcome(trust(), [issue(root, SPIFFE), root]), "app");
  assert.equal(outcome(trust({ rules: [] }), [issue(root, SPIFFE), root]), null);
  assert.equal(outcome(trust(), [issue(root, { subject: "nobody" }), root]), "unmapped");
});

test("client trust: a chain of others, with a hole, out of order or too long is none", () => {
  const leaf = issue(middle, SPIFFE);
  const other = newRoot();
  const notAuthority = issue(root, { subject: "Test Issuing" });
  assert.equal(outcome(trust(), []), "chain");
  assert.equal(outcome(trust({ authorities: [root] }), [leaf]), "chain");
  assert.equal(outcome(trust(), [leaf, root]), "chain");
  assert.equal(outcome(trust(), [leaf, root, middle]), "chain");
  assert.equal(outcome(trust(), [issue(other, SPIFFE), other]), "chain");
  assert.equal(outcome(trust(), [issue(other, SPIFFE), root]), "chain");
  assert.equal(outcome(trust(), [issue(notAuthority, SPIFFE), notAuthority, root]), "chain");
  assert.equal(outcome(trust({ authorities: [other] }), [leaf, middle, root]), "chain");
  const below = [root];
  while (below.length < 6) {
    below.unshift(issue(below[0] ?? root, { subject: `A${below.length}`, isAuthority: true }));
  }
  assert.equal(outcome(trust(), [issue(below[1] ?? root, SPIFFE), ...below.slice(1)]), "app");
  assert.equal(outcome(trust(), [issue(below[0] ?? root, SPIFFE), ...below]), "chain");
});

test("client trust: what is missing of a chain is taken from the authorities that are known", () => {
  const leaf = issue(middle, SPIFFE);
  assert.equal(outcome(trust(), [leaf]), "app");
  assert.equal(outcome(trust(), [leaf, middle]), "app");
  assert.equal(outcome(trust({ authorities: [root] }), [leaf, middle]), "app");
});

test("client trust: bytes that are no certificate are said to be so", () => {
  assert.equal(trust().judge([Buffer.from("x"), root.der], NOW_MS), "malformed");
});

test("client trust: dates of the whole chain count, to the second", () => {
  const leaf = issue(root, { ...SPIFFE, from: at(-HOUR_MS), to: at(HOUR_MS) });
  const proof = trust().judge([leaf.der, root.der], NOW_MS);
  assert.ok(typeof proof === "object");
  assert.equal(proof.untilMs, at(HOUR_MS).getTime() + 1000);
  assert.equal(outcome(trust(), [leaf, root], proof.untilMs - 1), "app");
  assert.equal(outcome(trust(), [leaf, root], proof.untilMs), "dates");
  assert.equal(outcome(trust(), [leaf, root], at(-HOUR_MS).getTime() - 1), "dates");
  const old = issue(root, { subject: "Old", isAuthority: true, to: at(-HOUR_MS) });
  assert.equal(outcome(trust(), [issue(old, SPIFFE), old, root]), "dates");
});

for (const [what, wish] of [
  ["a server", { purposes: [SERVER_AUTH] }],
  ["anything", { purposes: ["2.5.29.37.0"] }],
  ["nothing in particular", { purposes: null }],
  ["encryption only", { keyUsage: 0x20 }],
  ["signing certificates besides", { keyUsage: DIGITAL_SIGNATURE | 0x04 }],
  ["an authority", { isAuthority: true, purposes: [CLIENT_AUTH], keyUsage: DIGITAL_SIGNATURE }],
] as const) {
  test(`client trust: a certificate for ${what} is not one for clients`, () => {
    assert.equal(outcome(trust(), [issue(root, { ...SPIFFE, ...wish }), root]), "usage");
  });
}

test("client trust: what a list takes back is refused, by its authority only", () => {
  const [leaf, kept] = [issue(middle, SPIFFE), issue(middle, SPIFFE)];
  const lists = [revocationList(root), revocationList(middle, { revoked: [leaf] })];
  assert.equal(outcome(trust({ lists }), [leaf, middle, root]), "revoked");
  assert.equal(outcome(trust({ lists }), [kept, middle, root]), "app");
  const swapped = [revocationList(root, { revoked: [leaf] }), revocationList(middle)];
  assert.equal(outcome(trust({ lists: swapped }), [leaf, middle, root]), "app");
  const whole = [revocationList(root, { revoked: [middle] }), revocationList(middle)];
  assert.equal(outcome(trust({ lists: whole }), [kept, middle, root]), "revoked");
});

test("client trust: without a list of each authority, or past its date, nobody gets in", () => {
  const chain = [issue(middle, SPIFFE), middle, root];
  const fresh = { to: at(HOUR_MS) };
  const both = trust({ lists: [revocationList(root), revocationList(middle, fresh)] });
  assert.equal(outcome(trust({ lists: [revocationList(root)] }), chain), "unlisted");
  assert.equal(outcome(trust({ lists: [revocationList(middle)] }), chain), "unlisted");
  assert.equal(outcome(both, chain), "app");
  const proof = both.judge(
    chain.map(({ der }) => der),
    NOW_MS,
  );
  assert.equal(typeof proof === "object" && proof.untilMs, at(HOUR_MS).getTime() + 1000);
  assert.equal(outcome(both, chain, at(HOUR_MS).getTime() + 1000), "outdated");
  assert.deepEqual(
    [NOW_MS, at(HOUR_MS).getTime() + 1000].map((nowMs) => both.isCurrent(nowMs)),
    [true, false],
  );
  assert.equal(trust({ lists: [revocationList(root)] }).isCurrent(NOW_MS), false);
  assert.equal(trust().isCurrent(NOW_MS), true);
  const unlisted = issue(root, { subject: "Elsewhere", isAuthority: true });
  assert.equal(outcome(both, [issue(unlisted, SPIFFE), unlisted, root]), "unlisted");
  const early = revocationList(root, { from: at(HOUR_MS), to: at(2 * HOUR_MS) });
  assert.equal(outcome(trust({ lists: [early] }), [issue(root, SPIFFE), root]), "outdated");
});

test("client trust: of two lists the newer one counts", () => {
  const leaf = issue(root, SPIFFE);
  const old = revocationList(root, { from: at(-2 * HOUR_MS) });
  const young = revocationList(root, { from: at(-HOUR_MS), revoked: [leaf] });
  for (const lists of [
    [old, young],
    [young, old],
  ]) {
    assert.equal(outcome(trust({ authorities: [root], lists }), [leaf, root]), "revoked");
  }
});

test("client trust: a rule may ask for the authority that vouches", () => {
  const fingerprint = readAuthorities({ file: "f", text: root.pem + middle.pem })[1]?.fingerprint;
  const rules = [
    {
      kind: "service-account",
      match: { spiffe: "spiffe://td/ns/n/sa/*", authority: fingerprint },
      name: "of-middle",
    },
  ];
  assert.equal(outcome(trust({ rules }), [issue(middle, SPIFFE), middle, root]), "of-middle");
  assert.equal(outcome(trust({ rules }), [issue(root, SPIFFE), root]), "unmapped");
});
