import type { Finding } from "../../core/finding.ts";
import type { OperatorName } from "../../core/operator.ts";
import type { Detector } from "../../guard/detect/detector.ts";
import { OPERATORS } from "../../guard/redact/operators.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Opening, Treat, Treatment } from "../../guard/redact/redaction.ts";
import { restoreToken, restoreWithin, TOKEN_RULE } from "../../guard/redact/token-vault.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import { inputRule, outputRule } from "../../policy/profile.ts";
import type { CategoryRule, Profile } from "../../policy/profile.ts";

/** What they put in the place of an answer's value does not depend on it. */
const NAMED_ONLY: ReadonlySet<OperatorName> = new Set(["label", "remove", "tokenize"]);

const KEEP: Treatment = { kind: "keep" };
const IGNORE: Treatment = { kind: "keep", silent: true };
const HIDDEN: Treatment = { kind: "replace", replacement: "[REDACTED]" };

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
 * `detector`, which finds no tokens, looks into what is not the token of a value.
 */
export function outputTreat(profile: Profile, vault: TokenVault, detector?: Detector): Treat {
  const looking = detector && { profile, vault, detector };
  const otherwise = looking && {
    foreign: (match: string) => treatForeign(match, looking),
    grown: (match: string) => treatGrown(match, looking),
  };
  return (finding, match) => {
    if (finding.rule === TOKEN_RULE) return restoreToken(vault, match, otherwise);
    const rule = outputRule(profile, finding);
    if (finding.score < rule.scoreMin) return IGNORE;
    if (!profile.enforce || rule.action === "flag" || rule.action === "allow") return KEEP;
    if (rule.action === "block") return { kind: "block" };
    return { kind: "replace", replacement: hidden(match, finding, { rule, vault }) };
  };
}

interface Looking {
  readonly profile: Profile;
  readonly vault: TokenVault;
  readonly detector: Detector;
}

/** Words in brackets may read as a token and hold what the profile hides. */
function treatForeign(match: string, { profile, vault, detector }: Looking): Treatment {
  const treat = outputTreat(profile, vault);
  const { text, findings, blocked } = redactText({ detector, treat, syntax: "text" }, match);
  if (blocked !== null) return { kind: "block" };
  if (text !== match) return { kind: "replace", replacement: text };
  return findings.length === 0 ? IGNORE : KEEP;
}

/** A token in a link, say: the value goes in if nothing follows from all that is around it. */
function treatGrown(match: string, { profile, vault, detector }: Looking): Treatment {
  if (!profile.enforce) return KEEP;
  const [found, ...others] = detector.scan(match);
  const isWhole = found?.span.start === 0 && found.span.end === match.length;
  if (!isWhole || others.length > 0) return HIDDEN;
  const { action, scoreMin } = outputRule(profile, found);
  const isHidden = found.score >= scoreMin && (action === "redact" || action === "block");
  if (isHidden) return HIDDEN;
  return { kind: "replace", replacement: restoreWithin(vault, match), silent: true };
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
