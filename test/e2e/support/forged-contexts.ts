import { CONTEXT_AUDIENCE, CONTEXT_ISSUER } from "../../fixtures/end-users.ts";
import { base64url, signatureOf, signCompact, signWithSecret } from "../../fixtures/jws.ts";
import { chatBody } from "./exchange.ts";
import {
  BODY,
  claimsOf,
  contextAttempt,
  contextHeader,
  contextOf,
  keyHeader,
  tokenOf,
} from "./forger.ts";
import type { Attempt, Keys } from "./forger.ts";

/** Contexts used twice, by others, for other requests, or never made by their issuer. */
export function forgedContexts(keys: Keys): readonly Attempt[] {
  return [
    ...replays(keys),
    ...unsigned(keys),
    ...foreign(keys),
    ...claimed(keys),
    ...headed(keys),
    ...otherRequests(keys),
    ...spellings(keys),
    ...damaged(keys),
    ...repeated(keys),
    ...ambiguousJson(keys),
  ];
}

function replays(keys: Keys): readonly Attempt[] {
  const used = (context: string): Attempt => contextAttempt("first use", context);
  const jti = "0123456789abcdef";
  const once = contextOf(keys);
  const again = contextOf(keys);
  const signed = contextOf(keys, { claims: { jti } });
  return [
    contextAttempt("replay: at once", once, { first: used(once) }),
    contextAttempt("replay: once more", once),
    contextAttempt("replay: with another body", again, {
      first: used(again),
      body: chatBody("Good evening"),
    }),
    contextAttempt("replay: the id signed anew", contextOf(keys, { claims: { jti } }), {
      first: used(signed),
    }),
    contextAttempt(
      "replay: the id for another user",
      contextOf(keys, { claims: { jti, sub: "root" } }),
    ),
    contextAttempt("replay: by another application", once, {
      headers: [keyHeader("desk"), contextHeader(once)],
    }),
  ];
}

function unsigned(keys: Keys): readonly Attempt[] {
  const [, payload = "", signature = ""] = contextOf(keys).split(".");
  const { kid, publicKey, jwk } = keys.portal;
  const secrets = [
    publicKey.export({ type: "spki", format: "pem" }),
    String(publicKey.export({ type: "spki", format: "pem" })).trim(),
    publicKey.export({ type: "spki", format: "der" }),
    JSON.stringify(jwk),
    Buffer.from(String(jwk["x"]), "base64url"),
    "portal-key-0123456789",
    "",
  ];
  return [
    ...["none", "None", "NONE", "nOnE", "", "none ", "\u006eone\u0000"].flatMap((alg, index) => [
      contextAttempt(`unsigned: none ${index}`, `${base64url({ alg, kid })}.${payload}.`),
      contextAttempt(
        `unsigned: none ${index} with a signature`,
        `${base64url({ alg, kid })}.${payload}.${signature}`,
      ),
    ]),
    ...secrets.flatMap((secret, index) =>
      ["HS256", "HS512"].map((alg) =>
        contextAttempt(
          `unsigned: ${alg} with what everybody knows, ${index}`,
          signWithSecret(secret, { alg, kid }, claimsOf()),
        ),
      ),
    ),
    contextAttempt("unsigned: just claims", JSON.stringify(claimsOf())),
    contextAttempt("unsigned: claims in base64", base64url(claimsOf())),
    contextAttempt("unsigned: a signature of zeros", zeroSigned(keys)),
    contextAttempt("unsigned: empty", ""),
    contextAttempt("unsigned: null", "null"),
  ];
}

/** CVE-2022-21449: `r` and `s` of zero fit any message where nobody looks. */
function zeroSigned({ portal }: Keys): string {
  const head = base64url({ alg: "ES256", kid: portal.kid });
  return `${head}.${base64url(claimsOf())}.${Buffer.alloc(64).toString("base64url")}`;
}

function foreign(keys: Keys): readonly Attempt[] {
  const { forged, desk, issuer, rsa, portal } = keys;
  const asPortal = { kid: portal.kid };
  const asDesk = claimsOf({ claims: { iss: "desk.example.org" } });
  const by = (name: string, context: string): Attempt =>
    contextAttempt(`foreign: ${name}`, context);
  return [
    by("key of a forger under the same name", signCompact(forged, claimsOf())),
    by("key of a forger, unnamed", signCompact(forged, claimsOf(), { kid: undefined })),
    by("key of another application", signCompact(desk, claimsOf())),
    by("key of another application, renamed", signCompact(desk, claimsOf(), asPortal)),
    by("key of the token issuer", signCompact(issuer, claimsOf(), asPortal)),
    by("RSA key", signCompact(rsa, claimsOf(), asPortal)),
    by("RSA key that says ES256", signCompact(rsa, claimsOf(), { ...asPortal, alg: "ES256" })),
    by("another application's issuer", signCompact(desk, asDesk)),
    by("another application's issuer, own key", signCompact(portal, asDesk)),
    by("an access token", tokenOf(keys)),
    by(
      "a context of the token issuer",
      signCompact(issuer, claimsOf({ claims: { iss: keys.tokenIssuer } })),
    ),
    {
      name: "foreign: shown by another application",
      headers: [keyHeader("desk"), contextHeader(contextOf(keys))],
    },
    {
      name: "foreign: shown with a token of a person",
      headers: [["authorization", `Bearer ${tokenOf(keys)}`], contextHeader(contextOf(keys))],
    },
    { name: "foreign: shown without a key", headers: [contextHeader(contextOf(keys))] },
    {
      name: "foreign: shown as a key",
      headers: [["authorization", `Bearer ${contextOf(keys)}`]],
    },
  ];
}

function claimed(keys: Keys): readonly Attempt[] {
  const now = Math.floor(Date.now() / 1000);
  const none = undefined;
  const wrong: Readonly<Record<string, readonly unknown[]>> = {
    iss: [none, null, "", "other", [CONTEXT_ISSUER], `${CONTEXT_ISSUER}.`, ` ${CONTEXT_ISSUER}`, 1],
    aud: [none, null, "", "other", [CONTEXT_AUDIENCE], `${CONTEXT_AUDIENCE}/`, { a: 1 }, "*"],
    sub: [none, null, "", 0, ["user42"], { id: "user42" }, "a\u0000b", "a\nb", "\u202Eroot"],
    exp: [none, null, now - 10, now + 61, now + 3600, "9999999999", [now + 30], true, 1e300, -1],
    iat: [none, null, now + 60, now - 90, "0", [], true, 1e300],
    nbf: [now + 60, "soon", null, [0]],
    jti: [none, null, "", "short", 12_345_678, ["0123456789"], "x".repeat(300), "with a space"],
    req: [none, null, "", true, base64url("x"), {}, Buffer.alloc(32).toString("base64url")],
    groups: [{ staff: true }, [{}], [null], [["staff"]], ["STAFF"], [], ["staff "], "staff,x"],
  };
  return Object.entries(wrong).flatMap(([claim, values]) =>
    values.map((value, index) =>
      contextAttempt(`claim ${claim} ${index}`, contextOf(keys, { claims: { [claim]: value } })),
    ),
  );
}

function headed(keys: Keys): readonly Attempt[] {
  const { forged, portal } = keys;
  const evil = "https://evil.example/keys";
  const odd: readonly Readonly<Record<string, unknown>>[] = [
    { jwk: forged.jwk },
    { jku: evil },
    { x5u: evil },
    { x5c: ["AA=="] },
    { crit: ["exp"] },
    { crit: [] },
    { crit: ["b64"], b64: false },
    { b64: false },
    { zip: "DEF" },
    { enc: "A256GCM" },
    { typ: "at+jwt" },
    { typ: "JOSE+JSON" },
    { typ: 7 },
    { kid: 7 },
    { kid: ["portal"] },
    { alg: ["ES256"] },
    { alg: "ES256 " },
    { alg: "es256" },
    { alg: "ES512" },
    { alg: null },
  ];
  return [
    ...odd.map((header, index) => contextAttempt(`header ${index}`, contextOf(keys, { header }))),
    ...odd
      .slice(0, 4)
      .map((header, index) =>
        contextAttempt(`header ${index} of a forger`, signCompact(forged, claimsOf(), header)),
      ),
    ...["../../dev/null", evil, "file:///dev/null", "' OR '1'='1", "__proto__", ""].map((kid) =>
      contextAttempt(`header kid ${kid}`, signCompact(forged, claimsOf(), { kid })),
    ),
    contextAttempt("header: nested", signCompact(portal, contextOf(keys), { cty: "JWT" })),
    contextAttempt("header: nested in text", signCompact(portal, JSON.stringify(contextOf(keys)))),
    contextAttempt("header: empty", signCompact(portal, claimsOf(), "{}")),
    contextAttempt("header: a list", signCompact(portal, claimsOf(), '[{"alg":"ES256"}]')),
  ];
}

function otherRequests(keys: Keys): readonly Attempt[] {
  const forThis = (over: Partial<Attempt>): Partial<Attempt> => over;
  const hashed = (name: string, parts: object, over: Partial<Attempt> = {}): Attempt =>
    contextAttempt(`request: ${name}`, contextOf(keys, parts), over);
  const hex = Buffer.from(String(claimsOf()["req"]), "base64url").toString("hex");
  return [
    hashed("another body", {}, forThis({ body: chatBody("Good night") })),
    hashed("a space more", {}, forThis({ body: `${BODY} ` })),
    hashed("the same in another order", {}, forThis({ body: reordered(BODY) })),
    hashed("of no body", { body: "" }),
    hashed("another method", { method: "GET" }),
    hashed("a method in small letters", { method: "post" }),
    hashed("another path", { target: "/v1/responses" }),
    hashed("another query", {}, forThis({ path: "/v1/chat/completions?admin=1" })),
    hashed("the whole address", { target: "http://127.0.0.1/v1/chat/completions" }),
    hashed("in hexadecimal", { claims: { req: hex } }),
    hashed("with padding", { claims: { req: `${String(claimsOf()["req"])}=` } }),
    hashed("in a list", { claims: { req: [claimsOf()["req"]] } }),
    contextAttempt("request: shown to another route", contextOf(keys), { path: "/v1/responses" }),
    contextAttempt("request: shown to list models", contextOf(keys), {
      method: "GET",
      path: "/v1/models",
    }),
    contextAttempt("request: shown to be inspected", contextOf(keys), {
      path: "/v1/guard/inspect",
      body: JSON.stringify({ text: "Good morning" }),
    }),
    contextAttempt("request: shown to a page", contextOf(keys), { method: "GET", path: "/" }),
    contextAttempt("request: shown to approve", contextOf(keys), {
      method: "GET",
      path: "/admin/v1/approvals",
    }),
  ];
}

function reordered(body: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body)).toReversed()));
}

function spellings(keys: Keys): readonly Attempt[] {
  const change: Readonly<Record<string, (context: string) => string>> = {
    "padding behind the parts": (text) => text.replaceAll(".", "=.") + "==",
    "padding at the end": (text) => `${text}=`,
    "a dot before": (text) => `.${text}`,
    "a dot behind": (text) => `${text}.`,
    "a fourth part": (text) => `${text}.${text.split(".")[2] ?? ""}`,
    "five parts": (text) => `${text}.e30.e30`,
    "two parts": (text) => text.split(".").slice(0, 2).join("."),
    "dots doubled": (text) => text.replaceAll(".", ".."),
    "a space inside": (text) => text.replace(".", ". "),
    "a tab inside": (text) => text.replace(".", ".\t"),
    "a comma behind": (text) => `${text},`,
    "two with a comma": (text) => `${text},${text}`,
    "in quotes": (text) => `"${text}"`,
    "as a bearer token": (text) => `Bearer ${text}`,
    "dots encoded": (text) => text.replaceAll(".", "%2E"),
    "in base64 again": (text) => base64url(text),
    "in capitals": (text) => text.toUpperCase(),
    "parts in another order": (text) => text.split(".").toReversed().join("."),
    "a null byte's name": (text) => `${text}%00`,
    "as JSON": (text) => asJson(text),
    "as flattened JSON in a header": (text) => JSON.stringify(asJson(text)),
    "a letter beyond ASCII": (text) => `${text}é`,
    "last bits changed": (text) => otherEnding(text),
    "header with a space": (text) => respelt(keys, text),
  };
  return Object.entries(change).map(([name, spell]) =>
    contextAttempt(`spelling: ${name}`, spell(contextOf(keys))),
  );
}

function asJson(text: string): string {
  const [head, payload, signature] = text.split(".");
  return JSON.stringify({ protected: head, payload, signature });
}

/** The same bytes to a decoder that does not look at the bits beyond the last one. */
function otherEnding(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(text.at(-1) ?? "A");
  return text.slice(0, -1) + (alphabet[last ^ 1] ?? "A");
}

/** The header as another text that means the same, under the old signature. */
function respelt({ portal }: Keys, text: string): string {
  const [, payload = "", signature = ""] = text.split(".");
  const head = base64url(`{ "alg":"ES256","kid":"${portal.kid}","typ":"JWT"}`);
  return `${head}.${payload}.${signature}`;
}

/** Cut and changed at places all over the text. */
function damaged(keys: Keys): readonly Attempt[] {
  const { length } = contextOf(keys);
  const places = Array.from({ length: 24 }, (_, index) => Math.floor((index * length) / 24));
  return places.flatMap((at) => [
    contextAttempt(`damaged: cut at ${at}`, contextOf(keys).slice(0, at)),
    contextAttempt(`damaged: changed at ${at}`, changedAt(contextOf(keys), at)),
    contextAttempt(`damaged: left out at ${at}`, without(contextOf(keys), at)),
  ]);
}

function changedAt(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

function repeated(keys: Keys): readonly Attempt[] {
  const key = keyHeader("portal");
  const good = (): readonly [string, string] => contextHeader(contextOf(keys));
  const same = good();
  const other = contextHeader(contextOf(keys, { claims: { sub: "root" } }));
  return [
    { name: "repeated: the same", headers: [key, same, same] },
    { name: "repeated: two good ones", headers: [key, good(), other] },
    { name: "repeated: in another case", headers: [key, good(), ["X-Garita-Context", other[1]]] },
    { name: "repeated: all in capitals", headers: [key, ["X-GARITA-CONTEXT", same[1]], good()] },
    { name: "repeated: good, then empty", headers: [key, good(), ["x-garita-context", ""]] },
    { name: "repeated: empty, then good", headers: [key, ["x-garita-context", ""], good()] },
    { name: "repeated: good, then forged", headers: [key, good(), contextHeader("x.y.z")] },
    { name: "repeated: the key too", headers: [key, key, good()] },
    { name: "repeated: oversized", headers: [key, contextHeader(`${same[1]}${"A".repeat(9000)}`)] },
    {
      name: "repeated: padded within the signature",
      headers: [key, contextHeader(contextOf(keys, { claims: { padding: "x".repeat(8000) } }))],
    },
  ];
}

/** Texts that two readers of JSON understand as two things, truly signed. */
function ambiguousJson({ portal }: Keys): readonly Attempt[] {
  const claims = JSON.stringify(claimsOf());
  const open = claims.slice(0, -1);
  const texts: Readonly<Record<string, string>> = {
    "subject twice": `${open},"sub":"root"}`,
    "subject twice, escaped": `${open},"\\u0073ub":"root"}`,
    "audience twice": `${open},"aud":"other"}`,
    "end twice": `${open},"exp":9999999999}`,
    "id twice": `${open},"jti":"another-one"}`,
    "groups twice": `${open},"groups":["admin"]}`,
    prototype: `${open},"__proto__":{"groups":["admin"]}}`,
    "a comma too many": `${open},}`,
    "a comment": `${open}/* */}`,
    "text behind": `${claims}{}`,
    "a mark before": `\uFEFF${claims}`,
    "half a character": `${open},"name":"\\ud800"}`,
    "not a number": `${open},"nbf":NaN}`,
    "deep nesting": `${open},"x":${"[".repeat(200)}${"]".repeat(200)}}`,
    "a list": `[${claims}]`,
  };
  const kid = portal.kid;
  const heads = [
    `{"alg":"none","alg":"ES256","kid":"${kid}"}`,
    `{"alg":"ES256","kid":"x","kid":"${kid}"}`,
  ];
  return [
    ...Object.entries(texts).map(([name, text]) =>
      contextAttempt(`JSON: ${name}`, signCompact(portal, text)),
    ),
    ...heads.map((head, index) =>
      contextAttempt(`JSON: header ${index}`, signCompact(portal, claimsOf(), head)),
    ),
    contextAttempt("JSON: bytes that are no text", brokenUtf8(portal)),
  ];
}

function brokenUtf8(key: Keys["portal"]): string {
  const bytes = Buffer.from(JSON.stringify(claimsOf({ claims: { name: "é" } })));
  bytes[bytes.indexOf(0xc3)] = 0xff;
  const input = `${base64url({ alg: key.alg, kid: key.kid })}.${base64url(bytes)}`;
  return `${input}.${signatureOf(key, input).toString("base64url")}`;
}
