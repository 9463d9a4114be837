import type { Wording } from "../core/language.ts";

/** Why it was decided so. Nothing that a request said is in them. */
export const REASONS = {
  malformed: {
    en: "the resource is no plain path",
    es: "el recurso no es una ruta simple",
  },
  denied: { en: "a deny rule applies", es: "se aplica una regla de denegación" },
  rule: { en: "a rule of the policy refuses it", es: "una regla de la política lo rechaza" },
  nothing: {
    en: "no role of the caller permits it",
    es: "ningún rol de quien llama lo permite",
  },
  endUser: {
    en: "no role of the end user permits it",
    es: "ningún rol del usuario final lo permite",
  },
  scopes: {
    en: "no scope of the credential covers it",
    es: "ningún alcance de la credencial lo cubre",
  },
  approval: { en: "somebody has to approve it", es: "alguien tiene que aprobarlo" },
  permitted: { en: "a permission applies", es: "se aplica un permiso" },
} as const satisfies Record<string, Wording>;
