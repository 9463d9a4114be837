import type { JsonRecord } from "./json-object.ts";
import type { TokenProblem } from "./token-problem.ts";

export interface HeaderRules {
  readonly algorithms: readonly string[];
  /** Lower case, without `application/`; empty = absent. */
  readonly types: readonly string[];
}

/** What the header may say; where keys are (`jku`, `x5u`, `jwk`) is never taken from it. */
export function headerProblem(header: JsonRecord, rules: HeaderRules): TokenProblem | null {
  const { alg, typ = "", kid } = header;
  if (typeof alg !== "string" || !rules.algorithms.includes(alg)) return "algorithm";
  if ("crit" in header || "b64" in header || "zip" in header || "enc" in header) return "critical";
  if (kid !== undefined && typeof kid !== "string") return "malformed";
  if (typeof typ !== "string") return "type";
  const type = typ.toLowerCase().replace(/^application\//, "");
  return rules.types.includes(type) ? null : "type";
}
