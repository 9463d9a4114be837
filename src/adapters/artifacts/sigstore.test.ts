import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { because, statementOf } from "../../../test/fixtures/signing.ts";
import { IDENTITY, ISSUER, newSigstore } from "../../../test/fixtures/sigstore.ts";
import type {
  BundleFixture,
  BundleWish,
  TrustedRootFixture,
} from "../../../test/fixtures/sigstore.ts";
import { parseBundle } from "../../supply/signing/bundle.ts";
import { authenticateSigstore, parseTrustedRoot } from "../../supply/signing/sigstore.ts";
import type { Signer } from "../../supply/signing/verify.ts";
import { openSigstore, shippedTrustedRoot } from "./sigstore.ts";

const instance = newSigstore();
const ask = await openSigstore();
const payload = Buffer.from(statementOf());

function toBuffer(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

interface Check {
  readonly wish?: BundleWish;
  readonly edit?: (bundle: BundleFixture) => void;
  readonly editRoot?: (root: TrustedRootFixture) => void;
  readonly identity?: string;
  readonly issuer?: string;
}

function check({ wish, edit, editRoot, identity = IDENTITY, issuer = ISSUER }: Check = {}): Signer {
  assert.ok(ask);
  const bundle = instance.bundle(payload, wish);
  edit?.(bundle);
  const root = structuredClone(instance.trustedRoot);
  editRoot?.(root);
  return authenticateSigstore(parseBundle(toBuffer(bundle)), ask, {
    trustedRootJson: parseTrustedRoot(toBuffer(root)),
    expected: { identity, issuer },
  });
}

const refused = because("sigstore-refused");

// oxlint-disable-next-line typescript/no-explicit-any
function entryOf(bundle: BundleFixture): any {
  return bundle["verificationMaterial"].tlogEntries[0];
}

/** Another value of the same form. */
function flipped(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString("base64");
}

test("sigstore: a signer whom the instance names is believed offline", () => {
  assert.deepEqual(check(), { method: "sigstore", identity: IDENTITY, issuer: ISSUER });
});

test("sigstore: so is one long ago, with a certificate of two minutes", () => {
  assert.ok(check({ wish: { at: new Date(Date.now() - 10 * 86_400_000) } }).method);
});

test("sigstore: an entry that hashes what was signed is believed", () => {
  assert.ok(check({ wish: { kind: "hashedrekord" } }));
});

test("sigstore: identity and issuer are compared as they are, not as patterns", () => {
  for (const identity of ["signer@example", "signer.example.org", ".*", "", "SIGNER@example.org"]) {
    assert.throws(() => check({ identity }), because("sigstore-identity"), identity);
  }
  assert.throws(() => check({ issuer: "https://accounts.example" }), because("sigstore-issuer"));
});

const other = Buffer.from(statementOf({ name: "another" }));

const TAMPERED: readonly (readonly [string, Check])[] = [
  ["an entry of another payload", { wish: { entryPayload: other } }],
  ["a hashed entry of another payload", { wish: { kind: "hashedrekord", entryPayload: other } }],
  ["another payload", { edit: (b) => (b["dsseEnvelope"].payload = other.toString("base64")) }],
  [
    "the entry of another bundle (CVE-2022-36056)",
    {
      edit: (b) => {
        const donor = instance.bundle(payload);
        b["verificationMaterial"].tlogEntries = donor["verificationMaterial"].tlogEntries;
      },
    },
  ],
  [
    "the certificate of another bundle",
    {
      edit: (b) => {
        const donor = instance.bundle(payload);
        b["verificationMaterial"].certificate = donor["verificationMaterial"].certificate;
      },
    },
  ],
  [
    "nine entries",
    { edit: (b) => (b["verificationMaterial"].tlogEntries = Array(9).fill(entryOf(b))) },
  ],
  ["no promise, and so no time", { wish: { promised: false } }],
  ["no time-stamp of the log of certificates", { wish: { logged: false } }],
  [
    "a promise that is none",
    {
      edit: (b) => {
        const { inclusionPromise } = entryOf(b);
        inclusionPromise.signedEntryTimestamp = flipped(inclusionPromise.signedEntryTimestamp);
      },
    },
  ],
  ["another time than promised", { edit: (b) => (entryOf(b).integratedTime = "1700000000") }],
  ["another place than promised", { edit: (b) => (entryOf(b).logIndex = "7") }],
  ["a proof of another place", { edit: (b) => (entryOf(b).inclusionProof.logIndex = "0") }],
  ["a place that is no number", { edit: (b) => (entryOf(b).inclusionProof.logIndex = "x") }],
  ["a proof without its hashes", { edit: (b) => (entryOf(b).inclusionProof.hashes = []) }],
  ["no proof", { edit: (b) => delete entryOf(b).inclusionProof }],
  ["no signed state of the log", { edit: (b) => delete entryOf(b).inclusionProof.checkpoint }],
  [
    "a state of the log with another root",
    {
      edit: (b) => {
        const { checkpoint } = entryOf(b).inclusionProof;
        checkpoint.envelope = checkpoint.envelope.replace("\n2\n", "\n3\n");
      },
    },
  ],
  ["a state signed by somebody else", { wish: { checkpointName: "elsewhere.example.org" } }],
  ["a pattern for a name", { wish: { checkpointName: "(r|re)+kor.*" } }],
  [
    "a pattern in the middle of a line",
    {
      edit: (b) => {
        const { checkpoint } = entryOf(b).inclusionProof;
        checkpoint.envelope += "x \u2014 (a+)+ AAAAAAAA\n";
      },
    },
  ],
  ["an unknown log", { edit: (b) => (entryOf(b).logId.keyId = flipped(entryOf(b).logId.keyId)) }],
  ["a body that is no JSON", { edit: (b) => (entryOf(b).canonicalizedBody = "AAAA") }],
  ["an unknown kind of entry", { edit: (b) => (entryOf(b).kindVersion.kind = "intoto") }],
  [
    "a root with another authority",
    {
      editRoot: (r) =>
        (r["certificateAuthorities"] = newSigstore().trustedRoot["certificateAuthorities"]),
    },
  ],
  [
    "a root with another log of certificates",
    { editRoot: (r) => (r["ctlogs"] = newSigstore().trustedRoot["ctlogs"]) },
  ],
  [
    "a root with another log",
    { editRoot: (r) => (r["tlogs"] = newSigstore().trustedRoot["tlogs"]) },
  ],
  [
    "a log that began later",
    { editRoot: (r) => (r["tlogs"][0].publicKey.validFor = { start: "2099-01-01T00:00:00Z" }) },
  ],
  [
    "a log that had ended",
    { editRoot: (r) => (r["tlogs"][0].publicKey.validFor.end = "2021-01-01T00:00:00Z") },
  ],
  [
    "an authority that had ended",
    { editRoot: (r) => (r["certificateAuthorities"][0].validFor.end = "2021-01-01T00:00:00Z") },
  ],
];

for (const [what, given] of TAMPERED) {
  test(`sigstore: ${what} is refused`, () => {
    assert.throws(() => check(given), refused);
  });
}

test("sigstore: a log whose key has no start of its validity is not believed", () => {
  const forget = (r: TrustedRootFixture): void => {
    delete r["tlogs"][0].publicKey.validFor.start;
  };
  assert.throws(() => check({ editRoot: forget }), because("trusted-root"));
  const forgetOne = (r: TrustedRootFixture): void => {
    r["tlogs"].push(newSigstore().trustedRoot["tlogs"][0]);
    forget(r);
  };
  assert.throws(() => check({ editRoot: forgetOne }), refused);
});

test("sigstore: the moment in which a log ends is still within", () => {
  const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000);
  const ends = (end: Date) => (r: TrustedRootFixture) => {
    r["tlogs"][0].publicKey.validFor.end = end.toISOString();
  };
  assert.ok(check({ wish: { at }, editRoot: ends(at) }));
  const before = new Date(at.getTime() - 1);
  assert.throws(() => check({ wish: { at }, editRoot: ends(before) }), refused);
});

function missing(): Error {
  return Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
}

test("sigstore: without its packages there is nobody to ask", async () => {
  assert.equal(await openSigstore(() => Promise.reject(missing())), null);
  await assert.rejects(
    openSigstore(() => Promise.reject(new Error("broken"))),
    /broken/,
  );
});

test("sigstore: the root of the public instance comes with a package, where there is one", async () => {
  const absent = (): string => {
    throw missing();
  };
  assert.equal(await shippedTrustedRoot(absent), null);
  const folder = mkdtempSync(join(tmpdir(), "garita-seeds-"));
  try {
    const seeds = join(folder, "seeds.json");
    const target = { "trusted_root.json": Buffer.from("{}").toString("base64") };
    const url = "https://tuf-repo-cdn.sigstore.dev";
    writeFileSync(seeds, JSON.stringify({ [url]: { targets: target } }));
    assert.equal(String(await shippedTrustedRoot(() => pathToFileURL(seeds).href)), "{}");
    writeFileSync(seeds, "{}");
    assert.equal(await shippedTrustedRoot(() => pathToFileURL(seeds).href), null);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
