import type { Wordings } from "../core/language.ts";

export const SCAN_MESSAGES = {
  "scan.summary": {
    en: "look into model files for code that runs when they are loaded",
    es: "busca en archivos de modelos código que se ejecuta al cargarlos",
  },
  "scan.operand": {
    en: "files, folders, hf://, mlflow:// and https:// addresses; `-` is standard input",
    es: "archivos, carpetas, direcciones hf://, mlflow:// y https://; `-` es la entrada estándar",
  },
  "scan.failOn": {
    en: "exit with 1 from this verdict on (suspicious); what cannot be read counts as malicious",
    es: "termina con 1 desde este veredicto (suspicious); lo ilegible cuenta como malicioso",
  },
  "scan.requireArtifacts": {
    en: "exit with 3 when any PATH holds no model file",
    es: "termina con 3 si algún PATH no contiene ningún archivo de modelo",
  },
  "scan.allow": {
    en: "callables of your own packages that are harmless, such as `mylib.layers.*`",
    es: "funciones y clases propias inofensivas, como `mylib.layers.*`",
  },
  "scan.waivers": {
    en: "YAML file of accepted findings, each with owner, reason and last day",
    es: "archivo YAML de hallazgos aceptados, cada uno con responsable, motivo y último día",
  },
  "scan.baseline": {
    en: "earlier report (--format json): what it says about the same bytes does not count",
    es: "informe anterior (--format json): lo que dice de los mismos bytes no cuenta",
  },
  "scan.timeout": {
    en: "longest time for one file, such as 90s (5m)",
    es: "tiempo máximo por archivo, como 90s (5m)",
  },
  "scan.threads": {
    en: "files that are read at the same time (one per core)",
    es: "archivos que se leen a la vez (uno por núcleo)",
  },
  "scan.noHash": { en: "do without SHA-256", es: "prescinde de SHA-256" },
  "scan.noSecrets": {
    en: "do not look for credentials in texts",
    es: "no busca credenciales en los textos",
  },
  "scan.maxInput": {
    en: "largest file taken from the network or standard input, in MB (16384)",
    es: "tamaño máximo de lo que llega por la red o la entrada estándar, en MB (16384)",
  },
  "scan.allowHost": {
    en: "host that may be asked, such as `huggingface.co`, `host:8443` or `*.example.org`; repeatable",
    es: "host al que se puede preguntar, como `huggingface.co`, `host:8443` o `*.example.org`; repetible",
  },
  "scan.registry": {
    en: "mirror of the hub or MLflow server, as an address; its host is allowed",
    es: "dirección de una réplica del hub o de un servidor MLflow; su host queda permitido",
  },
  "scan.tokenEnv": {
    en: "environment variable with the token of the registry",
    es: "variable de entorno con el token del registro",
  },
  "scan.downloadTimeout": {
    en: "longest time for one download, such as 30m (1h)",
    es: "tiempo máximo por descarga, como 30m (1h)",
  },
  "scan.place": {
    en: "{operand} is no address: hf://owner/name[@revision][/file], mlflow://host/models/name/version or https://host/file",
    es: "{operand} no es una dirección: hf://dueño/nombre[@revisión][/archivo], mlflow://host/models/nombre/versión o https://host/archivo",
  },
  "scan.hostNotAllowed": {
    en: "nothing is fetched from {host} unless you allow it: --allow-host {host}",
    es: "no se descarga nada de {host} si no lo permites: --allow-host {host}",
  },
  "scan.badRegistry": {
    en: "--registry wants the address of a server, not {given}",
    es: "--registry espera la dirección de un servidor, no {given}",
  },
  "scan.badHost": {
    en: "--allow-host wants a host such as `models.example.org` or `*.example.org`, not {given}",
    es: "--allow-host espera un host como `models.example.org` o `*.example.org`, no {given}",
  },
  "scan.noToken": {
    en: "the environment variable {variable} holds no token",
    es: "la variable de entorno {variable} no contiene ningún token",
  },
  "scan.manyRegistries": {
    en: "--token-env is for one registry, and there are several",
    es: "--token-env sirve para un solo registro, y hay varios",
  },
  "scan.progress": {
    en: "{count} files, {megabytes} MB, {rate} MB/s",
    es: "{count} archivos, {megabytes} MB, {rate} MB/s",
  },
  "scan.nothing": {
    en: "no model file found in {operand}",
    es: "no se encontró ningún archivo de modelo en {operand}",
  },
  "scan.cut": {
    en: "standard input is too long: only its beginning was scanned",
    es: "la entrada estándar es demasiado larga: solo se analizó su comienzo",
  },
  "scan.expired": {
    en: "this waiver has run out and accepts nothing: {waiver}",
    es: "esta excepción ha caducado y no acepta nada: {waiver}",
  },
} as const satisfies Wordings;
