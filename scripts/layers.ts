/** The rooms of `src/` and who may import whom (the table that test/tidy.test.ts enforces). */
export interface Room {
  /** Folder below `src/`; the longest one that fits a file is its room. */
  readonly folder: string;
  /** Rooms whose code it may use. A folder stands for everything below it, a file for itself. */
  readonly uses: readonly string[];
  /** Rooms of which it may import types only, with `import type`. */
  readonly types?: readonly string[];
  /** It may import the `config.ts` of every room. */
  readonly configs?: true;
  /** No file system, network, clock, environment or randomness: values in, values out. */
  readonly pure: boolean;
  /** Packages (with `/` behind: all its modules) and Node modules; absent means any dependency. */
  readonly packages?: readonly string[];
}

const WORDS = ["core"];
const KNOWLEDGE = ["core", "report", "guard", "policy", "supply", "watch", "redteam"];
/** What every part of the guard reads. */
const SEGMENT = "guard/segment.ts";
const SCHEMA_ONLY = ["zod"];

export const ROOMS: readonly Room[] = [
  { folder: "core", uses: ["core"], pure: true, packages: ["zod", "node:buffer", "node:zlib"] },
  { folder: "report", uses: [...WORDS, "report"], pure: true, packages: [] },
  { folder: "guard", uses: [...WORDS, "guard"], pure: true, packages: ["zod", "node:crypto"] },
  {
    folder: "guard/text",
    uses: [...WORDS, "guard/text"],
    pure: true,
    packages: [],
  },
  {
    folder: "guard/detect",
    uses: [...WORDS, SEGMENT, "guard/text", "guard/detect"],
    pure: true,
    // The schema of a model file is one from outside.
    packages: ["libphonenumber-js/max", "node:crypto", "node:zlib", "stdnum/", "zod"],
  },
  {
    folder: "guard/redact",
    uses: [...WORDS, SEGMENT, "guard/text", "guard/detect", "guard/redact"],
    pure: true,
    packages: ["node:crypto"],
  },
  { folder: "policy", uses: [...WORDS, "policy"], pure: true, packages: SCHEMA_ONLY },
  { folder: "supply", uses: [...WORDS, "supply"], pure: true },
  {
    folder: "supply/artifact",
    uses: [...WORDS, "supply/artifact"],
    pure: true,
    packages: ["node:buffer", "node:crypto"],
  },
  { folder: "supply/dataset", uses: [...WORDS, "guard", "supply"], pure: true },
  { folder: "watch", uses: [...WORDS, "watch"], pure: true },
  { folder: "redteam", uses: [...WORDS, "redteam"], pure: true },
  { folder: "config", uses: [...WORDS, "config"], configs: true, pure: false },
  {
    folder: "adapters",
    uses: [...WORDS, "adapters"],
    types: [...KNOWLEDGE, "servers"],
    pure: false,
  },
  { folder: "servers/gateway", uses: [...KNOWLEDGE, "adapters", "servers/gateway"], pure: false },
  {
    folder: "servers/retrieval",
    uses: [...KNOWLEDGE, "adapters", "servers/retrieval"],
    pure: false,
  },
  { folder: "servers/admin", uses: [...KNOWLEDGE, "adapters", "servers/admin"], pure: false },
  {
    folder: "cli",
    uses: [...KNOWLEDGE, "config", "adapters", "servers", "cli"],
    pure: false,
  },
];

/** Imports that the table forbids and that are right all the same, each with its reason. */
export const IMPORT_EXCEPTIONS: readonly { file: string; target: string; reason: string }[] = [
  {
    file: "config/load.ts",
    target: "policy/profile.ts",
    reason: "the names of the built-in profiles, to check `profile:` and to advise on a typo",
  },
  {
    file: "config/policy-file.ts",
    target: "policy/language/check.ts",
    reason: "names of a policy that lead nowhere are problems of a line of its file",
  },
  {
    file: "config/legacy-file.ts",
    target: "policy/legacy/import-legacy.ts",
    reason: "what is unclear in a file of another format is unclear at a line of it",
  },
];

/**
 * Files with functions that no test of their floor imports, each with the test that runs them; a
 * name with `/` at its end stands for a folder. Commands run as users run them, as a process.
 */
export const TESTED_THROUGH: Readonly<Record<string, string>> = {
  "src/adapters/classifier/classifier-thread.ts": "src/adapters/classifier/classifier.test.ts",
  "src/adapters/pdp/bundle-thread.ts": "src/adapters/pdp/open-opa.test.ts",
  "src/cli/": "src/cli/cli.test.ts",
  "src/core/finding.ts": "src/policy/judge.test.ts",
};

/** Tables: data that grows with what is known, not code; the limit on lines is not for them. */
export const TABLES: readonly string[] = [
  "src/guard/detect/injection/gibberish-table.ts",
  "test/fixtures/artifacts/chat-templates.ts",
  "test/fixtures/artifacts/filtered.ts",
  "test/fixtures/artifacts/python-attacks.ts",
];
