import type { Wordings } from "../core/language.ts";

/** Texts of `garita keys`. */
export const KEY_MESSAGES = {
  "keys.summary": { en: "make and end API keys", es: "crea y anula claves de API" },
  "keys.create.summary": {
    en: "make an API key and show it, this once",
    es: "crea una clave de API y la muestra, solo esta vez",
  },
  "keys.list.summary": {
    en: "list API keys, without the keys themselves",
    es: "enumera las claves de API, sin las claves mismas",
  },
  "keys.rotate.summary": {
    en: "replace an API key by a new one, both valid for a while",
    es: "sustituye una clave de API por otra nueva; ambas valen un tiempo",
  },
  "keys.revoke.summary": {
    en: "end an API key at once and for good",
    es: "anula una clave de API, al momento y para siempre",
  },
  "keys.operand": {
    en: "id of the key, as `garita keys list` shows it",
    es: "id de la clave, como lo muestra `garita keys list`",
  },
  "keys.name": {
    en: "name of the caller in the audit log: letters, digits, dot, dash, underscore",
    es: "nombre del llamante en el registro: letras, cifras, punto, guion, guion bajo",
  },
  "keys.role": {
    en: "role from the policy file, more than once for several; none = `default`",
    es: "rol del archivo de políticas, repetible para varios; ninguno = `default`",
  },
  "keys.scope": {
    en: "what the key is good for at most, such as `invoke_model:models/gpt-*`; repeatable",
    es: "para qué sirve la clave como mucho, p. ej. `invoke_model:models/gpt-*`; repetible",
  },
  "keys.badScope": {
    en: "{scope} is no scope; write actions and a pattern, as `read,list:vectors/public/*`",
    es: "{scope} no es un alcance; escribe acciones y un patrón, como `read,list:vectors/public/*`",
  },
  "keys.tooMany": {
    en: "{option} may be given {max} times at most",
    es: "{option} se puede indicar {max} veces como mucho",
  },
  "keys.noRole": {
    en: "warning: the policy in force has no role {role}; until it has, the role grants nothing",
    es: "aviso: la política vigente no tiene el rol {role}; mientras no lo tenga, no concede nada",
  },
  "keys.noRoleNear": {
    en: "warning: the policy in force has no role {role}; did you mean `{near}`?",
    es: "aviso: la política vigente no tiene el rol {role}; ¿querías decir `{near}`?",
  },
  "keys.shownScopes": { en: "  scopes   {scopes}", es: "  alcances {scopes}" },
  "keys.lineScopes": { en: "scopes {scopes}", es: "alcances {scopes}" },
  "keys.owner": {
    en: "who answers for the key, such as a mail address",
    es: "quién responde de la clave, por ejemplo un correo",
  },
  "keys.tenant": { en: "tenant that it belongs to", es: "organización a la que pertenece" },
  "keys.sensitivity": {
    en: "label of the data that the caller works with, for `profileRules`",
    es: "etiqueta de los datos con que trabaja el llamante, para `profileRules`",
  },
  "keys.rpm": {
    en: "requests a minute, else as configured",
    es: "peticiones por minuto; si no, las configuradas",
  },
  "keys.tpm": {
    en: "tokens a minute, else as configured",
    es: "tokens por minuto; si no, los configurados",
  },
  "keys.concurrent": {
    en: "requests under way at a time, else as configured",
    es: "peticiones en curso a la vez; si no, las configuradas",
  },
  "keys.requestBytes": {
    en: "largest body of a request in bytes, else as configured",
    es: "mayor cuerpo de una petición en bytes; si no, el configurado",
  },
  "keys.expires": {
    en: "how long it is valid, such as 12h, 90d or 52w; for ever without it",
    es: "cuánto tiempo vale, como 12h, 90d o 52w; sin límite si no se dice",
  },
  "keys.overlap": {
    en: "how long the old key stays valid, such as 0h, 24h or 7d; 24h without it",
    es: "cuánto tiempo sigue valiendo la antigua, como 0h, 24h o 7d; 24h si no se dice",
  },
  "keys.needName": {
    en: "say for whom the key is: --name NAME",
    es: "indica para quién es la clave: --name NOMBRE",
  },
  "keys.badText": {
    en: "{option} may have up to {max} characters: {allowed}",
    es: "{option} admite hasta {max} caracteres: {allowed}",
  },
  "keys.letters": {
    en: "letters, digits, dot, dash and underscore, a letter or digit first",
    es: "letras, cifras, punto, guion y guion bajo, empezando por letra o cifra",
  },
  "keys.printable": {
    en: "printable ones, no blank at either end",
    es: "imprimibles, sin espacios en los extremos",
  },
  "keys.duration": {
    en: "{option} must be a time such as 90s, 30m, 24h, 90d or 52w, from {min} to {max}",
    es: "{option} debe ser un tiempo como 90s, 30m, 24h, 90d o 52w, de {min} a {max}",
  },
  "keys.unknown": {
    en: "there is no key {id}; `garita keys list` shows those that there are",
    es: "no existe la clave {id}; `garita keys list` muestra las que hay",
  },
  "keys.none": {
    en: "there are no keys yet; `garita keys create --name NAME` makes the first",
    es: "aún no hay claves; `garita keys create --name NOMBRE` crea la primera",
  },
  "keys.unreachable": {
    en: "the store of the keys cannot be used ({detail}); check `store` in the configuration, the data folder and who may write there",
    es: "no se puede usar el almacén de claves ({detail}); revisa `store` en la configuración, la carpeta de datos y quién puede escribir en ella",
  },
  "keys.shown": {
    en: "  key      {key}\n  id       {id}\n  name     {name}\n  roles    {roles}\n  expires  {expires}",
    es: "  clave    {key}\n  id       {id}\n  nombre   {name}\n  roles    {roles}\n  caduca   {expires}",
  },
  "keys.once": {
    en: "The key is shown this once and kept nowhere: hand it over now.",
    es: "La clave se muestra solo esta vez y no se guarda: entrégala ahora.",
  },
  "keys.first": {
    en: "From now on every request needs a key, from this machine too.",
    es: "Desde ahora toda petición necesita una clave, también desde esta máquina.",
  },
  "keys.overlapping": {
    en: "The old key is valid until {until}.",
    es: "La clave antigua vale hasta {until}.",
  },
  "keys.replaced": {
    en: "The old key is not valid any more.",
    es: "La clave antigua ya no vale.",
  },
  "keys.revoked": {
    en: "revoked {id} ({name}) at {time}; it is refused everywhere within seconds",
    es: "anulada {id} ({name}) a las {time}; en segundos se rechaza en todas partes",
  },
  "keys.line": {
    en: "{id}  {status}  {name}  roles {roles}  expires {expires}  last used {used}",
    es: "{id}  {status}  {name}  roles {roles}  caduca {expires}  último uso {used}",
  },
  "keys.status.active": { en: "active ", es: "activa  " },
  "keys.status.expired": { en: "expired", es: "caducada" },
  "keys.status.revoked": { en: "revoked", es: "anulada " },
  "keys.never": { en: "never", es: "nunca" },
  "keys.defaultRole": { en: "none (`default`)", es: "ninguno (`default`)" },
} as const satisfies Wordings;
