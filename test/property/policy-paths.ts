import fc from "fast-check";
import type { AccessRequest } from "../../src/policy/access.ts";
import { requests } from "./policy-cases.ts";

/** Paths that are nearly others, or none. */
const ODD = [
  "",
  "/",
  "vectors",
  "vectors/",
  "/vectors/a",
  "vectors//a",
  "vectors/./a",
  "vectors/../models/a",
  "vectors/...",
  "vectors/.hidden/a",
  "vectors/a /b",
  "vectors/a\u200B/b",
  "vectors/a\u0000/b",
  "vectors/a\\b",
  "vectors/%61/b",
  "vectors/*/b",
  "vectors/a/*",
  "vectors/{user_id}/b",
  "vectors/\u00E9/b",
  "vectors/e\u0301/b",
  "vectors/\uD800/b",
  "vectors/A/b",
  "vectors/a/b/ab/ann/north",
  "VECTORS/a/b",
  "collections/b/ab/1",
  `vectors/${"a/".repeat(30)}a`,
  `vectors/${"a/".repeat(31)}a`,
  `vectors/${"a".repeat(1016)}`,
  `vectors/${"a".repeat(1017)}`,
];

/** One in eight requests is about an odd path. */
export const oddRequests: fc.Arbitrary<AccessRequest> = fc
  .tuple(requests, fc.constantFrom(...ODD), fc.nat(7))
  .map(([request, resource, odd]) => (odd === 0 ? { ...request, resource } : request));
