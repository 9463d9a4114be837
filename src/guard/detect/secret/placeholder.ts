import { isMasked } from "./token.ts";

/** Words that stand where a secret goes, alone or with a number. */
const STAND_IN =
  /^(?:(?:your|my|the|new|old|some|db|root|admin|user|test|demo|default|a)?[-_ .]*)?(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[-_ ]?key|key|user(?:name)?|login|admin|root|guest|test(?:ing)?|demo|foo|bar|foobar|baz|qux|changeit|cambiame|(?:pserver:)?anon(?:ymous|cvs)?|open[-_ ]?sesame|default|none|null|undefined|true|false|value|string|contrase[ñn]a|clave|usuario)(?:[-_ ]?(?:here|goes[-_ ]here|aqu[ií]))?[-_ ]?\d{0,4}$/i;
const FILL_IN =
  /your|change[-_]?(?:me|it)|replace|insert|placeholder|redacted|dummy|sample|example|ejemplo|fill[-_]?(?:me|this|in)|c[aá]mbia[-_]?(?:me|lo|la|esto)|reempla[zc]|ficticio|(?:^|[-_])(?:aqu[ií]|tus?[-_](?:clave|contrase|token|secreto|llave|api))|(?:^|[^a-z])(?:xxx|foo|bar|todo|fixme)(?:$|[^a-z])|password|secret|passwd|hidden|censored|(?:^|[-_ ])(?:fake|mock|stub|bogus|invalid)(?:[-_ ]|$)|not[-_ ]?(?:a[-_ ])?(?:real|valid)|1234567890|abcdefghij|\.\.\./i;
/** Read from somewhere else when the program runs. */
const REFERENCE =
  /^[$%@&]\w|^!\d|\)\{|=>|\$[({]|\{\{|\}\}|<%|^\{[^}]*\}$|^%[({]|^[[<(].*[\])>]$|^[A-Za-z_$][\w.$]*[([]|\(\)|^(?:process|os|env|config|settings|vault|secrets|data|var|local|module|self|this|request|params)\.|->|::|^ENC\[|^arn:|^(?:file|ssm|op|ref):|^[a-z][a-z0-9+.-]*:\/\/[^@]*$/i;

/** Algorithms, encodings and types with digits in their names; numbers in hex, accounts. */
const TECHNICAL =
  /^(?:base(?:16|32|58|64|85)(?:url)?|utf[-_]?(?:8|16|32)(?:[-_]?[bl]e)?|latin1|iso-?8859-\d{1,2}|(?:hmac[-_]?)?sha-?[123]?[-_]?(?:224|256|384|512)?|md[245]|pbkdf2(?:[-_]\w{3,12})?|argon2(?:id|i|d)?|bcrypt2?[aby]?|scram-sha-(?:1|256|512)(?:-plus)?|(?:aes|rsa|ec|p|rs|es|ps|hs)[-_]?(?:128|192|256|384|512|1024|2048|3072|4096)(?:[-_](?:gcm|cbc|ctr|ecb))?|ed25519|x25519|x509|oauth[12]?|(?:clamped)?(?:big)?u?int(?:8|16|32|64|128)(?:clamped)?(?:array|_t)?|float(?:16|32|64)(?:array)?|ipv?[46]|http[123]|win(?:32|64)|x86_64|amd64|arm64|varchar2|tls1[._][0-3]|pkcs[-_#]?\d{1,2}|-?0x[\da-f_]{1,18}|0x[\da-f]{40}|base64encoded)$/i;
/** A page of the manual, `shadow.5`, or a file in a folder with a number behind: `man/sv/sg.1`. */
const MANUAL_PAGE = /^(?:[\w.+-]+\/)*[a-z_][\w-]*\.\d[a-z]{0,4}$/i;

/** CURP and RFC, of which people in Mexico say `clave`. */
const MEXICAN_KEY = /^[A-Z]{3,4}\d{6}[A-Z0-9]{0,8}$/i;

/** Whether a text is written where a password goes without being one. */
export function isStandIn(value: string): boolean {
  return (
    STAND_IN.test(value) ||
    FILL_IN.test(value) ||
    REFERENCE.test(value) ||
    isMasked(value) ||
    isMember(value) ||
    MEXICAN_KEY.test(value) ||
    TECHNICAL.test(value) ||
    MANUAL_PAGE.test(value) ||
    new Set(value).size < Math.min(4, value.length)
  );
}

/** `module.Name2`: a thing of a program. */
function isMember(value: string): boolean {
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(value) && mixture(value) < 4;
}

/** How often letters and digits meet: chance has them mixed, names and versions do not. */
export function mixture(value: string): number {
  return (value.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? []).length;
}

const RESULT = /(?:^|[\r\n])X?PASS: $/;

/** The name of a test behind its result, `PASS: base/array2.exp`: a path or a word, not drawn. */
export function isTestResult(value: string, before: string): boolean {
  return (value.includes("/") || mixture(value) < 3) && RESULT.test(before.slice(-8));
}
