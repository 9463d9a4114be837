import { everyLanguage } from "../../core/language.ts";
import type { Values, Wording } from "../../core/language.ts";

/** Why a model is not verified, by a reason that is stable for ever. */
const PROBLEMS = {
  "bundle-too-large": {
    en: "the signature file is larger than {max} bytes",
    es: "el archivo de firma ocupa más de {max} bytes",
  },
  "bundle-not-json": {
    en: "the signature file is not strict JSON, or a key in it is there twice",
    es: "el archivo de firma no es JSON estricto, o alguna clave está repetida",
  },
  "bundle-field": {
    en: "the signature file is no sigstore bundle: {field} is missing, odd or not alone",
    es: "el archivo de firma no es un bundle de sigstore: {field} falta, es anómalo o no está solo",
  },
  "bundle-media-type": {
    en: "the signature file has an unknown media type",
    es: "el archivo de firma tiene un tipo de medio desconocido",
  },
  "bundle-signatures": {
    en: "the signature file has {count} signatures instead of one",
    es: "el archivo de firma tiene {count} firmas en lugar de una",
  },
  "bundle-payload-type": {
    en: "what is signed is no in-toto statement",
    es: "lo firmado no es una declaración in-toto",
  },
  "method-mismatch": {
    en: "the model was signed by the method {made}, and {asked} was asked for",
    es: "el modelo se firmó con el método {made}, y se pidió {asked}",
  },
  "statement-not-json": {
    en: "the signed statement is not strict JSON, or a key in it is there twice",
    es: "la declaración firmada no es JSON estricto, o alguna clave está repetida",
  },
  "statement-field": {
    en: "the signed statement is malformed at {field}",
    es: "la declaración firmada está mal formada en {field}",
  },
  "predicate-unknown": {
    en: "the signed statement is no model signature",
    es: "la declaración firmada no es una firma de modelo",
  },
  "predicate-old": {
    en: "the signature has the format of version 0.2; allow it with --accept-old",
    es: "la firma tiene el formato de la versión 0.2; permítelo con --accept-old",
  },
  "algorithm-unknown": {
    en: "the algorithm {name} is not supported",
    es: "el algoritmo {name} no está admitido",
  },
  "resource-name": {
    en: "the signed name {name} is no plain relative path",
    es: "el nombre firmado {name} no es una ruta relativa simple",
  },
  "resource-twice": {
    en: "the signed name {name} is there twice",
    es: "el nombre firmado {name} está repetido",
  },
  "resource-shard": {
    en: "the signed name {name} is no part of the size that was signed",
    es: "el nombre firmado {name} no es un fragmento del tamaño firmado",
  },
  "resource-digest": {
    en: "the digest of {name} has not the length of its algorithm, or another algorithm",
    es: "el resumen de {name} no tiene la longitud de su algoritmo, o es de otro",
  },
  "subject-digest": {
    en: "the signed digest of the model is not that of the files listed",
    es: "el resumen firmado del modelo no es el de los archivos enumerados",
  },
  "signature-invalid": {
    en: "the signature is not one of this key over this statement",
    es: "la firma no es de esta clave sobre esta declaración",
  },
  "key-other": {
    en: "the model was signed with another key",
    es: "el modelo se firmó con otra clave",
  },
  "key-unsupported": {
    en: "the key is none of P-256, P-384, P-521 and Ed25519 in PEM",
    es: "la clave no es P-256, P-384, P-521 ni Ed25519 en PEM",
  },
  "key-locked": {
    en: "the private key is encrypted, and its passphrase is missing or another one",
    es: "la clave privada está cifrada, y falta su contraseña o es otra",
  },
  "certificate-malformed": {
    en: "a certificate cannot be read",
    es: "un certificado no se puede leer",
  },
  "certificate-untrusted": {
    en: "the certificate of the signer does not lead to one of the roots given",
    es: "el certificado del firmante no lleva a ninguna de las raíces dadas",
  },
  "certificate-dates": {
    en: "the certificate {name} is valid from {from} to {to} only",
    es: "el certificado {name} solo es válido del {from} al {to}",
  },
  "certificate-not-authority": {
    en: "the certificate {name} is no authority, or not for so long a chain",
    es: "el certificado {name} no es de una autoridad, o no para una cadena tan larga",
  },
  "certificate-usage": {
    en: "the certificate {name} is not for signing code",
    es: "el certificado {name} no es para firmar código",
  },
  "certificate-extension": {
    en: "the certificate {name} demands what is not understood ({oid})",
    es: "el certificado {name} exige algo que no se entiende ({oid})",
  },
  "certificate-algorithm": {
    en: "the certificate {name} is signed with a weak or unknown algorithm",
    es: "el certificado {name} está firmado con un algoritmo débil o desconocido",
  },
  "certificate-key": {
    en: "the private key is not that of the first certificate",
    es: "la clave privada no es la del primer certificado",
  },
  "sigstore-refused": {
    en: "sigstore does not confirm the signature: {detail}",
    es: "sigstore no confirma la firma: {detail}",
  },
  "sigstore-identity": {
    en: "the model was signed by {found}",
    es: "el modelo lo firmó {found}",
  },
  "sigstore-issuer": {
    en: "the signer was identified by {found}",
    es: "al firmante lo identificó {found}",
  },
  "trusted-root": {
    en: "the trusted root cannot be read or names no log with a key and a start date",
    es: "la raíz de confianza no se puede leer o no nombra ningún registro con clave y fecha inicial",
  },
  "file-missing": { en: "{name} is signed and missing", es: "{name} está firmado y falta" },
  "file-changed": {
    en: "{name} is not as it was signed",
    es: "{name} no está como se firmó",
  },
  "file-unsigned": { en: "{name} is not signed", es: "{name} no está firmado" },
  "file-unstable": {
    en: "{name} changed while it was read",
    es: "{name} cambió mientras se leía",
  },
  "file-unreadable": {
    en: "{name} cannot be read ({code})",
    es: "{name} no se puede leer ({code})",
  },
  "file-link": {
    en: "{name} is a symbolic link, and links are not allowed",
    es: "{name} es un enlace simbólico, y no se permiten enlaces",
  },
  "file-link-broken": {
    en: "{name} is a symbolic link that leads nowhere or in a circle",
    es: "{name} es un enlace simbólico que no lleva a ninguna parte o forma un círculo",
  },
  "file-special": {
    en: "{name} is neither a file nor a folder",
    es: "{name} no es ni un archivo ni una carpeta",
  },
  "file-name": {
    en: "{name} has a name that cannot be signed: a backslash, or no UTF-8",
    es: "{name} tiene un nombre que no se puede firmar: una barra invertida, o no es UTF-8",
  },
  "scan-differs": {
    en: "{name} was scanned with other bytes than those that were verified: it changed in between",
    es: "{name} se analizó con otros bytes que los verificados: cambió entre tanto",
  },
  "scan-unread": {
    en: "{name} was not scanned to its end: whether it is what was verified is not known",
    es: "{name} no se analizó hasta el final: no se sabe si es lo que se verificó",
  },
  "scan-missing": {
    en: "{name} was verified and not scanned",
    es: "{name} se verificó y no se analizó",
  },
  "signature-missing": {
    en: "there is no signature {name}: nothing was verified",
    es: "no hay ninguna firma {name}: no se ha verificado nada",
  },
  "model-empty": {
    en: "there is no file to sign",
    es: "no hay ningún archivo que firmar",
  },
  "model-too-large": {
    en: "the model has more than {max} entries or is nested too deeply",
    es: "el modelo tiene más de {max} entradas o está anidado demasiado",
  },
} as const satisfies Record<string, Wording>;

export type ProblemReason = keyof typeof PROBLEMS;

/** Reasons that say nothing about the model: it could not be looked at as a whole. */
const INCOMPLETE: readonly ProblemReason[] = [
  "file-unstable",
  "file-unreadable",
  "scan-unread",
  "scan-missing",
  "signature-missing",
  "model-empty",
  "model-too-large",
];

/** What keeps a model from being verified or signed; thrown, or one of a list. */
export class SigningProblem extends Error {
  override readonly name = "SigningProblem";
  readonly reason: ProblemReason;
  readonly text: Wording;

  constructor(reason: ProblemReason, text: Wording) {
    super(text.en);
    this.reason = reason;
    this.text = text;
  }
}

export function signingProblem<Reason extends ProblemReason>(
  reason: Reason,
  ...values: Values<(typeof PROBLEMS)[Reason]>
): SigningProblem {
  return new SigningProblem(reason, everyLanguage(PROBLEMS[reason], ...values));
}

export function isIncomplete({ reason }: SigningProblem): boolean {
  return INCOMPLETE.includes(reason);
}
