import { policyProblems } from "../policy/language/check.ts";
import { PolicyConfig } from "../policy/language/config.ts";
import { readDocument } from "./document.ts";
import { parseWith } from "./parse.ts";
import { ConfigError } from "./problem.ts";

/** Reads a policy as written. Throws `ConfigError` with every problem, its line and column. */
export function readPolicyFile(file: string, text: string): PolicyConfig {
  const document = readDocument(file, text);
  const where = document.where.bind(document);
  const policy = parseWith(PolicyConfig, document.value, where);
  const problems = policyProblems(policy);
  if (problems.length === 0) return policy;
  throw new ConfigError(problems.map((problem) => ({ where: where(problem.path), ...problem })));
}
