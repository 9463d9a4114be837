import { endsIn } from "../text-end.ts";
import type { Recognizer } from "../recognizer.ts";
import { assignedName, namesPassword, namesSecret } from "./assignment.ts";
import { isStandIn, isTestResult, mixture } from "./placeholder.ts";
import { defineToken } from "./token.ts";
import { isTyped } from "./typed.ts";

/** User names with passwords, and passwords by themselves. */
export const credentialRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "url-credentials",
    title: "User name and password in an address or connection string",
    severity: "critical",
    entity: "URL_CREDENTIALS",
    references: ["RFC 3986 §3.2.1", "CWE-522"],
    pattern:
      /(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,30}:\/\/[^\s:@/"'`<>?#]{0,64}:[^\s/"'`<>]{3,128}@[A-Za-z0-9_.-]{0,200}[A-Za-z0-9](?::\d{1,5})?(?![A-Za-z0-9_-])/,
    confidence: 0.9,
    validate: hasPassword,
    finds: [
      "postgres://app:s3cr3tP4ss@db.internal:5432/orders",
      "https://svc:myC0mpl3xP@ss@host.example/x",
      'url: "redis://:k9Lm2Qx7@cache:6379/0"',
    ],
    ignores: [
      "https://user:password@example.com/",
      "postgres://${USER}:${PASSWORD}@db/x",
      "mysql://mysql:mysql@localhost/db",
      "https://example.com:8080/a@b",
      "mongodb://YOUR_USER:YOUR_PASSWORD@cluster/x",
    ],
  }),
  defineToken({
    id: "curl-user",
    title: "User name and password on a command line",
    severity: "critical",
    entity: "PASSWORD",
    references: ["CWE-214"],
    pattern:
      /(?<=\s)(?:-u|--user|--proxy-user)[ =]{1,2}(?:"[^\s"$]{0,64}:[^\s"]{4,128}|'[^\s'$]{0,64}:[^\s']{4,128}|"[^\s"$]{0,64}":"[^\s"]{4,128}|[^\s:"'$]{0,64}:["']?[^\s"']{4,128}|["']?[^\s:"']{6,64}:(?=["'\s]))/,
    confidence: 0.85,
    validate: (match, before) =>
      /(?:curl|wget|http|https|xh|ab|az)\b/i.test(before()) && hasUserPassword(match),
    finds: [
      "curl -u developer:yqDVtk9pECriaLRi https://host.example/",
      `curl --user "j.smith:dB2yF6@qL9v" https://host.example/`,
      `curl -s --user kevin:'pRf7vG2h1L8n' -X PATCH`,
      `curl -u "d2LkV78zLx1t:" https://localhost:9200`,
    ],
    ignores: [
      "curl -u user:pass https://host.example/",
      'curl -u "${NAME}:${WORD}" https://host.example/',
      "docker run -u 1000:1000 image",
      "curl --user neo4j:[PASSWORD] http://host",
      "chown -u www:staff42 curl",
    ],
  }),
  defineToken({
    id: "basic-authorization",
    title: "Basic authorization header",
    severity: "critical",
    entity: "PASSWORD",
    references: ["RFC 7617"],
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9])(?:[Bb]asic[ ]{1,2}|auth":[ ]?")[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/=])/,
    confidence: 0.9,
    validate: (match) => isUserPassword(match.replace(/^\w+\W+/, "")),
    finds: [
      `Authorization: Basic ${encode("aladdin:op3nSesame")}`,
      `{"auths": {"registry.example": {"auth": "${encode("ci:k9Lm2Qx7Zt")}"}}}`,
      `-H "authorization: basic ${encode("svc-build:k9Lm2Qx7Zt")}"`,
    ],
    ignores: [
      "Authorization: Basic ...",
      "basic information",
      `Basic ${encode("no colon within this text")}`,
      `Authorization: Basic ${encode("user:password")}`,
    ],
  }),
  defineToken({
    id: "password",
    title: "Password or short key that is assigned",
    entity: "PASSWORD",
    references: ["CWE-259"],
    // Only words with letters and digits, or ordinary ones would be candidates.
    pattern:
      /(?<=["'`=:\s>(])(?:[A-Za-z!#-&*-/:;?@^_~]{0,60}[A-Za-z][!#-&*-/:;?@^_~]{0,20}\d|[!#-&*-/:;?@^_~]{0,20}\d[\d!#-&*-/:;?@^_~]{0,60}[A-Za-z])(?:[!#-&(-:=?-_a-~]{0,62}[!#-&*+\-/-9=?-Z^_a-|~])?(?![^\s"'`<>,;&.)\]}\\])/,
    confidence: 0.75,
    validate: (match, before) => isAssignedPassword(match, before),
    finds: [
      "password: hunter2x",
      'db.password = "Tr0ub4dor&3"',
      "Server=db;User Id=sa;Password=kX9!mPq2;Encrypt=true",
      "La contraseña es Jirafa#2024.",
      "CREATE USER app IDENTIFIED BY 'k9Lm2Qx7';",
      '-H "Api-Token: Sk94HG7f6KB"',
    ],
    ignores: [
      "password: password123",
      "password = os.environ['X1']",
      "password: ${DB_PASSWORD_1}",
      "passwordVariable: 'PASSWORD1'",
      "the password must have 8char or more",
      "PuttyPassword=0",
      "clave: 12345678",
      "password_min_length: x64bit",
    ],
  }),
];

function encode(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** Not filled in, or by custom whoever comes: RFC 1635. */
const STAND_IN_USER = /your|[${<]|^anonymous$/i;

/** Between the colon behind the user's name and the last `@`. */
function hasPassword(url: string): boolean {
  const authority = url.slice(url.indexOf("://") + 3);
  const colon = authority.indexOf(":");
  const user = authority.slice(0, colon);
  const password = authority.slice(colon + 1, authority.lastIndexOf("@"));
  return (
    password.length >= 4 && password !== user && !isStandIn(password) && !STAND_IN_USER.test(user)
  );
}

function hasUserPassword(option: string): boolean {
  const pair = option.replace(/^\S+?[ =]+/, "").replaceAll(/["']/g, "");
  const colon = pair.indexOf(":");
  const [user, password] = [pair.slice(0, colon), pair.slice(colon + 1)];
  const word = (password === "" ? user : password).replaceAll(/^\{|\}$/g, "");
  return word.length >= 6 && mixture(word) + entropyOfCase(word) >= 2 && !isStandIn(word);
}

/** Small and capital letters in turns count as digits among letters do. */
function entropyOfCase(value: string): number {
  return (value.match(/[a-z](?=[A-Z])/g) ?? []).length;
}

function isUserPassword(encoded: string): boolean {
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 1 || !/^[\x20-\x7e]+$/.test(text)) return false;
  const password = text.slice(colon + 1);
  return password !== "" && !isStandIn(password);
}

const isWithoutSign = endsIn(
  /(?:identified by(?= ?["'`])|(?:user|role|alter|grant)\s[^;\n]{1,80} identified by|(?:user|role) \S{1,64} (?:with )?password|login \S{1,64} password)\s{1,4}["'`]?/i,
);
/** The value of one field and the name of the next: a shorter match is asked for, too. */
const NEXT_FIELD = /[;&,][A-Za-z_][\w ]{0,40}[=:]/;
const SHORT_SECRET_LENGTH_MIN = 10;
const CLAUSE_LENGTH_MAX = 128;

function isAssignedPassword(match: string, before: () => string): boolean {
  if (match.length < 6 || match.length > 64 || NEXT_FIELD.test(match)) return false;
  const text = before().slice(-CLAUSE_LENGTH_MAX);
  const name = isWithoutSign(text) ? "password" : assignedName(text);
  if (name === null || !(namesPassword(name) || isDrawn(match, name))) return false;
  return !isStandIn(match) && !isTestResult(match, text);
}

/** Of names that say no password only what looks drawn by lot, shorter than keys begin. */
function isDrawn(value: string, name: string): boolean {
  return (
    value.length >= SHORT_SECRET_LENGTH_MIN &&
    namesSecret(name) &&
    mixture(value) >= 3 &&
    !isTyped(value)
  );
}
