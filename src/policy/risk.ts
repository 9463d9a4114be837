import { RISKS, severityRank } from "../core/finding.ts";
import type { Finding, Risk } from "../core/finding.ts";

/** So many findings of the worst severity are a list of people or keys, not a mention. */
export const BULK_MIN = 10;
/** So many different entities of the worst severity together say who somebody is. */
export const KINDS_MIN = 3;

/** The worse of two. */
export function riskier(left: Risk, right: Risk): Risk {
  return RISKS.indexOf(left) >= RISKS.indexOf(right) ? left : right;
}

/**
 * How bad it would be if what was found got out, or in: the worst severity, `info` counting as low,
 * and one step more for many findings or for many kinds of them.
 */
export function riskOf(findings: readonly Finding[]): Risk {
  const worst = Math.max(-1, ...new Set(findings.map(({ severity }) => severityRank(severity))));
  if (worst === -1) return "none";
  const same = findings.filter(({ severity }) => severityRank(severity) === worst);
  const kinds = new Set(
    same.flatMap(({ category, entity }) => (category === "injection" ? [] : (entity ?? []))),
  );
  const more = same.length >= BULK_MIN || kinds.size >= KINDS_MIN ? 1 : 0;
  return RISKS[Math.min(Math.max(worst, 1) + more, RISKS.length - 1)] ?? "critical";
}
