import type { Finding } from "../../core/finding.ts";
import type { OperatorName } from "../../core/operator.ts";
import type { Detector } from "../../guard/detect/detector.ts";
import { OPERATORS } from "../../guard/redact/operators.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Opening, Treat, Treatment } from "../../guard/redact/redaction.ts";
import { restoreToken, TOKEN_RULE } from "../../guard/redact/token-vault.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import { inputRule, outputRule } from "../../policy/profile.ts";
import type { CategoryRule, Profile } from "../../policy/profile.ts";

/** What they put in the place of an answer's value does not depend on it. */
const NAMED_ONLY: ReadonlySet<OperatorName> = new Set(["label", "remove", "tokenize"]);

const KEEP: Treatment = { kind: "keep" };
const IGNORE: Treatment = { kind: "keep", silent: true };

/** What happens to findings on the way to the model; blocking was judged before. */
export function inputTreat(profile: Profile, vault: TokenVault): Treat {
  return (finding, match) => {
    const rule = inputRule(profile, finding);
    if (rule === null || finding.rule === TOKEN_RULE || finding.score < rule.scoreMin) {
      return IGNORE;
    }
    if (!profile.enforce || rule.action !== "redact") return KEEP;
    return { kind: "replace", replacement: OPERATORS[rule.operator](match, finding, vault) };
  };
}

/**
 * On the way back: the exchange's own tokens become values again, the rest as the profile says.
 * `detector` looks into what only has the form of a token.
 */
export function outputTreat(profile: Profile, vault: TokenVault, detector?: Detector): Treat {
  return (finding, match) => {
    if (finding.rule === TOKEN_RULE) {
      return restoreToken(vault, match, (text) => within(text, { profile, vault, detector }));
    }
    const rule = outputRule(profile, finding);
    if (finding.score < rule.scoreMin) return IGNORE;
    if (!profile.enforce || rule.action === "flag" || rule.action === "allow") return KEEP;
    if (rule.action === "block") return { kind: "block" };
    return { kind: "replace", replacement: hidden(match, finding, { rule, vault }) };
  };
}

/** Words in brackets may read as a token and hold what the profile hides. */
function within(
  match: string,
  {
    profile,
    vault,
    detector,
  }: { profile: Profile; vault: TokenVault; detector?: Detector | undefined },
): Treatment {
  if (detector === undefined) return IGNORE;
  const treat = outputTreat(profile, vault);
  const { text, findings, blocked } = redactText({ detector, treat, syntax: "text" }, match);
  if (blocked !== null) return { kind: "block" };
  if (text !== match) return { kind: "replace", replacement: text };
  return findings.length === 0 ? IGNORE : KEEP;
}

/** Of a finding whose end has not come: only what needs no more of its text than its name. */
export function outputOpening(profile: Profile, vault: TokenVault): Opening {
  return (finding) => {
    const rule = outputRule(profile, finding);
    if (finding.score < rule.scoreMin || rule.action === "block") return null;
    if (!profile.enforce || rule.action !== "redact") return { kind: "keep" };
    if (!NAMED_ONLY.has(rule.operator)) return null;
    return { kind: "replace", replacement: hidden("", finding, { rule, vault }) };
  };
}

/** A token means nothing to the client, so what the model invents gets a label instead. */
function hidden(
  match: string,
  finding: Finding,
  { rule, vault }: { readonly rule: CategoryRule; readonly vault: TokenVault },
): string {
  const operator = rule.operator === "tokenize" ? "label" : rule.operator;
  return OPERATORS[operator](match, finding, vault);
}
