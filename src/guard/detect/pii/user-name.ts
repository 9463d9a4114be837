import { endsIn } from "../text-end.ts";
import { defineRecognizer } from "../recognizer.ts";
import type { Recognizer } from "../recognizer.ts";
import { labelBefore } from "./label.ts";

const COMMON = {
  category: "pii",
  severity: "low",
  entity: "USERNAME",
  references: ["45 CFR 164.514(b)(2)(i)(R)", "OWASP LLM02:2025", "CWE-359"],
} as const;
const LABEL =
  /(?:user|usr|userid|username|usuario|usuário|login|benutzer|benutzername|utilisateur|identifiant|utente|utilizador|gebruiker|gebruikersnaam|nickname|nick|screenname)$/u;
/** What programs write where a name goes, and accounts of nobody. */
const NOBODY =
  /^(?:null|none|nil|true|false|undefined|string|object|root|admin|user|users?name|guest|test|default|example|anonymous|nobody|password|passwd|pass|token|secret|value|your[\w.-]*|system|postgres|ubuntu|www|assistant|bot|v?\d+|utf-?8|sha-?\d+|md5)$/i;

const withDigits = defineRecognizer({
  ...COMMON,
  id: "pii/user-name",
  title: "Name of a user account",
  pattern: /(?<=[\s"'`=:(])[A-Za-z][A-Za-z0-9._-]{1,30}\d(?![\w@-])/,
  confidence: 0,
  validate: (match, before) => {
    if (NOBODY.test(match)) return false;
    const text = before();
    const { word, marked } = labelBefore(text);
    return LABEL.test(word) && (marked || /["'`]$/.test(text) || word !== "user") && 0.6;
  },
  examples: {
    finds: ['DB_USER = "mgr_6641"', "username: jsmith42", "usuario jperez77,", "dbUser: 'ops_11'"],
    ignores: ["jsmith42", "user admin", "the user saw page2 of", "user: sha256", "user agent v2.1"],
  },
});

const quoted = defineRecognizer({
  ...COMMON,
  id: "pii/user-name-quoted",
  title: "Name of a user account, in quotes",
  pattern: /(?<=["'])[A-Za-z][A-Za-z0-9._-]{2,30}(?=["'])/,
  confidence: 0,
  validate: (match, before) => {
    if (NOBODY.test(match)) return false;
    return isUserName(before().slice(-40)) && 0.6;
  },
  examples: {
    finds: ['"username": "maria.lopez"', "user_name='jperez'", '"login":"octo-cat"'],
    ignores: ['"role": "user"', '"username": "root"', '"user": "hello"', '"name": "maria"'],
  },
});

/** Of a field, so that nobody's turn in a conversation reads as one. */
const isUserName = endsIn(
  /(?:user[_ -]?name|login(?:[_ -]?name)?|nick(?:name)?|screen[_ -]?name|nombre[_ ]de[_ ]usuario|benutzername|nome[_ ]utente|gebruikersnaam)["'`]? ?(?:[:=]|=>) ?["']/i,
);

const labelled = defineRecognizer({
  ...COMMON,
  id: "pii/user-name-labelled",
  title: "Name of a user account, with its label",
  pattern:
    /(?<![\p{L}\p{N}_])(?:username|user name|user id|nombre de usuario|benutzername|nom d'utilisateur|identifiant|nome utente|nome de usu[aá]rio|gebruikersnaam) ?[:=] ?[a-z][a-z0-9._-]{2,30}(?![\p{L}\p{N}_@:(/])/iu,
  confidence: 0.55,
  validate: (match) => {
    const name = match.slice(Math.max(match.lastIndexOf(":"), match.lastIndexOf("=")) + 1).trim();
    return !NOBODY.test(name.replace(/\.$/, ""));
  },
  examples: {
    finds: ["Username: mlopez", "user id=jperez", "Nombre de usuario: ana.perez"],
    ignores: [
      "User: hello there",
      "username: root",
      "curl -u username:token",
      "login: ",
      "username",
      "login page",
    ],
  },
});

const handle = defineRecognizer({
  ...COMMON,
  id: "pii/social-handle",
  title: "Handle in a social network",
  pattern: /(?<![\w@./])@[A-Za-z_][A-Za-z0-9_.]{2,29}(?![\w@/(-])/,
  confidence: 0,
  validate: (match) => !match.endsWith(".") && !/^@(?:everyone|channel|here|all)$/.test(match),
  context: {
    words: [
      ..."twitter instagram insta telegram tiktok github gitlab mastodon threads".split(" "),
      ..."snapchat discord linkedin youtube twitch bluesky facebook sigueme seguir".split(" "),
      ..."siguenos folge suivez seguimi siga nickname pinterest".split(" "),
      ..."follow me|follow us|my handle|dm me".split("|"),
    ],
    score: 0.6,
    reach: 24,
    required: true,
  },
  examples: {
    finds: ["follow me on Twitter: @ana_perez9", "Instagram @fotos.de.ana"],
    ignores: ["@ana_perez9", "github @types/node", "twitter a@b.co", "telegram @everyone"],
  },
});

export const userNameRecognizers: readonly Recognizer[] = [withDigits, quoted, labelled, handle];
