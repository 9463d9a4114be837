import type { Method } from "../caller.ts";

/** `person`: the end user if there is one, else the application. */
export type Who = "application" | "endUser" | "person";

/** What every policy language can ask of a request. Days count from 0 = Monday. */
export type Atom =
  | { readonly kind: "acting" }
  | { readonly kind: "action"; readonly names: readonly string[] }
  /** How many segments the path has; `max` null = no bound. What is no path has none. */
  | { readonly kind: "depth"; readonly min: number; readonly max: number | null }
  | { readonly kind: "segment"; readonly index: number; readonly names: readonly string[] }
  | { readonly kind: "prefix"; readonly index: number; readonly text: string }
  | { readonly kind: "claim"; readonly index: number; readonly claim: "userId" | "tenant" }
  | {
      readonly kind: "identity";
      readonly who: Who;
      readonly field: "kind" | "id" | "name" | "subject" | "issuer" | "namespace";
      readonly value: string;
    }
  | {
      readonly kind: "listed";
      readonly who: Who;
      readonly list: "roles" | "groups";
      readonly value: string;
    }
  | { readonly kind: "no-roles"; readonly who: Who }
  | { readonly kind: "method"; readonly names: readonly Method[] }
  | { readonly kind: "until"; readonly lastMs: number }
  | { readonly kind: "second-factor"; readonly who: Who; readonly ageMaxMs: number | null }
  | { readonly kind: "known"; readonly what: "address" | "country" }
  /** In CIDR notation, the prefix always there. Only asked of a known address. */
  | { readonly kind: "address"; readonly networks: readonly string[] }
  | { readonly kind: "country"; readonly codes: readonly string[] }
  /** Half-open, of the day in a zone. */
  | {
      readonly kind: "minute";
      readonly zone: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: "day"; readonly zone: string; readonly days: readonly number[] }
  | {
      readonly kind: "vectors";
      readonly which: "vectors" | "vectorsInWindow";
      readonly over: number;
    }
  /** That the scopes of the credential, if it has any, cover action and resource. */
  | { readonly kind: "in-scope" }
  | { readonly kind: "approved" };

/** `all` of nothing is true, `any` of nothing false; parts are asked in order. */
export type Formula =
  | Atom
  | { readonly kind: "all"; readonly of: readonly Formula[] }
  | { readonly kind: "any"; readonly of: readonly Formula[] }
  | { readonly kind: "not"; readonly of: Formula };

export const TRUE: Formula = { kind: "all", of: [] };
export const FALSE: Formula = { kind: "any", of: [] };

/** What is certain is taken out, what stands in parts of the same kind moves up. */
export function all(...parts: readonly Formula[]): Formula {
  return join("all", parts);
}

export function any(...parts: readonly Formula[]): Formula {
  return join("any", parts);
}

export function not(of: Formula): Formula {
  const known = certain(of);
  if (known !== null) return known ? FALSE : TRUE;
  return of.kind === "not" ? of.of : { kind: "not", of };
}

function join(kind: "all" | "any", parts: readonly Formula[]): Formula {
  const kept: Formula[] = [];
  for (const part of parts) {
    const known = certain(part);
    if (known !== null && known !== (kind === "all")) return part;
    if (part.kind === kind) kept.push(...part.of);
    else if (known === null) kept.push(part);
  }
  const [only] = kept;
  if (kept.length === 1 && only !== undefined) return only;
  return kind === "all" ? { kind, of: kept } : { kind, of: kept };
}

/** True or false for what is certain; null for what depends on the request. */
function certain(formula: Formula): boolean | null {
  if (formula.kind !== "all" && formula.kind !== "any") return null;
  return formula.of.length === 0 ? formula.kind === "all" : null;
}
