import type { Wording } from "../../core/language.ts";

/** What the check says. `{…}` are names of the policy. */
export const CHECK_TEXTS = {
  expired: {
    en: "this instant is past: the role counts for nothing",
    es: "este instante ya pasó: el rol no cuenta",
  },
  expiring: {
    en: "the role ends in {days} days",
    es: "el rol termina en {days} días",
  },
  emptyList: {
    en: "an empty list is never fulfilled: the role counts for nothing",
    es: "una lista vacía no se cumple nunca: el rol no cuenta",
  },
  emptyHours: {
    en: "hours of no length: the role counts for nothing",
    es: "horario sin duración: el rol no cuenta",
  },
  factorless: {
    en: "only users prove a second factor, and none comes by these methods: the role counts for nothing",
    es: "solo los usuarios prueban un segundo factor, y ninguno llega por estos métodos: el rol no cuenta",
  },
  noFactor: {
    en: "keys and services never prove the second factor that role {role} asks for",
    es: "claves y servicios no prueban nunca el segundo factor que pide el rol {role}",
  },
  noMethod: {
    en: "such a subject never comes by the methods that role {role} asks for",
    es: "un sujeto así no llega nunca por los métodos que pide el rol {role}",
  },
  shadowed: {
    en: "adds nothing: {other} of the same role covers it",
    es: "no añade nada: {other} del mismo rol ya lo incluye",
  },
  denied: {
    en: "grants nothing: {other} of the same role denies all of it",
    es: "no concede nada: {other} del mismo rol lo deniega entero",
  },
  ceiling: {
    en: "grants nothing: collection {name} is not accessible by role {role}",
    es: "no concede nada: la colección {name} no es accesible para el rol {role}",
  },
  excluded: {
    en: "grants nothing: the role excludes collection {name}",
    es: "no concede nada: el rol excluye la colección {name}",
  },
  nowhere: {
    en: "grants nothing: no collection is open to role {role} by a wildcard",
    es: "no concede nada: ninguna colección está abierta al rol {role} con un comodín",
  },
  unclassified: {
    en: "no collection {name} is declared: its class is the default, {sensitivity}",
    es: "no se declara ninguna colección {name}: su clase es la de por defecto, {sensitivity}",
  },
  wildcard: {
    en: "the wildcard reaches {names} and passes by collections that nothing classifies",
    es: "el comodín alcanza {names} y pasa de largo ante las colecciones sin clasificar",
  },
  ruleWhen: {
    en: "the rule never counts: `when` can never hold",
    es: "la regla no cuenta nunca: `when` no se cumple nunca",
  },
  ruleUnless: {
    en: "the rule never counts: `unless` always holds",
    es: "la regla no cuenta nunca: `unless` se cumple siempre",
  },
  ruleNowhere: {
    en: "the rule never counts: none of its resources lies in its collections",
    es: "la regla no cuenta nunca: ninguno de sus recursos está en sus colecciones",
  },
  ruleBound: {
    en: "the rule never counts: the limits of every role end at {most} vectors in {minutes} minutes",
    es: "la regla no cuenta nunca: los límites de todos los roles acaban en {most} vectores en {minutes} minutos",
  },
  ruleShadowed: {
    en: "the rule never decides: rule {other} denies all of it before",
    es: "la regla no decide nunca: la regla {other} lo deniega todo antes",
  },
  limitIdle: {
    en: "the limit is never reached: the role grants nothing that it is about",
    es: "el límite no se alcanza nunca: el rol no concede nada a lo que se refiera",
  },
  limitAbove: {
    en: "the limit is never reached: rule {rule} denies more than {most} vectors",
    es: "el límite no se alcanza nunca: la regla {rule} deniega más de {most} vectores",
  },
  unbound: {
    en: "no binding gives this role; only keys and tokens that name it have it",
    es: "ninguna asignación da este rol; solo lo tienen claves y tokens que lo nombren",
  },
  empty: {
    en: "the role permits nothing and denies nothing",
    es: "el rol no permite ni deniega nada",
  },
  unreachable: {
    en: "no role reaches this collection",
    es: "ningún rol alcanza esta colección",
  },
} as const satisfies Record<string, Wording>;
