/** Between a value and the sign that assigns it, and between that and the name. */
const OPENING = /[\s"'`\\([{]/;
const SIGN = /[=:>,|]/;
const BESIDE_SIGN = /[=:>,|\s"'`\\)\].?+~-]/;
/** A name ends at what separates it from the text before. */
const NAME_STOP = /[\r\n;{}&?,"'`(<|]/;
const NAME_LENGTH_MAX = 64;

/** In front of the value in an `Authorization` header. */
const SCHEME = /(?:^|[\s"':=])(bearer|basic|token|apikey|sso-key|digest)\s+["'`]?$/i;
const OPTION = /(?:^|[\s"'`])--?([A-Za-z][\w-]{1,40})\s+["'`]?$/;
const COPULA = /([\p{L}\p{N}_][\p{L}\p{N}_ -]{1,50}?)\s+(?:is|was|es|era|será)\s*:?\s*["'`]?$/iu;

/**
 * The name that a value gets, `before` being the text in front of the value: `api_key` for
 * `api_key = "`, `"api_key": "`, `put("api_key", "`, `<api_key>`, `--api-key `, `the api key is `;
 * `Bearer` behind that word. Null where nothing is assigned. Linear in `before`.
 */
export function assignedName(before: string): string | null {
  const tail = before.slice(-2 * NAME_LENGTH_MAX);
  const scheme = SCHEME.exec(tail)?.[1];
  if (scheme !== undefined) return scheme;
  const opened = skipBack(tail, tail.length, OPENING);
  if (!SIGN.test(tail.charAt(opened - 1))) {
    return (OPTION.exec(tail) ?? COPULA.exec(tail))?.[1] ?? null;
  }
  const end = skipBack(tail, opened, BESIDE_SIGN);
  let start = end;
  while (start > 0 && end - start < NAME_LENGTH_MAX && !NAME_STOP.test(tail.charAt(start - 1))) {
    start--;
  }
  const name = tail.slice(start, end).trim();
  return name === "" ? null : name;
}

function skipBack(text: string, from: number, skipped: RegExp): number {
  let at = from;
  while (at > 0 && skipped.test(text.charAt(at - 1))) at--;
  return at;
}

const CREDENTIAL =
  /key|token|secret|pass|pwd|auth|cred|api|bearer|license|client|clave|contrase|\bpat\b|\bdsn\b/i;

/** Whether a name speaks of credentials at all. */
export function namesCredential(name: string): boolean {
  return CREDENTIAL.test(name);
}

/** What may follow the word in a name: `tokenValue`, `password_prod`, `secret2`, `token string`. */
const ENDING =
  "(?:[ _.-]?(?:value|string|str|text|raw|plain|prod|production|dev|test|live|staging|main|old|new|\\d{1,3}))*\\]?$";
const SECRET = new RegExp(
  "(?:(?:api|access|secret|auth|private|encryption|signing|account|master|license|subscription|" +
    "shared|storage|service|admin|deploy|webhook|session)[ _.-]?(?:api[ _.-]?)?key(?:[ _.-]?secret)?|" +
    "token|secret|bearer|authorization|credentials?|api[ _.-]?key|app[ _.-]?key|" +
    `consumer[ _.-]?key|ficha|clave[ _.-](?:secreta|privada|api)|api[ _.-]?pass)${ENDING}`,
  "i",
);
/** Tokens of texts, pages and layouts, and keys that everybody may see. */
const OPEN_SECRET =
  /(?:page|next|continuation|sync|cursor|pagination|eos|bos|pad|unk|sep|cls|mask|stop|special|design|max|num|input|output|prompt|completion|parse[rd]?|lexer|cancellation|public|publishable|site|test|dummy|example)[ _.-]?(?:token|key|secret)[\w ]*$/i;
const PASSWORD = new RegExp(
  `(?:passw(?:or)?d|passwd|pwd|passphrase|passcode|passwort|kennwort|senha|contrase[ñn]a|clave|mot de passe|(?:^|[ _.-])pass)${ENDING}`,
  "i",
);

/** Whether a name ends as that of a key or token does. */
export function namesSecret(name: string): boolean {
  return SECRET.test(name) && !OPEN_SECRET.test(name);
}

/** Whether a name ends as that of a password does, in English, Spanish and some more. */
export function namesPassword(name: string): boolean {
  return PASSWORD.test(name);
}
