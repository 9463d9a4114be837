import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type * as bundlePackage from "@sigstore/bundle";
import type * as specsPackage from "@sigstore/protobuf-specs";
import type * as verifyPackage from "@sigstore/verify";
import type { SignedEntity, TrustMaterial } from "@sigstore/verify";
import { quote } from "../../core/errors.ts";
import { member, parseJson, stringMember } from "../../core/json.ts";
import type {
  AskSigstore,
  SigstoreAnswer,
  SigstoreQuestion,
} from "../../supply/signing/sigstore.ts";

/** The optional packages that know sigstore. */
export interface SigstorePackages {
  readonly bundle: typeof bundlePackage;
  readonly specs: typeof specsPackage;
  readonly verify: typeof verifyPackage;
}

type Entry = SignedEntity["tlogEntries"][number];

export const SIGSTORE_PACKAGES = [
  "@sigstore/bundle",
  "@sigstore/protobuf-specs",
  "@sigstore/verify",
];

const DETAIL_SHOWN = 160;
const ENTRIES_MAX = 8;
const TUF_SEEDS = "@sigstore/tuf/seeds.json";
const PUBLIC_GOOD = "https://tuf-repo-cdn.sigstore.dev";

/** Throws `ERR_MODULE_NOT_FOUND` where they are not installed. */
export async function importSigstore(): Promise<SigstorePackages> {
  const [bundle, specs, verify] = await Promise.all([
    import("@sigstore/bundle"),
    import("@sigstore/protobuf-specs"),
    import("@sigstore/verify"),
  ]);
  return { bundle, specs, verify };
}

/** Null when they are not installed; another error of loading them is thrown. */
export async function openSigstore(
  importPackages: () => Promise<SigstorePackages> = importSigstore,
): Promise<AskSigstore | null> {
  try {
    const packages = await importPackages();
    return (question) => answer(packages, question);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The root of the public instance that comes with `@sigstore/tuf`; null without the package. */
export async function shippedTrustedRoot(
  locate: () => string = () => import.meta.resolve(TUF_SEEDS),
): Promise<Buffer | null> {
  try {
    const seeds = parseJson(await readFile(new URL(locate()), "utf8"));
    const targets = member(member(seeds, PUBLIC_GOOD), "targets");
    const root = stringMember(targets, "trusted_root.json");
    return root === undefined ? null : Buffer.from(root, "base64");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
}

/** Whatever the library throws at hostile input is a refusal. */
function answer(packages: SigstorePackages, question: SigstoreQuestion): SigstoreAnswer {
  try {
    return verified(packages, question);
  } catch (error) {
    return { refused: quote(error instanceof Error ? error.message : "error", DETAIL_SHOWN) };
  }
}

function verified(
  { bundle, specs, verify }: SigstorePackages,
  { bundleJson, payload, signedBytes, trustedRootJson }: SigstoreQuestion,
): SigstoreAnswer {
  const parsed = bundle.bundleFromJSON(JSON.parse(bundleJson));
  const { content } = parsed;
  if (content.$case !== "dsseEnvelope" || !content.dsseEnvelope.payload.equals(payload))
    return { refused: "another payload" };
  const root = specs.TrustedRoot.fromJSON(JSON.parse(trustedRootJson));
  const trust = verify.toTrustMaterial(root);
  const entity = verify.toSignedEntity(parsed);
  const entries = entity.tlogEntries;
  if (entries.length === 0 || entries.length > ENTRIES_MAX)
    return { refused: "no entry of a log, or too many" };
  const times = timesOf(entity);
  let answer: SigstoreAnswer = { refused: "no signer" };
  // One by one, each against its own log only.
  for (const entry of entries) {
    if (!hasPlainCheckpoint(entry)) return { refused: "an odd checkpoint" };
    const tlogs = logsOf(trust, entry, times);
    const verifier = new verify.Verifier({ ...trust, tlogs });
    const signature = contentFor(entry, entity.signature, signedBytes);
    const { identity } = verifier.verify({ ...entity, signature, tlogEntries: [entry] });
    const name = identity?.subjectAlternativeName;
    const issuer = identity?.extensions?.issuer;
    if (name === undefined || issuer === undefined) return { refused: "an unnamed signer" };
    answer = { identity: name, issuer };
  }
  return answer;
}

/** Version 3 of the library matches names of checkpoint signatures as patterns, found like this. */
function hasPlainCheckpoint(entry: Entry): boolean {
  const text = entry.inclusionProof?.checkpoint?.envelope ?? "";
  const names = Array.from(text.matchAll(/\u2014 (\S+) (\S+)\n/g), ([, name = ""]) => name);
  return names.every((name) => /^[\w./:@-]{1,256}$/.test(name));
}

/** When it was signed, as far as somebody has promised; the library verifies who. */
function timesOf(entity: SignedEntity): readonly Date[] {
  return entity.timestamps.flatMap((one) => {
    if (one.$case === "timestamp-authority") return [one.timestamp.signingTime];
    const { inclusionPromise, integratedTime } = one.tlogEntry;
    return inclusionPromise === undefined ? [] : [new Date(Number(integratedTime) * 1000)];
  });
}

/** The log of an entry, if its key was valid each time: the library asks that of promises only. */
function logsOf(
  { tlogs }: TrustMaterial,
  { logId }: Entry,
  times: readonly Date[],
): TrustMaterial["tlogs"] {
  return tlogs.filter(({ logID, validFor }) => {
    const isValid = times.every((time) => validFor.start <= time && time <= validFor.end);
    return isValid && logID.equals(logId.keyId);
  });
}

type Content = SignedEntity["signature"];

/**
 * A hashed entry of an envelope records the digest of what is signed and not of the payload;
 * version 3 of the library knows that of single artifacts only.
 */
function contentFor(entry: Entry, content: Content, signedBytes: Uint8Array): Content {
  const isSigned = (digest: Buffer): boolean =>
    digest.equals(hash("sha256", signedBytes, "buffer"));
  const isHashed = entry.kindVersion.kind === "hashedrekord";
  const delegate = {
    signature: content.signature,
    compareSignature: (signature: Buffer) => content.compareSignature(signature),
    compareDigest: (digest: Buffer) =>
      isHashed ? isSigned(digest) : content.compareDigest(digest),
    compareSignedDigest: isSigned,
    verifySignature: (key: Parameters<Content["verifySignature"]>[0]) =>
      content.verifySignature(key),
  };
  return delegate;
}
