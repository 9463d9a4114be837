import { z } from "zod";
import type { AccessRequest } from "../access.ts";
import type { Caller, Method, SubjectKind } from "../caller.ts";
import { METHODS, SUBJECT_KINDS } from "../caller.ts";
import { parseResource } from "../resource.ts";
import { Scopes } from "../scope.ts";

const Text = z.string().max(512);
const Texts = z.array(Text).max(100);
const Instant = z.iso.datetime({
  offset: true,
  error: "an instant such as `2027-01-31T23:59:59Z`",
});

const SubjectProperties = z.strictObject({
  name: Text.optional().describe("Name for people; left out: the id."),
  issuer: Text.optional(),
  namespace: Text.optional(),
  roles: Texts.default([]),
  groups: Texts.default([]),
  tenant: Text.optional(),
  method: z.enum(METHODS).optional(),
  scopes: Scopes.optional(),
  secondFactorAt: Instant.optional(),
});

const Subject = z.strictObject({
  type: z.enum(SUBJECT_KINDS),
  id: Text.min(1),
  properties: SubjectProperties.prefault({}),
});
export type AuthzenSubject = z.infer<typeof Subject>;

/** A question in the shape of the OpenID AuthZEN Authorization API 1.0. */
export const AuthzenRequest = z.strictObject({
  subject: Subject,
  action: z.strictObject({ name: Text.min(1) }),
  resource: z.strictObject({ type: Text.min(1), id: z.string().min(1).max(8192) }),
  context: z
    .strictObject({
      time: Instant.optional(),
      address: Text.nullable().default(null),
      country: Text.nullable().default(null),
      vectors: z.int().min(0).optional(),
      vectorsInWindow: z.int().min(0).optional(),
      approved: z.boolean().optional(),
      endUser: Subject.optional().describe("Whom the subject acts for, as proven."),
    })
    .prefault({}),
});
export type AuthzenRequest = z.infer<typeof AuthzenRequest>;

/** How such a subject proves who it is unless something else is said. */
const USUAL: Readonly<Record<SubjectKind, Method>> = {
  anonymous: "loopback",
  "api-key": "api-key",
  user: "oidc",
  "service-account": "mtls",
};

/** The path as it stands in a URL; what is no plain path stays none, and is denied. */
export function toAccessRequest(written: AuthzenRequest, nowMs: number): AccessRequest {
  const { subject, action, resource, context } = written;
  const { time, endUser, vectors, vectorsInWindow, approved, address, country } = context;
  return {
    subject: { ...callerOf(subject), ...(endUser !== undefined && { endUser: callerOf(endUser) }) },
    action: action.name,
    resource: parseResource(`${resource.type}/${resource.id}`)?.join("/") ?? "",
    context: {
      nowMs: time === undefined ? nowMs : Date.parse(time),
      address,
      country,
      ...(vectors !== undefined && { vectors }),
      ...(vectorsInWindow !== undefined && { vectorsInWindow }),
      ...(approved !== undefined && { approved }),
    },
  };
}

function callerOf({ type, id, properties }: AuthzenSubject): Caller {
  const { name = id, issuer, namespace, tenant, method, scopes, ...rest } = properties;
  const { secondFactorAt, ...given } = rest;
  return {
    ...given,
    kind: type,
    id,
    name,
    subject: id,
    method: method ?? USUAL[type],
    ...(issuer !== undefined && { issuer }),
    ...(namespace !== undefined && { namespace }),
    ...(tenant !== undefined && { tenant }),
    ...(scopes !== undefined && { scopes }),
    ...(secondFactorAt !== undefined && { secondFactorAtMs: Date.parse(secondFactorAt) }),
  };
}
