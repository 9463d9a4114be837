import type { Finding } from "../../core/finding.ts";
import { OPERATORS } from "../../guard/redact/operators.ts";
import type { Treat, Treatment } from "../../guard/redact/redaction.ts";
import { restoreToken, TOKEN_RULE } from "../../guard/redact/token-vault.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import { inputRule, outputRule } from "../../policy/profile.ts";
import type { CategoryRule, Profile } from "../../policy/profile.ts";

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

/** On the way back: the exchange's own tokens become values again, the rest as the profile says. */
export function outputTreat(profile: Profile, vault: TokenVault): Treat {
  return (finding, match) => {
    if (finding.rule === TOKEN_RULE) return restoreToken(vault, match);
    const rule = outputRule(profile, finding);
    if (finding.score < rule.scoreMin) return IGNORE;
    if (!profile.enforce || rule.action === "flag" || rule.action === "allow") return KEEP;
    if (rule.action === "block") return { kind: "block" };
    return { kind: "replace", replacement: hidden(match, finding, { rule, vault }) };
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
