import { Memory } from "../memory.ts";
import { endReader, endsIn, oneOf } from "../text-end.ts";

/** Between a value and the sign that assigns it, and between that and the name. */
const isOpening = oneOf(/[\s"'`\\([{]/);
const isSign = oneOf(/[=:>,|]/);
const isBesideSign = oneOf(/[=:>,|\s"'`\\)\].?+~-]/);
/** A name ends at what separates it from the text before. */
const isNameStop = oneOf(/[\r\n;{}&?,"'`(<|]/);
const NAME_LENGTH_MAX = 64;

/** In front of the value in an `Authorization` header. */
const readScheme = endReader(
  /(?:^|[\s"':=])(bearer|basic|token|apikey|sso-key|digest)\s{1,4}["'`]?/i,
);
const readOption = endReader(/(?:^|[\s"'`])--?([A-Za-z][\w-]{1,40})\s{1,8}["'`]?/);
const readWord = endReader(/(?:^|\s)([A-Za-z][\w-]{2,40})\s{1,2}["'`]?/);
const readCopula = endReader(/(\s(?:is|was|es|era|será)\s{0,4}:?\s{1,4}["'`]?)/i);

/** The value is a parameter behind the name: `put("api_key", "`; or its cell in a table of two. */
const ARGUMENT = /[([{]\s{0,8}\\?(["'`])[\w .:-]{1,64}\\?\1\s{0,4},\s{0,8}[\\"'`({[]{0,4}$/;
const CELL = /(?:^|[\r\n])["']?[\w .-]{1,64}["']?,["']?$/;
/** Inside a template the value is a name: `{{ .Values.x | `, `${`, `<%= `. */
const TEMPLATE_SIGNS = ["{{", "${", "<%="] as const;
const TEMPLATE_END = /[}%"':\n]|[^<%]=/;
/** An image that shows a state: the token in its address is there to be read. */
const BADGE = /\.(?:svg|png|gif)$/i;

/** Whether the end of a text is a part of a template that began in it. */
function isInTemplate(tail: string): boolean {
  return TEMPLATE_SIGNS.some((sign) => {
    const at = tail.lastIndexOf(sign);
    return at >= 0 && !TEMPLATE_END.test(tail.slice(at + sign.length));
  });
}

function isOfBadge(tail: string): boolean {
  const query = tail.lastIndexOf("?");
  return query > 0 && BADGE.test(tail.slice(0, query)) && !/[\s"')]/.test(tail.slice(query));
}

/** What counts where the name is not set: `getenv("API_KEY") or "`, `config.apiKey ?? "`. */
const readFallback = endReader(
  /([A-Za-z][\w-]{1,60})["'`]?[\])]{0,2}\s{1,4}(?:or|\?\?)\s{1,4}["'`]/,
);

/** `name: X, value: `, `key="X" value=`: the name is a value itself. */
const readPair = endReader(/(?:key|name)["']?\s*[:=]\s*["']?([\w.-]{1,60})["']?[\s,]{0,12}["']?/i);

/**
 * The name that a value gets, `before` being the text in front of the value: `api_key` for
 * `api_key = "`, `"api_key": "`, `put("api_key", "`, `<api_key>`, `--api-key `, `the api key is `;
 * `Bearer` behind that word. Null where nothing is assigned. Linear in `before`.
 */
export function assignedName(before: string): string | null {
  if (last?.before !== before) last = { before, name: readName(before) };
  return last.name;
}

/** Many rules, and many ends of a match, ask at the same place. */
let last: { readonly before: string; readonly name: string | null } | null = null;

function readName(before: string): string | null {
  const tail = before.slice(-2 * NAME_LENGTH_MAX);
  const scheme = readScheme(tail)?.[1];
  if (scheme !== undefined) return scheme;
  if (isInTemplate(tail) || isOfBadge(tail)) return null;
  const opened = skipBack(tail, tail.length, isOpening);
  if (opened === 0 || !isSign(tail, opened - 1)) return unsignedName(tail);
  // In a list of names, one is not the value of another.
  if (tail.charAt(opened - 1) === "," && !ARGUMENT.test(tail) && !CELL.test(tail)) return null;
  const end = skipBack(tail, opened, isBesideSign);
  const name = nameBefore(tail, end);
  if (name === "value") return readPair(tail.slice(0, end - name.length))?.[1] ?? name;
  return name === "" ? null : name;
}

/** An option of a command, the word for a secret right in front, the subject of a sentence. */
function unsignedName(tail: string): string | null {
  const option = readOption(tail)?.[1];
  if (option !== undefined) return option;
  const word = readWord(tail)?.[1];
  if (word !== undefined && namesSecret(word)) return word;
  const quote = tail.at(-1);
  const fallback = quote === '"' || quote === "'" ? readFallback(tail)?.[1] : undefined;
  if (fallback !== undefined) return fallback;
  const copula = readCopula(tail)?.[1];
  if (copula === undefined) return null;
  const name = nameBefore(tail, tail.length - copula.length);
  return name === "" ? null : name;
}

function nameBefore(text: string, end: number): string {
  const first = Math.max(0, end - NAME_LENGTH_MAX);
  let start = end;
  while (start > first && !isNameStop(text, start - 1)) start--;
  return text
    .slice(start, end)
    .replace(/ (?:is|was|es|era)$/i, "")
    .trim();
}

function skipBack(text: string, from: number, skipped: ReturnType<typeof oneOf>): number {
  let at = from;
  while (at > 0 && skipped(text, at - 1)) at--;
  return at;
}

const CREDENTIAL =
  /key|token|secret|pass|pwd|auth|cred|api|bearer|license|client|clave|contrase|\bpat\b|\bdsn\b/i;

/** Whether a name speaks of credentials at all. */
export function namesCredential(name: string): boolean {
  return CREDENTIAL.test(name);
}

/** What may follow the word in a name: `tokenValue`, `password_prod`, `secret2`, `token string`. */
const ENDING = [
  "value|string|str|text|raw|plain|prod|production|dev|test|live|staging|main|old|new",
  "valor|texto|base|\\d{1,3}",
].join("|");
const SECRET = [
  "(?:api|access|secret|auth|private|encryption|signing|account|master|license|subscription)_key",
  "(?:shared|storage|service|admin|deploy|webhook|session|client|consumer|app)_(?:api_)?key",
  "(?:api|access|secret|auth)_key_secret|secret_(?:api|access)_key|api_pass",
  "token de (?:acceso|api|sesi[oó]n|autenticaci[oó]n|servicio)|secreto del? cliente",
  "token|secret|bearer|authorization|credentials?|ficha|secreto",
  "clave_(?:secreta|privada|api|de_acceso|de_api)|api_schl[uü]ssel|cl[eé]_(?:d'api|api|secr[eè]te)",
].join("|");
/** Tokens of texts, pages and layouts, open keys, and what says that it is no secret. */
const OPEN = [
  "page|next|continuation|sync|cursor|pagination|eos|bos|pad|unk|sep|cls|mask|stop|special|design",
  "max|num|input|output|prompt|completion|parse[rd]?|lexer|cancellation|public|publishable|site",
  "fake|mock|dummy|sample|invalid|bogus|wrong|example|expired|revoked|malformed|unknown",
  "non[ _.-]?(?:matching|valid|secret|existent)|share|trace|correlation|idempotency|cache|line",
  "csrf|xsrf|authenticity|anti[ _.-]?forgery|request[ _.-]?verification",
].join("|");
const PASSWORD = [
  "passw(?:or)?d|passwd|pwd|passphrase|passcode|(?:^|[ _.-])pass|passwort|kennwort|senha",
  "contrase[ñn]a|clave|mot de passe",
  "(?:contrase[ñn]a|password) (?:de|del|para|of|for|to) [\\p{L}\\w .-]{1,40}",
  "clave (?:de |del )(?:la |mi )?(?:wi-?fi|acceso|usuario|cuenta|correo|red|router|prueba|sistema|servidor|admin\\w{0,10})",
].join("|");

const isSecretName = ending(SECRET);
const isOpenName = endsIn(
  new RegExp(`(?:${OPEN})[ _.-]?(?:api[ _.-]?)?(?:token|key|secret)[\\w ]*`, "i"),
);
const isPasswordName = ending(PASSWORD);

/** `_` between words stands for any joint, or none. */
function ending(words: string): (name: string) => boolean {
  const joined = words.replaceAll(/(?<!\[ )_(?!\.)/g, "[ _.-]?");
  return endsIn(new RegExp(`(?:${joined})(?:[ _.:-]{0,2}(?:${ENDING}))*\\]?`, "iu"));
}

const ANSWERS_MAX = 4096;

/** Documents have the same few names over and over. */
function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const answers = new Memory<boolean>(ANSWERS_MAX);
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = test(name);
    answers.set(name, answer);
    return answer;
  };
}

/** Whether a name ends as that of a key or token does. */
export const namesSecret = remembered((name) => isSecretName(name) && !isOpenName(name));

/** Whether a name ends as that of a password does, in English, Spanish and some more. */
export const namesPassword = remembered((name) =>
  isPasswordName(name.replaceAll(/([a-z])(?=[A-Z])/g, "$1_")),
);
