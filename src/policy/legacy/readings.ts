import type { Wording } from "../../core/language.ts";

/** How a construct with no single meaning is read. `{…}` are names of the file. */
export const READINGS = {
  format: {
    en: "there is no such kind in Kubernetes: the file is read once and becomes a `garita/v1` policy",
    es: "ese tipo no existe en Kubernetes: el archivo se lee una vez y pasa a ser una política `garita/v1`",
  },
  paths: {
    en: "a last `*` is one or more segments, one in between exactly one; paths are decoded once, NFC, without `..`, empty segments and control characters",
    es: "un `*` final es uno o más segmentos, uno intermedio exactamente uno; las rutas se descodifican una vez, NFC, sin `..`, segmentos vacíos ni caracteres de control",
  },
  embeddings: {
    en: "`read` gives the contents; raw embeddings take `read_embedding`, which nothing here grants",
    es: "`read` da el contenido; los vectores en bruto piden `read_embedding`, que aquí nadie concede",
  },
  claim: {
    en: "`{user_id}` is one segment equal to the verified subject of the end user; missing, or with `/`, `*`, `%` in it, it matches nothing",
    es: "`{user_id}` es un segmento igual al sujeto verificado del usuario final; si falta, o contiene `/`, `*`, `%`, no coincide con nada",
  },
  conditions: {
    en: "all conditions must hold; one that fails makes the role count for nothing in that request, it does not deny",
    es: "deben cumplirse todas; una que falla hace que el rol no cuente en esa petición, no la deniega",
  },
  addresses: {
    en: "the address of the peer, or of the chain that configured proxies vouch for; IPv4 within IPv6 counts as IPv4; an empty list is never fulfilled",
    es: "la dirección del par, o de la cadena que avalan los proxies configurados; IPv4 dentro de IPv6 cuenta como IPv4; una lista vacía no se cumple nunca",
  },
  mfa: {
    en: "a second factor that the issuer's token proves (`amr`, `acr`); keys and services never have one",
    es: "un segundo factor probado por el token del emisor (`amr`, `acr`); claves y servicios nunca lo tienen",
  },
  noZone: {
    en: "hours without a time zone are read as UTC; name the zone with `zone`",
    es: "las horas sin zona horaria se leen como UTC; indica la zona con `zone`",
  },
  hours: {
    en: "hours are half-open, by the clock of the gateway, in the zone {zone}; they may pass midnight",
    es: "las horas son semiabiertas, según el reloj de la pasarela, en la zona {zone}; pueden pasar de medianoche",
  },
  method: {
    en: "`certificate` is a client certificate (`mtls`) that the gateway itself has verified",
    es: "`certificate` es un certificado de cliente (`mtls`) que la propia pasarela ha verificado",
  },
  expires: {
    en: "the role holds up to and including this instant",
    es: "el rol vale hasta este instante, incluido",
  },
  obligations: {
    en: "`audit_logging` and `pii_filtering` are no conditions but obligations: the gateway does them or refuses",
    es: "`audit_logging` y `pii_filtering` no son condiciones sino obligaciones: la pasarela las cumple o rechaza",
  },
  limits: {
    en: "limits count for each principal and the role that grants; `vectors_per_request` caps what an answer may hold",
    es: "los límites cuentan por cada titular y el rol que concede; `vectors_per_request` limita lo que cabe en una respuesta",
  },
  excluded: {
    en: "excluded for the permissions of this role only; another role may reach them",
    es: "excluidas solo para los permisos de este rol; otro rol puede alcanzarlas",
  },
  users: {
    en: "a user or group of whichever issuer is configured; pin one with `issuer`",
    es: "un usuario o grupo de cualquier emisor configurado; fija uno con `issuer`",
  },
  names: {
    en: "a user is known by the verified mail address or the subject, a service by name and namespace, a key by id or name",
    es: "un usuario se reconoce por su correo verificado o su sujeto, un servicio por nombre y espacio de nombres, una clave por id o nombre",
  },
  pathOf: {
    en: "the path of a collection is taken to be its name",
    es: "se toma como ruta de cada colección su nombre",
  },
  ceiling: {
    en: "`accessible_by` is a ceiling, not a grant: a role must be listed and have a permission",
    es: "`accessible_by` es un techo, no una concesión: un rol debe estar en la lista y tener un permiso",
  },
  unlisted: {
    en: "permissions of {roles} reach this collection but `accessible_by` does not list them: refused",
    es: "los permisos de {roles} alcanzan esta colección, pero `accessible_by` no los incluye: se rechaza",
  },
  powerless: {
    en: "`accessible_by` lists {roles}, which have no permission that reaches this collection: nothing is granted",
    es: "`accessible_by` incluye {roles}, sin ningún permiso que alcance esta colección: no se concede nada",
  },
  unclassified: {
    en: "{names} belongs to no classified collection: restricted, reached only by permissions that spell it out, not by `*`",
    es: "{names} no pertenece a ninguna colección clasificada: restringida, solo la alcanzan permisos que la nombran, no `*`",
  },
  declared: {
    en: "{names} is excluded but never classified: declared as restricted",
    es: "{names} está excluida pero nunca clasificada: se declara restringida",
  },
  encryption: {
    en: "`encryption_required`: only a backend that is configured as encrypted at rest may serve it",
    es: "`encryption_required`: solo puede servirla un backend configurado con cifrado en reposo",
  },
  pii: {
    en: "`pii_present` and `audit_all_access`: every access is audited",
    es: "`pii_present` y `audit_all_access`: se audita cada acceso",
  },
  unless: {
    en: "the conditions say what is allowed and the action refuses: read as refused UNLESS they hold, what is not known does not hold; taken literally it would be refused WHEN they hold",
    es: "las condiciones dicen lo permitido y la acción rechaza: se lee como rechazado SALVO que se cumplan, y lo desconocido no se cumple; al pie de la letra se rechazaría CUANDO se cumplen",
  },
  vectors: {
    en: "counts in one request, and over a sliding window of an hour for each principal and collection",
    es: "cuenta en una petición, y en una ventana deslizante de una hora por titular y colección",
  },
  countries: {
    en: "countries are ISO 3166-1 codes, `EU` its 27 member states; an unknown location is not allowed",
    es: "los países son códigos ISO 3166-1, `EU` sus 27 estados; una ubicación desconocida no se permite",
  },
  approval: {
    en: "makes a ticket bound to principal, action, resource, amount and time; somebody else approves it, and it is good once",
    es: "crea un vale ligado a titular, acción, recurso, cantidad y plazo; lo aprueba otra persona y sirve una vez",
  },
  alternatives: {
    en: "several entries of `applies_to` are read as alternatives, one rule each; they could also be meant to hold together",
    es: "varias entradas de `applies_to` se leen como alternativas, una regla por cada una; también podrían exigirse juntas",
  },
  endUser: {
    en: "role `end-user` added, with all that applications may: an application acting for a user without a role keeps its own rights and no more",
    es: "se añade el rol `end-user`, con todo lo que pueden las aplicaciones: una que actúa por un usuario sin rol conserva sus derechos y ninguno más",
  },
  ownEndUser: {
    en: "the file has a role `end-user` of its own: it is what end users without a role get",
    es: "el archivo tiene un rol `end-user` propio: es el de los usuarios finales sin rol",
  },
  audit: {
    en: "not imported: every decision is recorded whatever is set here; retention belongs under `audit` of the configuration",
    es: "no se importa: toda decisión queda registrada se ponga lo que se ponga; la retención va en `audit` de la configuración",
  },
  destinations: {
    en: "not imported: where events are sent belongs into the configuration",
    es: "no se importa: a dónde se envían los eventos va en la configuración",
  },
  alerts: {
    en: "not imported: alerts are not decisions",
    es: "no se importa: las alertas no son decisiones",
  },
  atRest: {
    en: "not imported: a gateway cannot set the disk encryption of a backend; say in the configuration which backends encrypt",
    es: "no se importa: una pasarela no fija el cifrado de disco de un backend; di en la configuración cuáles cifran",
  },
  piiProtection: {
    en: "not imported: what is found in texts is judged by profiles (`input.pii`, `output.pii`)",
    es: "no se importa: lo hallado en los textos lo juzgan los perfiles (`input.pii`, `output.pii`)",
  },
  headers: {
    en: "not imported: nobody's word is taken for who the user is; applications send a signed context, and a role header is never believed",
    es: "no se importa: no se cree a nadie sobre quién es el usuario; las aplicaciones envían un contexto firmado, y una cabecera de rol no se cree nunca",
  },
  filtering: {
    en: "not imported: each result is checked against the rights of application and end user",
    es: "no se importa: cada resultado se comprueba con los derechos de la aplicación y del usuario final",
  },
} as const satisfies Record<string, Wording>;

/** What is wrong in a file, whichever way it is read. */
export const FAULTS = {
  twice: { en: "{name} is there twice", es: "{name} está dos veces" },
  namespace: {
    en: "a service account needs its `namespace`",
    es: "una cuenta de servicio necesita su `namespace`",
  },
  approvers: {
    en: "`approval_required_from` goes with `require_approval`, and only with it",
    es: "`approval_required_from` va con `require_approval`, y solo con él",
  },
  nothing: {
    en: "says no condition; write one, or remove it",
    es: "no pone ninguna condición; escribe una, o elimínala",
  },
} as const satisfies Record<string, Wording>;
