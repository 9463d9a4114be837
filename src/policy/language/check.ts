import { quote } from "../../core/errors.ts";
import { everyLanguage } from "../../core/language.ts";
import type { Wording } from "../../core/language.ts";
import { nearest } from "../../core/nearest.ts";
import { RESOURCE_TYPES } from "../action.ts";
import { pathOf } from "../collections.ts";
import { COUNTRIES, REGIONS } from "../country.ts";
import { parsePattern } from "../pattern.ts";
import { splitResource } from "../resource.ts";
import type { ConditionsConfig, PolicyConfig, RuleConfig } from "./config.ts";

const TEXTS = {
  role: { en: "there is no role {name}", es: "no existe el rol {name}" },
  roleNear: {
    en: "there is no role {name}; did you mean `{near}`?",
    es: "no existe el rol {name}; ¿querías decir `{near}`?",
  },
  collection: {
    en: "there is no collection {name} under `collections`",
    es: "no hay ninguna colección {name} en `collections`",
  },
  collectionNear: {
    en: "there is no collection {name} under `collections`; did you mean `{near}`?",
    es: "no hay ninguna colección {name} en `collections`; ¿querías decir `{near}`?",
  },
  type: {
    en: "there are no resources {name}; there are {types}",
    es: "no existen recursos {name}; existen {types}",
  },
  typeNear: {
    en: "there are no resources {name}; did you mean `{near}`?",
    es: "no existen recursos {name}; ¿querías decir `{near}`?",
  },
  country: {
    en: "{name} is no country (ISO 3166-1 alpha-2) and no region",
    es: "{name} no es ningún país (ISO 3166-1 alfa-2) ni región",
  },
  region: {
    en: "the name of a built-in region cannot be taken",
    es: "es el nombre de una región incluida",
  },
  star: {
    en: "`*` stands for every role and cannot be the name of one",
    es: "`*` significa todos los roles y no puede ser el nombre de uno",
  },
  twice: { en: "{name} is there twice", es: "{name} está dos veces" },
  path: {
    en: "this name is no path; say the `path` of the collection",
    es: "este nombre no es una ruta; indica la `path` de la colección",
  },
  nested: {
    en: "lies within the path of collection {name}, or around it",
    es: "está dentro de la ruta de la colección {name}, o la contiene",
  },
} as const satisfies Record<string, Wording>;

/** Keys and positions from the top of the policy down to one value. */
type Path = readonly (string | number)[];

/** What no single line of a policy can know. */
export interface PolicyProblem {
  readonly path: Path;
  readonly text: Wording;
}

/** What other lines may name. */
interface Names {
  readonly roles: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

/** Names that lead nowhere, or to two things. A policy with any of them is refused. */
export function policyProblems(policy: PolicyConfig): readonly PolicyProblem[] {
  const names: Names = {
    roles: new Set(Object.keys(policy.roles)),
    collections: new Set(policy.collections.map(({ name }) => name)),
    regions: new Set([...REGIONS.keys(), ...Object.keys(policy.regions)]),
  };
  return [
    ...roleProblems(policy, names),
    ...bindingProblems(policy, names),
    ...collectionProblems(policy, names),
    ...ruleProblems(policy, names),
    ...regionProblems(policy),
  ];
}

function roleProblems({ roles }: PolicyConfig, names: Names): readonly PolicyProblem[] {
  return Object.entries(roles).flatMap(([name, role]) => {
    const at = (...path: Path): Path => ["roles", name, ...path];
    const lines = (["permissions", "deny"] as const).flatMap((list) =>
      role[list].flatMap(({ resource }, index) => type(resource, at(list, index, "resource"))),
    );
    const excluded = (role.excludeCollections ?? []).flatMap((one, index) =>
      collection(one, names, at("excludeCollections", index)),
    );
    const star = name === "*" ? [{ path: at(), text: TEXTS.star }] : [];
    const conditions = countries(role.conditions, names, at("conditions"));
    return [...star, ...lines, ...conditions, ...excluded];
  });
}

function bindingProblems({ bindings }: PolicyConfig, names: Names): readonly PolicyProblem[] {
  return bindings.flatMap((binding, index) =>
    role(binding.role, names, ["bindings", index, "role"]),
  );
}

function collectionProblems({ collections }: PolicyConfig, names: Names): readonly PolicyProblem[] {
  const seen = new Set<string>();
  const paths = new PathTree();
  return collections.flatMap((config, index) => {
    const { name, accessibleBy = [] } = config;
    const at = (...path: Path): Path => ["collections", index, ...path];
    const problems: PolicyProblem[] = accessibleBy.flatMap((one, place) =>
      one === "*" ? [] : role(one, names, at("accessibleBy", place)),
    );
    if (seen.has(name)) problems.push(twice(name, at("name")));
    seen.add(name);
    if (config.path === undefined && splitResource(name) === null)
      problems.push({ path: at("name"), text: TEXTS.path });
    const other = paths.add(pathOf(config), name);
    if (other !== null && other !== name) {
      const text = everyLanguage(TEXTS.nested, { name: quote(other) });
      problems.push({ path: at(config.path === undefined ? "name" : "path"), text });
    }
    return problems;
  });
}

/** Paths of which none may begin with another. */
class PathTree {
  readonly #taken = new Map<string, string>();
  readonly #around = new Map<string, string>();

  /** The name of a path that lies around or within this one; null when it stands alone. */
  add(path: readonly string[], name: string): string | null {
    const whole = path.join("/");
    let found = this.#taken.get(whole) ?? this.#around.get(whole) ?? null;
    for (let length = 1; length < path.length; length += 1) {
      const part = path.slice(0, length).join("/");
      found ??= this.#taken.get(part) ?? null;
      this.#around.set(part, name);
    }
    this.#taken.set(whole, name);
    return found;
  }
}

function ruleProblems({ rules }: PolicyConfig, names: Names): readonly PolicyProblem[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, index) => {
    const at = (...path: Path): Path => ["rules", index, ...path];
    const problems = seen.has(rule.name) ? [twice(rule.name, at("name"))] : [];
    seen.add(rule.name);
    return [...problems, ...ruleReferences(rule, names, at)];
  });
}

function ruleReferences(
  { appliesTo, when, unless, approval }: RuleConfig,
  names: Names,
  at: (...path: Path) => Path,
): readonly PolicyProblem[] {
  const { collections = [], resources = [], roles = [] } = appliesTo;
  return [
    ...collections.flatMap((one, index) =>
      collection(one, names, at("appliesTo", "collections", index)),
    ),
    ...resources.flatMap((one, index) => type(one, at("appliesTo", "resources", index))),
    ...roles.flatMap((one, index) => role(one, names, at("appliesTo", "roles", index))),
    ...countries(when, names, at("when")),
    ...countries(unless, names, at("unless")),
    ...(approval?.from ?? []).flatMap((one, index) =>
      role(one, names, at("approval", "from", index)),
    ),
  ];
}

function regionProblems({ regions }: PolicyConfig): readonly PolicyProblem[] {
  return Object.keys(regions)
    .filter((name) => REGIONS.has(name))
    .map((name) => ({ path: ["regions", name], text: TEXTS.region }));
}

function role(name: string, { roles }: Names, path: Path): readonly PolicyProblem[] {
  if (roles.has(name)) return [];
  const near = nearest(name, [...roles]);
  const text =
    near === null
      ? everyLanguage(TEXTS.role, { name: quote(name) })
      : everyLanguage(TEXTS.roleNear, { name: quote(name), near });
  return [{ path, text }];
}

function collection(name: string, { collections }: Names, path: Path): readonly PolicyProblem[] {
  if (collections.has(name)) return [];
  const near = nearest(name, [...collections]);
  const text =
    near === null
      ? everyLanguage(TEXTS.collection, { name: quote(name) })
      : everyLanguage(TEXTS.collectionNear, { name: quote(name), near });
  return [{ path, text }];
}

/** A pattern for a type that does not exist matches nothing, which in a denial is a hole. */
function type(resource: string, path: Path): readonly PolicyProblem[] {
  const first = parsePattern(resource)?.parts[0];
  if (first?.kind !== "literal") return [];
  const types: readonly string[] = RESOURCE_TYPES;
  if (types.includes(first.text)) return [];
  const name = quote(first.text);
  const near = nearest(first.text, types);
  const list = types.map((one) => `\`${one}\``).join(", ");
  const text =
    near === null
      ? everyLanguage(TEXTS.type, { name, types: list })
      : everyLanguage(TEXTS.typeNear, { name, near });
  return [{ path, text }];
}

function countries(
  conditions: ConditionsConfig | undefined,
  { regions }: Names,
  path: Path,
): readonly PolicyProblem[] {
  const named = conditions?.countries ?? [];
  return named.flatMap((name, index) => {
    if (COUNTRIES.has(name) || regions.has(name)) return [];
    const text = everyLanguage(TEXTS.country, { name: quote(name) });
    return [{ path: [...path, "countries", index], text }];
  });
}

function twice(name: string, path: Path): PolicyProblem {
  return { path, text: everyLanguage(TEXTS.twice, { name: quote(name) }) };
}
