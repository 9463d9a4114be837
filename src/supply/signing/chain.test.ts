import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  CLIENT_AUTH,
  CODE_SIGNING,
  der,
  DIGITAL_SIGNATURE,
  extension,
  issue,
  modelSigner,
  newRoot,
  SERVER_AUTH,
  signingAuthority,
} from "../../../test/fixtures/certificates.ts";
import type { CertificateWish, Issued } from "../../../test/fixtures/certificates.ts";
import { because } from "../../../test/fixtures/signing.ts";
import { checkChain, readCertificates } from "./chain.ts";
import type { ChainSigner } from "./chain.ts";
import { SigningProblem } from "./problem.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.now();
const PAST = { from: new Date(NOW_MS - 3 * DAY_MS), to: new Date(NOW_MS - 2 * DAY_MS) };
const FUTURE = { from: new Date(NOW_MS + 2 * DAY_MS), to: new Date(NOW_MS + 3 * DAY_MS) };

const root = newRoot();
const between = signingAuthority(root);
const leaf = modelSigner(between);

function check(
  chain: readonly Issued[],
  roots: readonly Issued[] = [root],
  nowMs = NOW_MS,
): ChainSigner {
  return checkChain(
    chain.map((one) => one.der),
    { roots: roots.flatMap(({ pem }) => readCertificates(pem)), nowMs },
  );
}

test("chain: a leaf leads over those between to a root", () => {
  const signer = check([leaf, between]);
  assert.match(signer.subject, /Model Signer/);
  assert.match(signer.fingerprint, /^[0-9a-f]{64}$/);
});

test("chain: the root may be in it, and strangers change nothing", () => {
  assert.ok(check([leaf, between, root]));
  assert.ok(check([leaf, newRoot(), between, signingAuthority(newRoot())]));
});

test("chain: an authority that is named is believed without those above it", () => {
  assert.ok(check([leaf], [between]));
});

test("chain: a self-signed signer is believed when it is named itself", () => {
  const alone = newRoot({ isAuthority: false, purposes: [CODE_SIGNING], subject: "Alone" });
  assert.ok(check([alone], [alone]));
  assert.throws(() => check([alone], [root]), because("certificate-untrusted"));
});

test("chain: without those between, or to another root of the same name, it leads nowhere", () => {
  assert.throws(() => check([leaf]), because("certificate-untrusted"));
  assert.throws(() => check([leaf, between], [newRoot()]), because("certificate-untrusted"));
  assert.throws(() => check([]), because("certificate-malformed"));
});

test("chain: of two ways to a root one that holds is enough", () => {
  const key = between;
  const stale = { ...issue(root, { subject: "x" }), der: between.der };
  assert.ok(check([leaf, stale, key]));
});

for (const [what, wish] of [
  ["past", PAST],
  ["in the future", FUTURE],
] as const) {
  test(`chain: no certificate may have its dates ${what}`, () => {
    const dates = because("certificate-dates");
    assert.throws(() => check([modelSigner(between, wish), between]), dates);
    const authority = signingAuthority(root, wish);
    assert.throws(() => check([modelSigner(authority), authority]), dates);
    const other = newRoot(wish);
    const below = signingAuthority(other);
    assert.throws(() => check([modelSigner(below), below], [other]), dates);
  });
}

test("chain: dates are judged at the moment that is asked about, ends included", () => {
  const from = new Date(Math.floor(NOW_MS / 1000) * 1000 - 5000);
  const to = new Date(from.getTime() + 10_000);
  const brief = modelSigner(between, { from, to });
  assert.ok(check([brief, between], [root], from.getTime()));
  assert.ok(check([brief, between], [root], to.getTime() + 999));
  for (const ms of [from.getTime() - 1, to.getTime() + 1000]) {
    assert.throws(() => check([brief, between], [root], ms), because("certificate-dates"));
  }
});

test("chain: a signer is for signing code, and for signing at all", () => {
  const wishes: readonly CertificateWish[] = [
    { purposes: [CLIENT_AUTH, SERVER_AUTH] },
    { purposes: ["2.5.29.37.0"] },
    { purposes: null },
    { keyUsage: 0x20 },
  ];
  for (const wish of wishes) {
    const odd = modelSigner(between, wish);
    assert.throws(() => check([odd, between]), because("certificate-usage"));
  }
  assert.ok(check([modelSigner(between, { keyUsage: null }), between]));
});

test("chain: who is no authority vouches for nobody", () => {
  const wishes: readonly CertificateWish[] = [
    { isAuthority: false, purposes: null },
    { keyUsage: DIGITAL_SIGNATURE },
  ];
  for (const wish of wishes) {
    const odd = signingAuthority(root, wish);
    // OpenSSL may see first that nobody may have issued it.
    assert.throws(() => check([modelSigner(odd), odd]), /no authority|does not lead/);
  }
});

test("chain: an authority for other purposes vouches for no signer", () => {
  const odd = signingAuthority(root, { purposes: [SERVER_AUTH] });
  assert.throws(() => check([modelSigner(odd), odd]), because("certificate-usage"));
  const good = signingAuthority(root, { purposes: [CODE_SIGNING] });
  assert.ok(check([modelSigner(good), good]));
});

test("chain: the length that an authority allows is kept", () => {
  const limit = (count: number) =>
    extension(
      "2.5.29.19",
      der(0x30, der(0x01, Buffer.from([0xff])), der(0x02, Buffer.from([count]))),
      true,
    );
  const chainUnder = (count: number): readonly Issued[] => {
    const top = issue(root, {
      subject: "Limited",
      purposes: null,
      keyUsage: 0x06,
      extensions: [limit(count)],
    });
    const below = signingAuthority(top);
    return [modelSigner(below), below, top];
  };
  assert.ok(check(chainUnder(1)));
  assert.throws(() => check(chainUnder(0)), because("certificate-not-authority"));
});

test("chain: what is critical and not understood is refused", () => {
  const constraints = extension("2.5.29.30", der(0x30), true);
  const odd = signingAuthority(root, { extensions: [constraints] });
  assert.throws(() => check([modelSigner(odd), odd]), because("certificate-extension"));
  const oddLeaf = modelSigner(between, { extensions: [extension("1.2.3.4", der(0x05), true)] });
  assert.throws(() => check([oddLeaf, between]), because("certificate-extension"));
  const loose = modelSigner(between, { extensions: [extension("1.2.3.4", der(0x05))] });
  assert.ok(check([loose, between]));
});

test("chain: a path has eight certificates at most", () => {
  const chainOf = (length: number): readonly Issued[] => {
    let above = root;
    const links: Issued[] = [];
    for (let i = 0; i < length; i++) links.unshift((above = signingAuthority(above)));
    return [modelSigner(above), ...links];
  };
  assert.ok(check(chainOf(6)));
  assert.throws(() => check(chainOf(7)), because("certificate-untrusted"));
});

test("chain: authorities that vouch for each other end it soon", () => {
  const crowd = Array.from({ length: 15 }, () => signingAuthority(newRoot()));
  const startedAt = performance.now();
  assert.throws(() => check([leaf, ...crowd], [newRoot()]), because("certificate-untrusted"));
  assert.ok(performance.now() - startedAt < 5000);
});

test("chain: no change of a byte makes it fail with anything but a problem", () => {
  const roots = readCertificates(root.pem);
  const originals = [leaf.der, between.der];
  fc.assert(
    fc.property(fc.boolean(), fc.nat(), fc.integer({ min: 1, max: 255 }), (first, at, mask) => {
      const chain = originals.map((one) => Buffer.from(one));
      const target = chain[first ? 0 : 1] ?? Buffer.alloc(1);
      const place = at % target.length;
      target[place] = (target[place] ?? 0) ^ mask;
      try {
        checkChain(chain, { roots, nowMs: NOW_MS });
        assert.fail("a changed certificate was believed");
      } catch (error) {
        assert.ok(error instanceof SigningProblem, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});

test("chain: what is no certificate is refused", () => {
  assert.throws(() => readCertificates("nothing"), because("certificate-malformed"));
  const damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  assert.throws(() => readCertificates(damaged), because("certificate-malformed"));
  assert.throws(
    () => checkChain([Buffer.from("x")], { roots: [], nowMs: NOW_MS }),
    because("certificate-malformed"),
  );
});
