import { everyLanguage } from "../../core/language.ts";
import type { Values, Wording } from "../../core/language.ts";
import { WordedError } from "../../core/worded-error.ts";

/** What can be wrong with files of TLS and only a person can put right. */
const PROBLEMS = {
  unreadable: { en: "{file} cannot be read ({code})", es: "{file} no se puede leer ({code})" },
  noCertificate: {
    en: "{file} holds no certificate in PEM",
    es: "{file} no contiene ningún certificado en PEM",
  },
  badCertificate: {
    en: "{file} holds a certificate that cannot be read",
    es: "{file} contiene un certificado que no se puede leer",
  },
  notNow: {
    en: "the certificate in {file} is valid from {from} to {to} only",
    es: "el certificado de {file} solo es válido del {from} al {to}",
  },
  otherKey: {
    en: "the private key is not that of the certificate in {file}",
    es: "la clave privada no es la del certificado de {file}",
  },
  refused: {
    en: "certificate and key cannot be used ({code})",
    es: "el certificado y la clave no se pueden usar ({code})",
  },
  noAuthority: {
    en: "{file} holds a certificate that is no authority's",
    es: "{file} contiene un certificado que no es de una autoridad",
  },
  noRoot: {
    en: "{file} does not lead up to a root: add the authorities above",
    es: "{file} no llega hasta una raíz: añade las autoridades superiores",
  },
  badList: {
    en: "{file} is no complete revocation list in PEM or DER",
    es: "{file} no es una lista de revocación completa en PEM o DER",
  },
  foreignList: {
    en: "{file} holds a revocation list that no authority of `clientCa` has signed",
    es: "{file} contiene una lista de revocación que no ha firmado ninguna autoridad de `clientCa`",
  },
} as const satisfies Record<string, Wording>;

/** Its words are for the operator: they name a file, never what is in it. */
export class TlsProblem extends WordedError {}

export function tlsProblem<Key extends keyof typeof PROBLEMS>(
  key: Key,
  ...values: Values<(typeof PROBLEMS)[Key]>
): TlsProblem {
  return new TlsProblem(everyLanguage(PROBLEMS[key], ...values));
}
