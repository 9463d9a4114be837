import type { Wordings } from "../core/language.ts";

/** Texts of `garita policy`. */
export const POLICY_MESSAGES = {
  "policy.summary": {
    en: "check, explain, test and convert policies",
    es: "comprueba, explica, prueba y convierte políticas",
  },
  "policy.check.summary": {
    en: "check a policy: what is wrong, what never counts, who can read what",
    es: "comprueba una política: qué está mal, qué no cuenta nunca, quién puede leer qué",
  },
  "policy.explain.summary": {
    en: "say how a policy decides on a request, and why",
    es: "dice cómo decide una política sobre una petición, y por qué",
  },
  "policy.test.summary": {
    en: "run policy tests: requests with the answer expected",
    es: "ejecuta pruebas de políticas: peticiones con la respuesta esperada",
  },
  "policy.import.summary": {
    en: "turn a policy of a vector database into one of our own, each reading told",
    es: "convierte una política de base de datos vectorial en una propia, contando cada lectura",
  },
  "policy.export.summary": {
    en: "write a policy in Cedar or Rego",
    es: "escribe una política en Cedar o Rego",
  },
  "policy.operand": {
    en: "policy file; none is the one of the configuration",
    es: "archivo de política; si falta, el de la configuración",
  },
  "policy.option.policy": {
    en: "policy file, else the one of the configuration",
    es: "archivo de política, o el de la configuración",
  },
  "policy.option.legacy": {
    en: "read it in the other format, whatever it says of itself",
    es: "léelo en el otro formato, diga lo que diga",
  },
  "policy.option.strict": {
    en: "refuse what the other format leaves unclear",
    es: "rechaza lo que el otro formato deja poco claro",
  },
  "policy.option.zone": {
    en: "time zone of the hours in the other format, such as Europe/Madrid",
    es: "zona horaria de las horas del otro formato, como Europe/Madrid",
  },
  "policy.option.issuer": {
    en: "issuer of users and groups in the other format",
    es: "emisor de usuarios y grupos del otro formato",
  },
  "policy.none": {
    en: "no policy file is configured; name one",
    es: "no hay ningún archivo de política configurado; indica uno",
  },
  "policy.unreadable": {
    en: "{file}: cannot be read ({detail})",
    es: "{file}: no se puede leer ({detail})",
  },
  "policy.badZone": {
    en: "--zone must be a time zone such as Europe/Madrid",
    es: "--zone debe ser una zona horaria como Europe/Madrid",
  },
  "policy.note": { en: "{where} {path}: {text}", es: "{where} {path}: {text}" },

  "policy.check.failOn": {
    en: "exit with 1 from this severity on; medium without it",
    es: "termina con 1 desde esta gravedad; medium si no se dice",
  },
  "policy.check.whoCanRead": {
    en: "also say which roles and subjects can read this resource",
    es: "di también qué roles y sujetos pueden leer este recurso",
  },
  "policy.check.action": {
    en: "ask for this action instead of read",
    es: "pregunta por esta acción en vez de read",
  },
  "policy.check.now": {
    en: "judge as of this time instead of now",
    es: "juzga a fecha de este momento en vez de ahora",
  },
  "policy.check.finding": {
    en: "{where}  {severity}  {rule}  {path}: {text}",
    es: "{where}  {severity}  {rule}  {path}: {text}",
  },
  "policy.check.clean": {
    en: "{file}: nothing found",
    es: "{file}: no se ha encontrado nada",
  },
  "policy.check.count": {
    en: "{file}: findings {count}, worst {worst}",
    es: "{file}: hallazgos {count}, peor {worst}",
  },
  "policy.badResource": {
    en: "{option} must be a plain path such as vectors/public/7",
    es: "{option} debe ser una ruta simple como vectors/public/7",
  },
  "policy.who.head": {
    en: "who can {action} {resource}:",
    es: "quién puede hacer {action} en {resource}:",
  },
  "policy.who.nobody": { en: "  nobody", es: "  nadie" },
  "policy.who.role": {
    en: "  role {role} by {permission}",
    es: "  rol {role} por {permission}",
  },
  "policy.who.denied": {
    en: "    but {line} denies it",
    es: "    pero {line} lo deniega",
  },
  "policy.who.never": {
    en: "    but never: {name} cannot hold",
    es: "    pero nunca: {name} no se puede cumplir",
  },
  "policy.who.conditions": { en: "    if {names}", es: "    si {names}" },
  "policy.who.claims": {
    en: "    only the verified {claims}",
    es: "    solo {claims} verificado",
  },
  "policy.who.subjects": { en: "    given to {subjects}", es: "    asignado a {subjects}" },
  "policy.who.default": {
    en: "    every caller without a role",
    es: "    quien llama sin ningún rol",
  },
  "policy.who.endUser": {
    en: "    every end user without a role, through an application that reaches it too",
    es: "    usuarios finales sin ningún rol, a través de una aplicación que también llegue",
  },
  "policy.who.unbound": {
    en: "    given to nobody here; keys and tokens may name the role",
    es: "    no se asigna aquí; claves y tokens pueden nombrar el rol",
  },

  "policy.effect.permit": { en: "permit", es: "permitir" },
  "policy.effect.deny": { en: "deny", es: "denegar" },
  "policy.effect.require-approval": { en: "require approval", es: "pedir aprobación" },

  "policy.explain.request": {
    en: "JSON file with the request (subject, action, resource, context) instead of options",
    es: "archivo JSON con la petición (subject, action, resource, context) en vez de opciones",
  },
  "policy.explain.subject": {
    en: "who asks: user:NAME, api-key:NAME, service-account:NAMESPACE/NAME or anonymous",
    es: "quién pregunta: user:NOMBRE, api-key:NOMBRE, service-account:ESPACIO/NOMBRE o anonymous",
  },
  "policy.explain.role": {
    en: "role of its credential, more than once for several",
    es: "rol de su credencial, repetible para varios",
  },
  "policy.explain.group": {
    en: "group that its issuer claims, more than once for several",
    es: "grupo que afirma su emisor, repetible para varios",
  },
  "policy.explain.scope": {
    en: "scope of its credential, `actions:pattern`, more than once for several; none = no ceiling",
    es: "alcance de su credencial, `acciones:patrón`, repetible para varios; ninguno = sin techo",
  },
  "policy.explain.issuer": {
    en: "who vouches for subject and end user",
    es: "quién responde de sujeto y usuario final",
  },
  "policy.explain.tenant": {
    en: "tenant of subject and end user",
    es: "organización de sujeto y usuario final",
  },
  "policy.explain.method": {
    en: "how it proved who it is; else what is usual for its kind",
    es: "cómo probó quién es; si no, lo usual en su clase",
  },
  "policy.explain.mfa": {
    en: "users have just proven a second factor",
    es: "los usuarios acaban de probar un segundo factor",
  },
  "policy.explain.endUser": {
    en: "user that the subject has proof to act for",
    es: "usuario en cuyo nombre el sujeto prueba que actúa",
  },
  "policy.explain.endUserRole": {
    en: "role of the end user, more than once for several",
    es: "rol del usuario final, repetible para varios",
  },
  "policy.explain.endUserGroup": {
    en: "group of the end user, more than once for several",
    es: "grupo del usuario final, repetible para varios",
  },
  "policy.explain.action": { en: "action asked for", es: "acción que se pide" },
  "policy.explain.resource": {
    en: "path of the resource, as it stands in a URL",
    es: "ruta del recurso, tal como está en una URL",
  },
  "policy.explain.address": {
    en: "address that the request comes from; not known without it",
    es: "dirección de la que viene la petición; si falta, desconocida",
  },
  "policy.explain.country": {
    en: "country that it comes from; not known without it",
    es: "país del que viene; si falta, desconocido",
  },
  "policy.explain.time": {
    en: "time of the request; now without it",
    es: "momento de la petición; ahora si falta",
  },
  "policy.explain.vectors": {
    en: "vectors that the request is about",
    es: "vectores de los que trata la petición",
  },
  "policy.explain.vectorsInWindow": {
    en: "vectors in the sliding window, these included",
    es: "vectores en la ventana deslizante, estos incluidos",
  },
  "policy.explain.approved": { en: "somebody has approved it", es: "alguien lo ha aprobado" },
  "policy.explain.missing": {
    en: "{option} is missing; without --request a question takes --subject, --action and --resource",
    es: "falta {option}; sin --request hacen falta --subject, --action y --resource",
  },
  "policy.explain.effect": {
    en: "{effect}: {action} {resource}",
    es: "{effect}: {action} {resource}",
  },
  "policy.explain.because": { en: "  by {rule}: {reason}", es: "  por {rule}: {reason}" },
  "policy.explain.line.where": { en: "  at {value}", es: "  en {value}" },
  "policy.explain.line.role": {
    en: "  granted by role {value}",
    es: "  lo concede el rol {value}",
  },
  "policy.explain.line.collection": { en: "  collection {value}", es: "  colección {value}" },
  "policy.explain.line.obligations": { en: "  obligations {value}", es: "  obligaciones {value}" },
  "policy.explain.line.approval": { en: "  approval {value}", es: "  aprobación {value}" },
  "policy.explain.undeclared": { en: "none declared", es: "ninguna declarada" },
  "policy.explain.limit": {
    en: "  limit {limit} {most} of role {role}, for each principal; beyond it requests get {status}",
    es: "  límite {limit} {most} del rol {role}, por cada titular; pasado ese se responde {status}",
  },
  "policy.explain.application": {
    en: "roles of {subject}, by {method}:",
    es: "roles de {subject}, por {method}:",
  },
  "policy.explain.person": {
    en: "roles of the end user, {subject}:",
    es: "roles del usuario final, {subject}:",
  },
  "policy.explain.noRoles": { en: "  none", es: "  ninguno" },
  "policy.explain.inScope": {
    en: "  its credential is good for it: {line}",
    es: "  su credencial sirve para ello: {line}",
  },
  "policy.explain.outOfScope": {
    en: "  no scope of its credential covers it",
    es: "  ningún alcance de su credencial lo cubre",
  },
  "policy.explain.heldRole": { en: "  {role}: {state}", es: "  {role}: {state}" },
  "policy.explain.inactive": {
    en: "does not count, since a condition does not hold",
    es: "no cuenta, porque no se cumple una condición",
  },
  "policy.explain.denies": { en: "denies by {line}", es: "deniega por {line}" },
  "policy.explain.permits": { en: "permits by {line}", es: "permite por {line}" },
  "policy.explain.silent": { en: "says nothing of this", es: "no dice nada de esto" },
  "policy.explain.hindered": {
    en: "would permit by {line}, but {why}",
    es: "permitiría por {line}, pero {why}",
  },
  "policy.explain.excluded": {
    en: "the role excludes the collection",
    es: "el rol excluye la colección",
  },
  "policy.explain.ceiling": {
    en: "the collection is not accessible by it",
    es: "la colección no le es accesible",
  },
  "policy.explain.wildcard": {
    en: "what is restricted takes a path that is spelled out, not a wildcard",
    es: "lo restringido pide una ruta escrita entera, no un comodín",
  },
  "policy.explain.rules": { en: "rules about it:", es: "reglas que tratan de ello:" },
  "policy.explain.rule": { en: "  {rule}: {effect}, {state}", es: "  {rule}: {effect}, {state}" },
  "policy.explain.counts": { en: "counts", es: "cuenta" },
  "policy.explain.idle": {
    en: "does not count here: not triggered, or exempt",
    es: "aquí no cuenta: no se activa, o hay exención",
  },
  "policy.failed.until": { en: "ended at {until}", es: "terminó en {until}" },
  "policy.failed.methods": {
    en: "asks for a login by {wanted}; it was {given}",
    es: "pide acceso por {wanted}; fue {given}",
  },
  "policy.failed.mfa": {
    en: "asks for a second factor; none is proven",
    es: "pide un segundo factor; no se ha probado ninguno",
  },
  "policy.failed.mfaNever": {
    en: "asks for a second factor; keys and services never have one",
    es: "pide un segundo factor; claves y servicios no lo tienen nunca",
  },
  "policy.failed.mfaAge": {
    en: "asks for a second factor not older than {minutes} minutes",
    es: "pide un segundo factor de no más de {minutes} minutos",
  },
  "policy.failed.addresses": {
    en: "asks for an address in {wanted}; it was {given}",
    es: "pide una dirección en {wanted}; fue {given}",
  },
  "policy.failed.addressesUnknown": {
    en: "asks for an address in {wanted}; it is not known",
    es: "pide una dirección en {wanted}; no se conoce",
  },
  "policy.failed.countries": {
    en: "asks for a country in {wanted}; it was {given}",
    es: "pide un país en {wanted}; fue {given}",
  },
  "policy.failed.countriesUnknown": {
    en: "asks for a country in {wanted}; it is not known",
    es: "pide un país en {wanted}; no se conoce",
  },
  "policy.failed.hours": {
    en: "asks for hours from {from} to {to} {zone} {days}",
    es: "pide horas de {from} a {to} {zone} {days}",
  },
  "policy.failed.vectorsOver": {
    en: "asks for more vectors",
    es: "pide más vectores",
  },

  "policy.test.operand": { en: "YAML files with cases", es: "archivos YAML con casos" },
  "policy.test.file": {
    en: "{file}: {passed} passed, {failed} failed",
    es: "{file}: {passed} correctos, {failed} fallidos",
  },
  "policy.test.failed": { en: "  {where}  {name}", es: "  {where}  {name}" },
  "policy.test.difference": {
    en: "    {field}: expected {expected}, got {actual}",
    es: "    {field}: se esperaba {expected}, salió {actual}",
  },

  "policy.import.operand": {
    en: "policy of a vector database",
    es: "política de una base de datos vectorial",
  },
  "policy.import.header": {
    en: "Imported from {file}. Places where the file could mean something else: {count}. Read each before use.",
    es: "Importado de {file}. Sitios en que el archivo podría significar otra cosa: {count}. Lee cada uno antes de usarlo.",
  },
  "policy.import.unclear": { en: "unclear", es: "dudoso " },
  "policy.import.read": { en: "read   ", es: "leído  " },

  "policy.export.to": {
    en: "language to write; cedar without it",
    es: "lengua de salida; cedar si falta",
  },
  "policy.export.effectsOnly": {
    en: "write what is permitted and denied, leave out what the other language cannot say",
    es: "escribe lo que se permite y deniega, deja fuera lo que la otra lengua no puede decir",
  },
  "policy.export.refused": {
    en: "not written: this cannot be said there; --effects-only leaves it out",
    es: "no se escribe: esto no se puede decir allí; --effects-only lo deja fuera",
  },
  "policy.export.without": {
    en: "left out, since it cannot be said there:",
    es: "se deja fuera, porque no se puede decir allí:",
  },
} as const satisfies Wordings;
