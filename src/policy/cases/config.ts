import { z } from "zod";
import { METHODS, SUBJECT_KINDS } from "../caller.ts";
import { Scopes } from "../scope.ts";

const TEXT_MAX = 512;
const LIST_MAX = 10_000;

const Text = z.string().max(TEXT_MAX);
const Texts = z.array(Text).max(100);
const Instant = z.iso.datetime({
  offset: true,
  error: "an instant such as `2027-01-31T23:59:59Z`",
});
const Address = Text.nullable();
const Vectors = z.int().min(0).max(1_000_000_000);

/** A caller, or the end user of one; what is not said follows from the name. */
export const WrittenCaller = z.strictObject({
  kind: z.enum(SUBJECT_KINDS).default("api-key").describe("What kind of subject it is."),
  id: Text.optional().describe("Unique id; left out: the name here."),
  name: Text.optional().describe("Name for people; left out: the name here."),
  subject: Text.optional().describe("The issuer's name for it; left out: the name here."),
  issuer: Text.optional().describe("Who vouches for it."),
  namespace: Text.optional().describe("Namespace of a service account."),
  roles: Texts.default([]).describe("Roles of its credential."),
  groups: Texts.default([]).describe("Groups, as the issuer claims them."),
  tenant: Text.optional().describe("Tenant that it belongs to."),
  method: z.enum(METHODS).default("api-key").describe("How it proved who it is."),
  scopes: Scopes.optional().describe(
    "What its credential is good for, as `actions:pattern`; left out: no ceiling.",
  ),
  secondFactorAt: Instant.optional().describe("When it proved a second factor."),
});
export type WrittenCaller = z.infer<typeof WrittenCaller>;

const PolicyCase = z.strictObject({
  name: Text.describe("What the case is about; unique in the file."),
  resource: z.string().max(8192).describe("As it stands in a URL; what is no path is denied."),
  action: Text.default("read").describe("Action asked for."),
  caller: Text.optional().describe("Of `callers`; left out: the first."),
  endUser: Text.optional().describe("Of `callers`: whom the caller acts for."),
  now: Instant.default("2026-06-01T12:00:00Z").describe("Time of the request."),
  address: Address.default(null).describe("Address that it comes from; left out: not known."),
  country: Address.default(null).describe("Country that it comes from; left out: not known."),
  vectors: Vectors.optional().describe("Vectors that it is about."),
  vectorsInWindow: Vectors.optional().describe("Vectors in the sliding window, these included."),
  approved: z.boolean().optional().describe("Somebody has approved it."),
  effect: z
    .enum(["permit", "deny", "require-approval"])
    .default("permit")
    .describe("Effect expected."),
  rule: Text.optional().describe("Deciding rule expected, such as `roles.a.permissions[0]`."),
  role: Text.optional().describe("Granting role expected."),
  obligations: z.array(z.unknown()).max(100).optional().describe("Obligations expected."),
  limits: z.record(Text, z.number()).optional().describe("Limits expected."),
  endUserLimits: z
    .record(Text, z.number())
    .optional()
    .describe("Limits expected of the role that grants it to the end user."),
  approvers: Texts.optional().describe("Roles expected to approve."),
  sensitivity: Texts.optional().describe("Labels expected."),
});
export type PolicyCase = z.infer<typeof PolicyCase>;

const WRITTEN = {
  policy: z.unknown().optional().describe("A policy, or the path of its file from here."),
  legacy: z.unknown().optional().describe("The same in the format of vector databases."),
  zone: Text.optional().describe("Time zone of the hours of `legacy`."),
  issuer: Text.optional().describe("Issuer of the users and groups of `legacy`."),
};

/** Tests of a policy. */
export const PolicyCases = z
  .strictObject({
    about: z.string().max(1000).optional().describe("What the file is about."),
    ...WRITTEN,
    callers: z.record(Text, WrittenCaller).default({}).describe("Callers and end users by name."),
    cases: z.array(PolicyCase).max(LIST_MAX).default([]).describe("Requests with their answers."),
    refused: z
      .array(z.strictObject({ name: Text, path: z.string().max(8192), ...WRITTEN }))
      .max(LIST_MAX)
      .default([])
      .describe("Policies that must not load, each with the path of a problem."),
  })
  .refine(
    ({ policy, legacy, cases }) =>
      cases.length === 0 || (policy === undefined) !== (legacy === undefined),
    "cases need a `policy` or a `legacy` policy, one of the two",
  );
export type PolicyCases = z.infer<typeof PolicyCases>;
export type WrittenPolicy = Pick<PolicyCases, "policy" | "legacy" | "zone" | "issuer">;
