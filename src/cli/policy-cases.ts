import { readAnyPolicyFile } from "../config/any-policy-file.ts";
import { readDocument } from "../config/document.ts";
import type { ConfigDocument } from "../config/document.ts";
import { legacyFrom } from "../config/legacy-file.ts";
import { parseWith } from "../config/parse.ts";
import type { Where } from "../config/parse.ts";
import { policyFrom } from "../config/policy-file.ts";
import { ConfigError } from "../config/problem.ts";
import { PolicyCases } from "../policy/cases/config.ts";
import type { WrittenPolicy } from "../policy/cases/config.ts";
import { runCase } from "../policy/cases/run-case.ts";
import type { Difference } from "../policy/cases/run-case.ts";
import { compilePolicy } from "../policy/decide.ts";
import type { PolicyConfig } from "../policy/language/config.ts";

/** How one case went. */
export interface CaseOutcome {
  readonly name: string;
  /** `cases.yaml:12:5`. */
  readonly where: string;
  /** Empty = it passes. */
  readonly problems: readonly Difference[];
}

export interface CasesFile {
  readonly file: string;
  readonly outcomes: readonly CaseOutcome[];
}

/** The text of a file by its path from the file of the cases. */
type ReadText = (path: string) => string;

/** Runs the cases of a file. Throws `ConfigError` when it, or its policy, cannot be read. */
export function runPolicyCases(file: string, text: string, readText: ReadText): CasesFile {
  const document = readDocument(file, text);
  const cases = parseWith(PolicyCases, document.value, document.where.bind(document));
  const decide =
    cases.cases.length === 0
      ? null
      : compilePolicy(policyOf(cases, { document, path: [], readText }), "test");
  const outcomes = cases.cases.flatMap((one, index): CaseOutcome[] => {
    if (decide === null) return [];
    const { name, differences } = runCase(one, cases.callers, decide);
    return [{ name, where: document.where(["cases", index]), problems: differences }];
  });
  const refusals = cases.refused.map((one, index): CaseOutcome => {
    const path = ["refused", index];
    const found = problemsOf(one, { document, path, readText });
    // What is missing is a problem of the block that it is missing from.
    const parent = one.path.split(".").slice(0, -1).join(".");
    const problems = found.some((problem) => problem === one.path || problem === parent)
      ? []
      : [{ field: "path", expected: one.path, actual: found }];
    return { name: one.name, where: document.where(path), problems };
  });
  return { file, outcomes: [...outcomes, ...refusals] };
}

interface Place {
  readonly document: ConfigDocument;
  /** Down to the block that holds the policy. */
  readonly path: readonly (string | number)[];
  readonly readText: ReadText;
}

function policyOf(written: WrittenPolicy, { document, path, readText }: Place): PolicyConfig {
  const { policy, legacy, zone, issuer } = written;
  const options = { ...(zone !== undefined && { zone }), ...(issuer !== undefined && { issuer }) };
  const within = (key: string): Where => {
    return (rest, part) => document.where([...path, key, ...rest], part);
  };
  const named = policy ?? legacy;
  if (typeof named === "string") return readAnyPolicyFile(named, readText(named), options).policy;
  return legacy === undefined
    ? policyFrom(policy, within("policy"))
    : legacyFrom(legacy, within("legacy"), options).policy;
}

/** Paths of what is wrong with a policy, keys joined by dots. */
function problemsOf(written: WrittenPolicy, place: Place): readonly string[] {
  try {
    policyOf(written, place);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path }) => path.join("."));
  }
}
