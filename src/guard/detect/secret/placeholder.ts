import { isMasked } from "./token.ts";

/** Words that stand where a secret goes, alone or with a number. */
const STAND_IN =
  /^(?:(?:your|my|the|new|old|some|db|root|admin|user|test|demo|default|a)?[-_ .]*)?(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[-_ ]?key|key|user(?:name)?|login|admin|root|guest|test(?:ing)?|demo|foo|bar|foobar|baz|qux|changeit|default|none|null|undefined|true|false|value|string|contrase[ñn]a|clave|usuario)(?:[-_ ]?(?:here|goes[-_ ]here|aqu[ií]))?[-_ ]?\d{0,4}$/i;
const FILL_IN =
  /your|change[-_]?(?:me|it)|replace|insert|placeholder|redacted|dummy|sample|example|ejemplo|(?:^|[^a-z])(?:xxx|foo|bar|todo|fixme)(?:$|[^a-z])|password|secret|passwd|hidden|censored|1234567890|abcdefghij|\.\.\./i;
/** Read from somewhere else when the program runs. */
const REFERENCE =
  /^[$%@&]\w|^!\d|\)\{|=>|\$[({]|\{\{|\}\}|<%|^\{[^}]*\}$|^%[({]|^[[<(].*[\])>]$|^[A-Za-z_$][\w.$]*[([]|\(\)|^(?:process|os|env|config|settings|vault|secrets|data|var|local|module|self|this|request|params)\.|->|::|^ENC\[|^arn:|^(?:file|ssm|op|ref):/i;

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
