import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, isFilledIn, isMasked } from "./token.ts";

/** Secret managers, password stores, private keys in short forms. */
export const keyStoreRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "vault-token",
    title: "HashiCorp Vault token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])hv[sbr]\.[A-Za-z0-9_-]{24,900}(?![A-Za-z0-9_-])/,
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
  defineToken({
    id: "putty-private-key",
    title: "PuTTY private key file",
    severity: "critical",
    entity: "PRIVATE_KEY",
    pattern: /PuTTY-User-Key-File-[23]: [\x20-\x7e\r\n]+Private-MAC: [a-f0-9]{40,64}/,
    validate: () => true,
    swallow: true,
    finds: ["2", "3"].map(
      (version) =>
        `PuTTY-User-Key-File-${version}: ssh-ed25519\nEncryption: none\nComment: key\nPublic-Lines: 1\n${fake(64)}\nPrivate-Lines: 1\n${fake(48)}\nPrivate-MAC: ${fake(40, "hex")}`,
    ),
    ignores: [
      "PuTTY-User-Key-File-2: ssh-rsa",
      `Private-MAC: ${fake(40, "hex")}`,
      "the line PuTTY-User-Key-File-3: begins the file",
    ],
  }),
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
];
