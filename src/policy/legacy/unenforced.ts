import type { LegacyPolicy } from "./config.ts";
import type { Notes } from "./notes.ts";
import { READINGS } from "./readings.ts";

/** Sections that a policy does not hold: what becomes of each. */
export function noteUnenforced(legacy: LegacyPolicy, notes: Notes): void {
  const { audit, encryption, pii_protection, ai_gateway_integration: integration } = legacy;
  if (audit !== undefined) {
    notes.read(["audit"], READINGS.audit);
    if (audit.destinations !== undefined)
      notes.read(["audit", "destinations"], READINGS.destinations);
    if (audit.alerts !== undefined) notes.read(["audit", "alerts"], READINGS.alerts);
  }
  if (encryption !== undefined) notes.read(["encryption"], READINGS.atRest);
  if (pii_protection !== undefined) notes.read(["pii_protection"], READINGS.piiProtection);
  const path = ["ai_gateway_integration"];
  if (integration?.user_context_propagation !== undefined)
    notes.read([...path, "user_context_propagation"], READINGS.headers);
  if (integration?.result_filtering !== undefined)
    notes.read([...path, "result_filtering"], READINGS.filtering);
}
