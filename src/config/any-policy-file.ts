import type { PolicyConfig } from "../policy/language/config.ts";
import { LEGACY_API_VERSION } from "../policy/legacy/config.ts";
import { readDocument } from "./document.ts";
import { readLegacyFile } from "./legacy-file.ts";
import type { LegacyFileOptions, LegacyNote } from "./legacy-file.ts";
import { readPolicyFile } from "./policy-file.ts";
import type { Path } from "./problem.ts";
import { childOf } from "./shape.ts";

export interface AnyPolicyOptions extends LegacyFileOptions {
  /** Of the other format, whatever the file says. */
  readonly legacy?: boolean;
}

/** A policy of either format. */
export interface AnyPolicyFile {
  readonly policy: PolicyConfig;
  readonly isLegacy: boolean;
  /** How the other format was read; none for our own. */
  readonly notes: readonly LegacyNote[];
  /** `policy.yaml:4:11`, where a value of the policy was written. */
  readonly whereOf: (path: Path) => string;
}

/** Reads a policy of either format. Throws `ConfigError` with every problem and its place. */
export function readAnyPolicyFile(
  file: string,
  text: string,
  { legacy = false, ...options }: AnyPolicyOptions = {},
): AnyPolicyFile {
  const document = readDocument(file, text);
  if (legacy || childOf(document.value, "apiVersion") === LEGACY_API_VERSION)
    return { ...readLegacyFile(file, text, options), isLegacy: true };
  const policy = readPolicyFile(file, text);
  return { policy, isLegacy: false, notes: [], whereOf: (path) => document.where(path) };
}
