import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, isFilledIn, isMasked } from "./token.ts";

/** Words that any sentence has and the list of BIP 39 has not. */
const COMMON =
  /\b(?:the|and|are|was|for|that|this|with|you|your|not|from|has|have|they|were|los|las|una|que|con|por|para|del)\b/i;

/** Of a file as it is, or in a string. */
const LINE_END = String.raw`(?:[\r\n]|\\[rn])+`;

/** Line by line, so that what follows a head alone is not taken for a key. */
const puttyPrivateKey = defineRecognizer({
  id: "secret/putty-private-key",
  title: "PuTTY private key file",
  category: "secret",
  severity: "critical",
  entity: "PRIVATE_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  pattern: new RegExp(
    String.raw`PuTTY-User-Key-File-[23]: [a-z0-9@.-]{3,60}${LINE_END}Encryption: [a-z0-9-]{3,20}` +
      String.raw`(?:${LINE_END}[A-Za-z0-9+/=]{20,80}|` +
      String.raw`(?:${LINE_END}[A-Za-z0-9+/=]{1,19})?${LINE_END}(?:Comment|Public-Lines|` +
      String.raw`Key-Derivation|Argon2-[A-Z][a-z]{3,11}|Private-(?:Lines|MAC|Hash)): ` +
      String.raw`[^\r\n\\]{0,120})*`,
  ),
  confidence: 1,
  swallow: true,
  grows: true,
  priority: 5,
  examples: {
    finds: ["2", "3"].map(
      (version) =>
        `PuTTY-User-Key-File-${version}: ssh-ed25519\nEncryption: none\nComment: key\nPublic-Lines: 1\n${fake(64)}\nPrivate-Lines: 1\n${fake(48)}\nPrivate-MAC: ${fake(40, "hex")}`,
    ),
    ignores: [
      "PuTTY-User-Key-File-2: ssh-rsa",
      `Private-MAC: ${fake(40, "hex")}`,
      "the line PuTTY-User-Key-File-3: begins the file",
    ],
  },
});

/**
 * The kind, lines that say what it is, then names with values. Lines in between are as short as
 * manifests have them, so a long one ends the search; of values, lines of base64 have no bound but
 * that of all matches, texts 512 characters.
 */
const KUBERNETES_SECRET = new RegExp(
  String.raw`(?<![A-Za-z0-9])kind:[ ]{0,4}["']?Secret["']?[ ]{0,4}(?:\r?\n[^\r\n]{0,160}){0,12}` +
    String.raw`\r?\n[ ]{0,8}(?:data|stringData):[ ]{0,4}` +
    String.raw`(?:\r?\n[ ]{1,12}[A-Za-z0-9_."'-]{1,80}:[ ]{1,4}` +
    String.raw`(?:[|>][+-]?[ ]{0,4}(?:\r?\n[ ]{2,16}[^\s:][^\r\n:]{3,160})+|` +
    String.raw`["']?[A-Za-z0-9+/]{4,}={0,2}["']?|[^\r\n]{4,512}))+`,
);

/** Secret managers, password stores, private keys in short forms. */
export const keyStoreRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "vault-token",
    title: "HashiCorp Vault token",
    severity: "critical",
    swallow: true,
    pattern: /(?<![A-Za-z0-9_])hv[sbr]\.[A-Za-z0-9_-]{24,}(?![A-Za-z0-9_-])/,
    samples: [`hvs.CAES${fake(90)}`, `hvb.AAAAAQ${fake(140)}`],
  }),
  defineToken({
    id: "vault-legacy-token",
    title: "HashiCorp Vault token of the old form",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_.])[sbr]\.[A-Za-z0-9]{24}(?![A-Za-z0-9_.(])/,
    // A property of an object is a name: letters of one kind, or digits only at its end.
    validate: (match) => isFilledIn(match) && /[A-Z]/.test(match) && /\d.*[A-Za-z].*\d/.test(match),
    confidence: 0.7,
    samples: [`s.${fake(24)}`],
    ignores: ["s.thisstringisalllowercase", "s.SharedIniFileCredentials1"],
  }),
  defineToken({
    id: "doppler-token",
    title: "Doppler token",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])dp\.(?:pt|st|ct|sa|scim|audit|said)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![A-Za-z0-9_])/,
    samples: [`dp.pt.${fake(43)}`],
  }),
  defineToken({
    id: "onepassword-secret-key",
    title: "1Password secret key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_-])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9_-])/,
    samples: [
      "A3-A8FK29-SLQ0ZX7PV3T-N5WB1-YCR4M-J6HGD",
      "A3-A8FK29-SLQ0ZX-7PV3T-N5WB1-YCR4M-J6HGD",
    ],
  }),
  defineToken({
    id: "onepassword-service-token",
    title: "1Password service account token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])ops_eyJ[A-Za-z0-9+/_-]{200,}={0,3}(?![A-Za-z0-9+/=])/,
    swallow: true,
    samples: [`ops_eyJ${fake(600)}`],
  }),
  defineToken({
    id: "age-secret-key",
    title: "age secret key",
    severity: "critical",
    entity: "PRIVATE_KEY",
    pattern:
      /(?<![A-Za-z0-9_])AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9_])/,
    validate: (match) => !isMasked(match),
    references: ["BIP 173"],
    samples: [`AGE-SECRET-KEY-1${"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".repeat(2).slice(0, 58)}`],
  }),
  defineToken({
    id: "extended-private-key",
    title: "Extended private key of a wallet",
    severity: "critical",
    entity: "PRIVATE_KEY",
    pattern: /(?<![A-Za-z0-9_])[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}(?![A-Za-z0-9_])/,
    references: ["BIP 32"],
    samples: [`xprv9${"a8Fk29sLqZx7Pv3Tn5Wb1YcR4mJ6hGdU".repeat(4).slice(0, 106)}`],
  }),
  puttyPrivateKey,
  defineToken({
    id: "dotenv-vault-key",
    title: "dotenv-vault decryption key",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])dotenv:\/\/:key_[a-f0-9]{64}@[a-z0-9.]{3,60}/,
    samples: [`dotenv://:key_${fake(64, "hex")}@dotenv.org`],
  }),
  defineToken({
    id: "infisical-token",
    title: "Infisical service token",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])st\.[a-f0-9]{8}-[a-f0-9-]{27}\.[a-f0-9]{32}\.[a-f0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`st.${fakeUuid()}.${fake(32, "hex")}.${fake(32, "hex")}`],
  }),
  defineToken({
    id: "bitwarden-token",
    title: "Bitwarden Secrets Manager token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])0\.[a-f0-9]{8}-[a-f0-9-]{27}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==/,
    samples: [`0.${fakeUuid()}.${fake(30)}:${fake(22)}==`],
  }),
  defineToken({
    id: "intra42-secret",
    title: "42 intranet client secret",
    pattern: /(?<![A-Za-z0-9_])s-s4t2(?:ud|af)-[a-f0-9]{64}(?![A-Za-z0-9_])/,
    samples: [`s-s4t2ud-${fake(64, "hex")}`],
  }),
  defineToken({
    id: "authress-key",
    title: "Authress service client access key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}(?![A-Za-z0-9+/_=-])/,
    samples: [`sc_${fake(20)}.a8Fk.acc_${fake(16)}.${fake(80)}`],
  }),
  defineToken({
    id: "jwt-like",
    title: "Token in the form of a JSON Web Token that does not read as one",
    entity: "JWT",
    references: ["RFC 7519"],
    // Cut, altered, or with the escapes of a program around its slashes.
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_.-])ey[A-Za-z0-9_-]{15,}\.ey[A-Za-z0-9/\\_-]{10,}(?:\.[A-Za-z0-9/\\_-]*)?={0,2}(?![A-Za-z0-9_-])/,
    confidence: 0.7,
    samples: [`ey${fake(30)}.ey${fake(60)}.${fake(43)}`],
  }),
  defineToken({
    id: "jwt-in-base64",
    title: "JSON Web Token in base64",
    entity: "JWT",
    references: ["RFC 7519"],
    // `eyJ` and `eyA` once more in base64.
    swallow: true,
    pattern: /(?<![A-Za-z0-9_+/-])ZXlK[A-Za-z0-9+/_-]{80,}={0,2}(?![A-Za-z0-9+/=_-])/,
    confidence: 0.8,
    validate: (match) => /^eyJ[\w-]{10,}\.ey[\w-]{10,}/.test(fromBase64(match)),
    samples: [toBase64(`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${fake(43)}`)],
  }),
  defineToken({
    id: "kubernetes-secret",
    title: "Kubernetes secret with its values",
    severity: "critical",
    entity: "KUBERNETES_SECRET",
    references: ["Kubernetes API reference: Secret v1"],
    swallow: true,
    pattern: KUBERNETES_SECRET,
    confidence: 0.9,
    validate: hasValue,
    finds: ["data:\n  password: azlMbTJReDc=", "stringData:\n  token: k9Lm2Qx7\n  user: app"].map(
      (values) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\n${values}`,
    ),
    ignores: [
      "kind: ServiceAccount\nmetadata:\n  name: app\ndata:\n  x: abcdefgh",
      "kind: Secret\nmetadata:\n  name: app\n",
      "kind: Secret\ndata:\n  password: {{ .Values.password | b64enc }}",
      "kind: SecretStore\ndata:\n  a: abcdefgh",
      `kind: Secret\n# ${"long ".repeat(40)}\ndata:\n  a: abcdefgh`,
    ],
  }),
  defineToken({
    id: "seed-phrase",
    title: "Recovery phrase of a wallet",
    severity: "critical",
    entity: "SEED_PHRASE",
    references: ["BIP 39"],
    pattern:
      /(?<![A-Za-z])(?:seed|mnemonic|recovery|backup|wallet|secret|semilla|recuperaci[oó]n|mnem[oó]nica)[ _-]?(?:phrase|words?|key|seed|frase|palabras)?(?: (?:is|es|are|son))?["']{0,2}[:=]?[ ]{0,2}[\n]?["'`]?(?:[a-zñ]{3,8}[ ,\n]{1,2}){11,23}[a-zñ]{3,8}(?![A-Za-zñ])/i,
    confidence: 0.85,
    validate: isPhrase,
    finds: [12, 15].map(
      (count) =>
        `seed phrase: ${"copper lantern river pencil orbit ".repeat(5).trim().split(" ").slice(0, count).join(" ")}`,
    ),
    ignores: [
      "seed phrase: keep it safe",
      "the recovery of the patient was quick and without any problems at all after the surgery",
      "Seed words are the words that you write down when you make a new wallet and never lose",
    ],
  }),
  defineToken({
    id: "sidekiq-credential",
    title: "Sidekiq Pro or Enterprise credential",
    pattern: /(?<=["'`=\s>])[a-f0-9]{8}:[a-f0-9]{8}(?![A-Za-z0-9:])/,
    context: { words: ["contribsys*", "sidekiq*"], score: 0.95, required: true },
    validate: () => true,
    finds: [
      "BUNDLE_GEMS__CONTRIBSYS__COM: cafebabe:deadbeef",
      `SIDEKIQ_ENTERPRISE_KEY="${fake(8, "hex")}:${fake(8, "hex")}"`,
    ],
    ignores: [
      "BUNDLE: cafebabe:deadbeef",
      "sidekiq at 12:30",
      "sidekiq cafebabe:deadbeef:cafebabe",
    ],
  }),
];

function toBase64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("latin1");
}

/** Whether something else than templates and references is among the values. */
function hasValue(manifest: string): boolean {
  const values = manifest.slice(manifest.search(/\n[ ]*(?:data|stringData):/));
  return /\n[ ]+[\w."'-]+:[ ]+["']?(?!\{\{|\$|<|\*)[^\s"']/.test(values);
}

/** Twelve words or three, six, nine, twelve more. */
function isPhrase(match: string): boolean {
  const words = match.replace(/^.*?(?:[:=]|\b(?:is|es|are|son|phrase|words?)\b)/is, "");
  return !COMMON.test(words) && words.split(/[\s,"'`:=]+/).filter(Boolean).length % 3 === 0;
}
