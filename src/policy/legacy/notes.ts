import type { Wording } from "../../core/language.ts";
import type { PolicyProblem } from "../language/check.ts";

/** Keys and positions from the top of the file down to one value. */
export type LegacyPath = PolicyProblem["path"];

/** How something was read. */
export interface LegacyWarning {
  readonly path: LegacyPath;
  readonly message: Wording;
  /** Somebody could mean another thing by it; strict imports refuse it. */
  readonly ambiguous: boolean;
}

/** What an import has to say. */
export interface Notes {
  readonly warnings: readonly LegacyWarning[];
  readonly problems: readonly PolicyProblem[];
  /** A reading that holds for the whole file is noted where it is met first. */
  readonly read: (path: LegacyPath, message: Wording) => void;
  /** Each time it is met. */
  readonly doubt: (path: LegacyPath, message: Wording) => void;
  readonly refuse: (path: LegacyPath, text: Wording) => void;
}

export function openNotes(): Notes {
  const warnings: LegacyWarning[] = [];
  const problems: PolicyProblem[] = [];
  const known = new Set<string>();
  return {
    warnings,
    problems,
    read: (path, message) => {
      if (known.has(message.en)) return;
      known.add(message.en);
      warnings.push({ path, message, ambiguous: false });
    },
    doubt: (path, message) => {
      warnings.push({ path, message, ambiguous: true });
    },
    refuse: (path, text) => {
      problems.push({ path, text });
    },
  };
}
