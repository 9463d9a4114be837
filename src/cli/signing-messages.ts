import type { Wordings } from "../core/language.ts";

/** Texts of `garita sign` and `garita verify`. */
export const SIGNING_MESSAGES = {
  "sign.summary": {
    en: "sign a model (OpenSSF Model Signing)",
    es: "firma un modelo (OpenSSF Model Signing)",
  },
  "sign.operand": {
    en: "folder of the model, or its only file",
    es: "carpeta del modelo, o su único archivo",
  },
  "sign.key": {
    en: "private key in PEM: P-256, P-384, P-521 or Ed25519",
    es: "clave privada en PEM: P-256, P-384, P-521 o Ed25519",
  },
  "sign.certificate": {
    en: "certificate of the key in PEM, and those above it",
    es: "certificado de la clave en PEM, y los superiores",
  },
  "sign.passphrase": {
    en: "environment variable with the passphrase of the key",
    es: "variable de entorno con la contraseña de la clave",
  },
  "sign.hash": { en: "digest of the files", es: "resumen de los archivos" },
  "sign.shards": {
    en: "sign parts of files, of so many bytes",
    es: "firma fragmentos de archivos, de tantos bytes",
  },
  "sign.noKey": {
    en: "name the private key with --key",
    es: "indica la clave privada con --key",
  },
  "sign.notASignature": {
    en: "{file} exists and is no signature: it is not overwritten",
    es: "{file} existe y no es una firma: no se sobrescribe",
  },
  "sign.done": {
    en: "signed: {name} (files: {files}, bytes: {bytes}, digest {digest})\nsignature: {signature}",
    es: "firmado: {name} (archivos: {files}, bytes: {bytes}, resumen {digest})\nfirma: {signature}",
  },
  "sign.refused": { en: "not signed: {name}", es: "sin firmar: {name}" },
  "verify.summary": {
    en: "verify the signature of a model (OpenSSF Model Signing)",
    es: "verifica la firma de un modelo (OpenSSF Model Signing)",
  },
  "verify.publicKey": {
    en: "public key in PEM that must have signed it",
    es: "clave pública en PEM que debe haberlo firmado",
  },
  "verify.roots": {
    en: "certificates in PEM that the signer's must lead to",
    es: "certificados en PEM a los que debe llevar el del firmante",
  },
  "verify.sigstore": {
    en: "the signer is one whom sigstore has identified",
    es: "el firmante es alguien a quien sigstore ha identificado",
  },
  "verify.identity": {
    en: "with --sigstore: who must have signed, such as an e-mail address or a workflow",
    es: "con --sigstore: quién debe haber firmado, como un correo o un flujo de trabajo",
  },
  "verify.issuer": {
    en: "with --sigstore: the OpenID provider that identified the signer",
    es: "con --sigstore: el proveedor de OpenID que identificó al firmante",
  },
  "verify.trustedRoot": {
    en: "with --sigstore: file of the trusted root; else the one of the package @sigstore/tuf",
    es: "con --sigstore: archivo de la raíz de confianza; si no, la del paquete @sigstore/tuf",
  },
  "verify.at": {
    en: "judge the dates of certificates as of this moment instead of now",
    es: "juzga las fechas de los certificados en este momento en lugar de ahora",
  },
  "verify.ignoreUnsigned": {
    en: "files that nobody signed are no problem",
    es: "los archivos que nadie firmó no son un problema",
  },
  "verify.acceptOld": {
    en: "also accept the format of version 0.2",
    es: "acepta también el formato de la versión 0.2",
  },
  "verify.scan": {
    en: "also scan the model, as `garita scan` does",
    es: "analiza además el modelo, como `garita scan`",
  },
  "verify.method": {
    en: "choose one of --public-key, --certificate-roots and --sigstore",
    es: "elige entre --public-key, --certificate-roots y --sigstore",
  },
  "verify.whom": {
    en: "--sigstore needs --identity and --issuer",
    es: "--sigstore necesita --identity y --issuer",
  },
  "verify.noPackages": {
    en: "--sigstore needs optional packages: npm install {packages}",
    es: "--sigstore necesita paquetes opcionales: npm install {packages}",
  },
  "verify.noRoot": {
    en: "name the trusted root with --trusted-root, or npm install @sigstore/tuf",
    es: "indica la raíz de confianza con --trusted-root, o npm install @sigstore/tuf",
  },
  "verify.bomOfScan": {
    en: "--format cyclonedx needs --scan",
    es: "--format cyclonedx necesita --scan",
  },
  "verify.verified": {
    en: "verified: {name} (files: {files}, bytes: {bytes}, digest {digest})",
    es: "verificado: {name} (archivos: {files}, bytes: {bytes}, resumen {digest})",
  },
  "verify.refused": { en: "NOT verified: {name}", es: "NO verificado: {name}" },
  "verify.by.key": {
    en: "signed with the key {hint}",
    es: "firmado con la clave {hint}",
  },
  "verify.by.certificate": {
    en: "signed by {subject} (certificate {fingerprint})",
    es: "firmado por {subject} (certificado {fingerprint})",
  },
  "verify.by.sigstore": {
    en: "signed by {identity}, whom {issuer} identified",
    es: "firmado por {identity}, a quien identificó {issuer}",
  },
  "verify.problem": { en: "- {text} [{reason}]", es: "- {text} [{reason}]" },
  "verify.more": { en: "- and {count} more", es: "- y {count} más" },
  "verify.unsigned": {
    en: "note: not signed and not looked at: {count}",
    es: "nota: sin firmar y sin mirar: {count}",
  },
  "verify.ignored": {
    en: "note: left out of the signature: {count} ({paths})",
    es: "nota: quedan fuera de la firma: {count} ({paths})",
  },
  "verify.outside": {
    en: "note: links that lead out of the model: {count}",
    es: "nota: enlaces que llevan fuera del modelo: {count}",
  },
  "signing.signature": {
    en: "signature file (model.sig in the folder, or the file's name with .sig)",
    es: "archivo de firma (model.sig en la carpeta, o el nombre del archivo con .sig)",
  },
  "signing.ignore": {
    en: "path within the model to leave out, with all below it",
    es: "ruta dentro del modelo que se deja fuera, con todo lo que cuelga de ella",
  },
  "signing.links": {
    en: "follow symbolic links",
    es: "sigue los enlaces simbólicos",
  },
  "signing.badIgnore": {
    en: "{path} is no relative path within the model",
    es: "{path} no es una ruta relativa dentro del modelo",
  },
  "signing.noModel": {
    en: "there is no model {path} ({code})",
    es: "no hay ningún modelo {path} ({code})",
  },
  "signing.badFile": { en: "{file}: {text}", es: "{file}: {text}" },
  "signing.noFile": {
    en: "{file} cannot be read ({code})",
    es: "{file} no se puede leer ({code})",
  },
  "signing.noPassphrase": {
    en: "the environment variable {name} is not set",
    es: "la variable de entorno {name} no está definida",
  },
  "signing.progress": { en: "{bytes} MB read", es: "{bytes} MB leídos" },
} as const satisfies Wordings;
