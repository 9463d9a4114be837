import { apiKeyIdOf, renderApiKey, renderApiKeyId } from "../../../core/api-key.ts";
import { defineToken, isFilledIn } from "./token.ts";

/** Nobody's: the numbers that it is made of are here to read. */
const SAMPLE = renderApiKey(renderApiKeyId(987_654_321_987_654_321n), 3n ** 160n);

/** A key of this gateway: certain when its checksum is right, still a key with one slip in it. */
export const garitaKey = defineToken({
  id: "garita-key",
  title: "garita API key",
  severity: "critical",
  pattern: /(?<![A-Za-z0-9_])garita_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}(?![A-Za-z0-9_])/,
  samples: [SAMPLE],
  ignores: [`garita_${"x".repeat(12)}_${"x".repeat(49)}`, `garita_${"a".repeat(12)}_`],
  validate: (match) => (apiKeyIdOf(match) === null ? isFilledIn(match) : 1),
});
