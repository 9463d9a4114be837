import type { Finding } from "../../src/core/finding.ts";
import { GuardConfig } from "../../src/guard/config.ts";
import { testGuard } from "../../test/fixtures/guard.ts";

/** Score from which the profiles act, unless the operator says otherwise. */
export const ACTED_ON = 0.5;

/** What the benchmarks compare: a text in, the same text without what was found out. */
export interface Redactor {
  readonly name: string;
  readonly redact: (text: string) => string | Promise<string>;
}

const guard = testGuard(GuardConfig.parse({ detectors: ["pii", "secret"] }));

/** Everything on, through the call that the gateway makes; findings in order, disjoint. */
export function findingsIn(text: string): readonly Finding[] {
  return guard.inspect({ text, trust: "user", direction: "input", syntax: "text" }).findings;
}

export function acted(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ score }) => score >= ACTED_ON);
}

export const garita: Redactor = {
  name: "garita",
  redact(text) {
    let redacted = "";
    let at = 0;
    for (const { span, rule, entity = rule } of acted(findingsIn(text))) {
      redacted += `${text.slice(at, span.start)}[${entity}]`;
      at = span.end;
    }
    return redacted + text.slice(at);
  },
};
