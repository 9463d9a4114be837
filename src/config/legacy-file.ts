import { LegacyPolicy } from "../policy/legacy/config.ts";
import { importLegacy } from "../policy/legacy/import-legacy.ts";
import type { LegacyImport } from "../policy/legacy/import-legacy.ts";
import { readDocument } from "./document.ts";
import { parseWith } from "./parse.ts";
import type { Where } from "./parse.ts";
import { ConfigError } from "./problem.ts";
import type { Path, Problem } from "./problem.ts";

export interface LegacyFileOptions {
  /** IANA zone of the hours in the file. */
  readonly zone?: string;
  /** Issuer of its users and groups. */
  readonly issuer?: string;
  /** Refuses what could mean several things. */
  readonly strict?: boolean;
}

/** A reading, and where in the file it was needed. */
export interface LegacyNote extends Problem {
  readonly ambiguous: boolean;
}

export interface LegacyFile extends Pick<LegacyImport, "policy" | "written"> {
  readonly notes: readonly LegacyNote[];
  /** Where in the file a line of the policy comes from. */
  readonly whereOf: (path: Path) => string;
}

/** Reads a policy of the other format. Throws `ConfigError` with every problem and its place. */
export function readLegacyFile(
  file: string,
  text: string,
  options: LegacyFileOptions = {},
): LegacyFile {
  const document = readDocument(file, text);
  return legacyFrom(document.value, document.where.bind(document), options);
}

/** The same for a policy that stands within another document. */
export function legacyFrom(
  value: unknown,
  where: Where,
  { strict = false, ...options }: LegacyFileOptions = {},
): LegacyFile {
  const legacy = parseWith(LegacyPolicy, value, where);
  const { policy, written, warnings, problems, origin } = importLegacy(legacy, options);
  const notes = warnings.map(({ path, message, ambiguous }) => {
    return { where: where(path), path, text: message, ambiguous };
  });
  const wrong: Problem[] = problems.map((problem) => ({ where: where(problem.path), ...problem }));
  if (strict) wrong.push(...notes.filter(({ ambiguous }) => ambiguous));
  if (wrong.length > 0) throw new ConfigError(wrong);
  return { policy, written, notes, whereOf: (path) => where(origin(path)) };
}
