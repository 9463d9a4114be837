import type { Command } from "./command.ts";
import type { MessageKey } from "./messages.ts";

/** A command as the overview knows it; the rest is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: MessageKey;
  readonly load: () => Promise<Command>;
}

/** Words that come before others, `garita audit …`. */
export const GROUPS = new Map<string, MessageKey>([
  ["keys", "keys.summary"],
  ["bindings", "bindings.summary"],
  ["policy", "policy.summary"],
  ["audit", "audit.summary"],
]);

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "init",
    summary: "init.summary",
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "serve",
    summary: "serve.summary",
    load: async () => (await import("./serve.ts")).serve,
  },
  {
    name: "inspect",
    summary: "inspect.summary",
    load: async () => (await import("./inspect.ts")).inspect,
  },
  {
    name: "scan",
    summary: "scan.summary",
    load: async () => (await import("./scan.ts")).scan,
  },
  {
    name: "sign",
    summary: "sign.summary",
    load: async () => (await import("./sign.ts")).sign,
  },
  {
    name: "verify",
    summary: "verify.summary",
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "keys create",
    summary: "keys.create.summary",
    load: async () => (await import("./keys-create.ts")).keysCreate,
  },
  {
    name: "keys list",
    summary: "keys.list.summary",
    load: async () => (await import("./keys-list.ts")).keysList,
  },
  {
    name: "keys rotate",
    summary: "keys.rotate.summary",
    load: async () => (await import("./keys-rotate.ts")).keysRotate,
  },
  {
    name: "keys revoke",
    summary: "keys.revoke.summary",
    load: async () => (await import("./keys-revoke.ts")).keysRevoke,
  },
  {
    name: "bindings add",
    summary: "bindings.add.summary",
    load: async () => (await import("./bindings-add.ts")).bindingsAdd,
  },
  {
    name: "bindings list",
    summary: "bindings.list.summary",
    load: async () => (await import("./bindings-list.ts")).bindingsList,
  },
  {
    name: "bindings remove",
    summary: "bindings.remove.summary",
    load: async () => (await import("./bindings-remove.ts")).bindingsRemove,
  },
  {
    name: "policy check",
    summary: "policy.check.summary",
    load: async () => (await import("./policy-check.ts")).policyCheck,
  },
  {
    name: "policy explain",
    summary: "policy.explain.summary",
    load: async () => (await import("./policy-explain.ts")).policyExplain,
  },
  {
    name: "policy test",
    summary: "policy.test.summary",
    load: async () => (await import("./policy-test.ts")).policyTest,
  },
  {
    name: "policy import",
    summary: "policy.import.summary",
    load: async () => (await import("./policy-import.ts")).policyImport,
  },
  {
    name: "policy export",
    summary: "policy.export.summary",
    load: async () => (await import("./policy-export.ts")).policyExport,
  },
  {
    name: "audit verify",
    summary: "audit.verify.summary",
    load: async () => (await import("./audit-verify.ts")).auditVerify,
  },
  {
    name: "audit search",
    summary: "audit.search.summary",
    load: async () => (await import("./audit-search.ts")).auditSearch,
  },
];
