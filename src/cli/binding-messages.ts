import type { Wordings } from "../core/language.ts";

/** Texts of `garita bindings`. */
export const BINDING_MESSAGES = {
  "bindings.summary": { en: "give and take roles", es: "da y quita roles" },
  "bindings.add.summary": {
    en: "give somebody a role, on every machine at once and without a new policy",
    es: "da un rol a alguien, en todas las máquinas a la vez y sin cambiar la política",
  },
  "bindings.list.summary": {
    en: "list roles that were given, besides those of the policy file",
    es: "enumera los roles dados, aparte de los del archivo de políticas",
  },
  "bindings.remove.summary": {
    en: "take a role away that was given",
    es: "quita un rol que se había dado",
  },
  "bindings.role": { en: "role of the policy file", es: "rol del archivo de políticas" },
  "bindings.subject": {
    en: "who gets it: user:NAME, group:NAME, service-account:NAMESPACE/NAME or api-key:ID",
    es: "quién lo recibe: user:NOMBRE, group:NOMBRE, service-account:ESPACIO/NOMBRE o api-key:ID",
  },
  "bindings.issuer": {
    en: "who must vouch for it, as `iss` spells it; any issuer without it",
    es: "quién debe avalarlo, como lo escribe `iss`; sin ella, cualquier emisor",
  },
  "bindings.operand": {
    en: "id of the binding, as `garita bindings list` shows it",
    es: "id de la vinculación, como lo muestra `garita bindings list`",
  },
  "bindings.need": {
    en: "say who gets which role: --role ROLE --subject user:NAME",
    es: "indica quién recibe qué rol: --role ROL --subject user:NOMBRE",
  },
  "bindings.badSubject": {
    en: "{subject} is no subject; write user:NAME, group:NAME, service-account:NAMESPACE/NAME or api-key:ID; keys have no issuer",
    es: "{subject} no es un sujeto; escribe user:NOMBRE, group:NOMBRE, service-account:ESPACIO/NOMBRE o api-key:ID; las claves no tienen emisor",
  },
  "bindings.unknown": {
    en: "there is no binding {id}; `garita bindings list` shows those that there are",
    es: "no existe la vinculación {id}; `garita bindings list` muestra las que hay",
  },
  "bindings.unreachable": {
    en: "the store of the bindings cannot be used ({detail}); check `store` in the configuration, the data folder and who may write there",
    es: "no se puede usar el almacén de vinculaciones ({detail}); revisa `store` en la configuración, la carpeta de datos y quién puede escribir en ella",
  },
  "bindings.none": {
    en: "no roles were given here; those of the policy file are in the policy file",
    es: "aquí no se ha dado ningún rol; los del archivo de políticas están en él",
  },
  "bindings.line": {
    en: "{id}  role {role}  {subject}  since {time}",
    es: "{id}  rol {role}  {subject}  desde {time}",
  },
  "bindings.removed": {
    en: "{id}: {subject} no longer has role {role}",
    es: "{id}: {subject} ya no tiene el rol {role}",
  },
} as const satisfies Wordings;
