import { CONTEXT_ISSUER } from "../../fixtures/end-users.ts";
import { base64url } from "../../fixtures/jws.ts";
import { claimsOf, contextOf, keyHeader } from "./forger.ts";
import type { Attempt, Keys } from "./forger.ts";

/** Network from which alone the key `net` may be used, behind the proxy that the test is. */
export const OFFICE = "203.0.113.0/24";
export const OFFICE_ADDRESS = "203.0.113.7";

/** Headers in which requests say who or where they are, without any proof. */
export function forgedHeaders(keys: Keys): readonly Attempt[] {
  return [...claimedIdentities(keys), ...claimedAddresses()];
}

/** `desk` may not call the model, whoever it says it is. */
function claimedIdentities(keys: Keys): readonly Attempt[] {
  const principal = base64url({ userId: "root", userRoles: ["admin", "staff"] });
  const headers: Readonly<Record<string, string>> = {
    "x-end-user-id": "user42",
    "X-End-User-ID": `user:${CONTEXT_ISSUER}#user42`,
    "x-user-id": "user42",
    "x-user": "root",
    "x-user-role": "staff",
    "X-USER-ROLE": "portal-app",
    "x-role": "admin",
    "x-roles": "staff,admin",
    "x-groups": "staff",
    "x-department": "staff",
    "x-tenant": "acme",
    "remote-user": "root",
    "x-remote-user": "root",
    "x-remote-group": "staff",
    "x-forwarded-user": "root",
    "x-forwarded-email": "ann@example.org",
    "x-forwarded-groups": "staff",
    "x-auth-request-user": "root",
    "x-auth-request-groups": "staff",
    "x-webauth-user": "root",
    "x-authenticated-userid": "root",
    "x-consumer-username": "portal",
    "x-goog-authenticated-user-email": "accounts.google.com:ann@example.org",
    "x-ms-client-principal": principal,
    "x-amzn-oidc-data": contextOf(keys),
    "x-client-cert": "Subject=portal",
    "x-ssl-client-dn": "CN=portal",
    "x-ssl-client-verify": "SUCCESS",
    "ssl-client-cert": "portal",
    "x-forwarded-client-cert": "URI=spiffe://example.org/portal",
    x_garita_context: contextOf(keys),
    "x-garita-context-claims": JSON.stringify(claimsOf()),
    "x-garita-end-user": "user42",
    "x-garita-role": "staff",
    "garita-context": contextOf(keys),
    "x-original-user": "portal",
    impersonate: "portal",
    "impersonate-user": "portal",
    "impersonate-group": "staff",
    "openai-organization": "portal",
    "openai-project": "staff",
    "x-api-key-id": "portal",
    "x-http-method-override": "GET",
    "x-original-url": "/v1/models",
    "x-rewrite-url": "/health",
    cookie: "role=staff; user=root",
    from: "ann@example.org",
  };
  return Object.entries(headers).map(([name, value]) => ({
    name: `header ${name}`,
    headers: [keyHeader("desk"), [name, value]],
  }));
}

/** `net` counts from the office only; the test itself is the one proxy that is believed. */
function claimedAddresses(): readonly Attempt[] {
  const chains = [
    `${OFFICE_ADDRESS}, 198.51.100.9`,
    `${OFFICE_ADDRESS},198.51.100.9, 127.0.0.1`,
    `${OFFICE_ADDRESS}, unknown`,
    `${OFFICE_ADDRESS}, _hidden`,
    `${OFFICE_ADDRESS}, `,
    `${OFFICE_ADDRESS},`,
    `${OFFICE_ADDRESS} 198.51.100.9`,
    `${OFFICE_ADDRESS}; 198.51.100.9`,
    `"${OFFICE_ADDRESS}"`,
    `${OFFICE_ADDRESS}/24`,
    OFFICE,
    "203.0.113",
    "203.0.113.256",
    "0313.0.113.7",
    "203.0.113.07",
    "0xcb.0.113.7",
    "3405803783",
    "[203.0.113.7]",
    "::203.0.113.7",
    "64:ff9b::203.0.113.7",
    "localhost",
    "127.0.0.1",
    "::1",
    "",
    "*",
    "0.0.0.0",
    `for=${OFFICE_ADDRESS}`,
    `${"127.0.0.1, ".repeat(40)}${OFFICE_ADDRESS}`,
    `${OFFICE_ADDRESS}${", 127.0.0.1".repeat(40)}`,
  ];
  const single: readonly (readonly [string, string])[] = [
    ["forwarded", `for=${OFFICE_ADDRESS}`],
    ["x-real-ip", OFFICE_ADDRESS],
    ["x-client-ip", OFFICE_ADDRESS],
    ["true-client-ip", OFFICE_ADDRESS],
    ["cf-connecting-ip", OFFICE_ADDRESS],
    ["fastly-client-ip", OFFICE_ADDRESS],
    ["x-cluster-client-ip", OFFICE_ADDRESS],
    ["x-originating-ip", OFFICE_ADDRESS],
    ["x-forwarded", OFFICE_ADDRESS],
    ["forwarded-for", OFFICE_ADDRESS],
    ["x_forwarded_for", OFFICE_ADDRESS],
    ["x-forwarded-host", OFFICE_ADDRESS],
    ["via", `1.1 ${OFFICE_ADDRESS}`],
  ];
  const key = keyHeader("net");
  return [
    ...chains.map((chain, index) => ({
      name: `chain ${index}`,
      headers: [key, ["x-forwarded-for", chain] as const],
    })),
    ...single.map((header) => ({ name: `address in ${header[0]}`, headers: [key, header] })),
    {
      name: "chain in two headers",
      headers: [key, ["x-forwarded-for", OFFICE_ADDRESS], ["X-Forwarded-For", "198.51.100.9"]],
    },
    {
      name: "chain in two headers, empty at the end",
      headers: [key, ["x-forwarded-for", OFFICE_ADDRESS], ["x-forwarded-for", ""]],
    },
    { name: "no chain at all", headers: [key] },
  ];
}
