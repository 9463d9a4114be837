import type { Wording } from "../core/language.ts";
import { policyProblems } from "../policy/language/check.ts";
import { PolicyConfig } from "../policy/language/config.ts";
import { LEGACY_API_VERSION } from "../policy/legacy/config.ts";
import { readDocument } from "./document.ts";
import { parseWith } from "./parse.ts";
import type { Where } from "./parse.ts";
import { ConfigError } from "./problem.ts";
import { childOf } from "./shape.ts";

const FOREIGN: Wording = {
  en: "a policy of another format, which is imported once: `garita policy import`",
  es: "una política de otro formato, que se importa una vez: `garita policy import`",
};

/** Reads a policy as written. Throws `ConfigError` with every problem, its line and column. */
export function readPolicyFile(file: string, text: string): PolicyConfig {
  const document = readDocument(file, text);
  return policyFrom(document.value, document.where.bind(document));
}

/** The same for a policy that stands within another document. */
export function policyFrom(value: unknown, where: Where): PolicyConfig {
  if (childOf(value, "apiVersion") === LEGACY_API_VERSION) {
    const path = ["apiVersion"];
    throw new ConfigError([{ where: where(path), path, text: FOREIGN }]);
  }
  const policy = parseWith(PolicyConfig, value, where);
  const problems = policyProblems(policy);
  if (problems.length === 0) return policy;
  throw new ConfigError(problems.map((problem) => ({ where: where(problem.path), ...problem })));
}
