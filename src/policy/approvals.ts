import type { Approval } from "./access.ts";

interface Asking {
  readonly approval: Approval | null;
}

/**
 * One approval for every rule that asks for one: by a role that each of them accepts (there may be
 * none), as many as the strictest wants, for as long as the shortest lasts.
 */
export function joinApprovals(rules: readonly Asking[]): Approval {
  const [first, ...rest] = rules.map(({ approval }) => approval).filter((one) => one !== null);
  const start: Approval = first ?? { from: [], count: 1, expiresMinutes: 1 };
  return rest.reduce(
    (joined, next) => ({
      from: joined.from.filter((role) => next.from.includes(role)),
      count: Math.max(joined.count, next.count),
      expiresMinutes: Math.min(joined.expiresMinutes, next.expiresMinutes),
    }),
    start,
  );
}
