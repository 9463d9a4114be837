import type { ExternalAnswer, ExternalVerdict } from "../../policy/external.ts";

const REASON_MAX = 200;

/** Null for what is no answer, undefined included: then it is as if there were none. */
export function readAuthorization(value: unknown): ExternalAnswer | null {
  const fields = fieldsOf(value);
  const said = fields.get("allow") ?? fields.get("effect") ?? fields.get("decision");
  const allowed = ALLOWED.get(fields.size === 0 ? value : said);
  if (allowed === undefined) return null;
  const known = allowed
    ? "permitted by another decision point"
    : "denied by another decision point";
  return { allowed, reason: reasonOf(fields, known) };
}

const ALLOWED: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ["permit", true],
  [false, false],
  ["deny", false],
  // There is no ticket for what somebody else wants approved.
  ["require-approval", false],
]);

/** The same for what follows from findings. */
export function readVerdict(value: unknown): ExternalVerdict | null {
  const fields = fieldsOf(value);
  const said = fields.size === 0 ? value : (fields.get("action") ?? fields.get("allow"));
  const action = ACTIONS.get(said);
  return action === undefined ? null : { action, reason: reasonOf(fields, "judged elsewhere") };
}

const ACTIONS: ReadonlyMap<unknown, ExternalVerdict["action"]> = new Map<
  unknown,
  ExternalVerdict["action"]
>([
  [true, "allow"],
  [false, "block"],
  ["allow", "allow"],
  ["flag", "flag"],
  ["block", "block"],
]);

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return new Map<string, unknown>(isObject ? Object.entries(value) : []);
}

/** As the operator's rules word it, fit for a message. */
function reasonOf(fields: ReadonlyMap<string, unknown>, known: string): string {
  const reason = fields.get("reason");
  if (typeof reason !== "string" || reason === "") return known;
  return reason
    .slice(0, REASON_MAX)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
}
