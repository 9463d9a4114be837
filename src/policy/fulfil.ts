import type { Decision, Obligation } from "./access.ts";
import type { Profile } from "./profile.ts";

/**
 * The first obligation that a gateway to models cannot carry out under this profile; null when it
 * can do all. Everything is recorded anyway, and there are no vectors to cap.
 */
export function unfulfilled(
  { obligations }: Pick<Decision, "obligations">,
  profile: Profile,
): Obligation | null {
  return obligations.find(({ kind }) => !CARRIED_OUT[kind](profile)) ?? null;
}

const CARRIED_OUT: Readonly<Record<Obligation["kind"], (profile: Profile) => boolean>> = {
  audit: () => true,
  "cap-vectors": () => true,
  "filter-pii": filtersPii,
  // Nobody told how a provider keeps what it is sent.
  "encrypt-at-rest": () => false,
};

function filtersPii({ enforce, input, output }: Profile): boolean {
  return enforce && [input.pii, output.pii].every(({ action }) => HIDING.has(action));
}

const HIDING: ReadonlySet<string> = new Set(["redact", "block"]);
