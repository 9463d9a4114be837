import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Redactor } from "../redactor.ts";

/**
 * Redactors of the registry that need no network and no key, with the settings they come with. They
 * are installed in this folder only, so their declarations are not read: what is used of them is
 * written down here.
 */
interface Peer {
  readonly name: string;
  readonly open: (loaded: unknown) => Redactor["redact"];
}

interface RedactPii {
  readonly Redactor: new () => { redact(text: string): string };
}

interface Arcjet {
  readonly redact: (text: string) => Promise<readonly [redacted: string, undo: unknown]>;
}

interface OpenRedaction {
  readonly OpenRedaction: new (options: { readonly redactionMode: "placeholder" }) => {
    detect(text: string): Promise<{ readonly redacted: string }>;
  };
}

const PEERS: readonly Peer[] = [
  {
    name: "@redactpii/node",
    open(loaded) {
      const redactor = new (loaded as RedactPii).Redactor();
      return (text) => redactor.redact(text);
    },
  },
  {
    name: "@arcjet/redact",
    open(loaded) {
      const { redact } = loaded as Arcjet;
      return async (text) => (await redact(text))[0];
    },
  },
  {
    name: "@openredaction/core",
    open(loaded) {
      const redactor = new (loaded as OpenRedaction).OpenRedaction({
        redactionMode: "placeholder",
      });
      return async (text) => (await redactor.detect(text)).redacted;
    },
  },
];

/** Those of the lockfile beside this file; an Error that says what to run when they are missing. */
export async function openPeers(): Promise<Redactor[]> {
  const folder = join(import.meta.dirname, "node_modules");
  return Promise.all(
    PEERS.map(async ({ name, open }) => {
      const manifest = join(folder, name, "package.json");
      if (!existsSync(manifest)) {
        throw new Error(`${name} is missing: run npm ci --prefix bench/dlp/peers`);
      }
      const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
      const loaded: unknown = await import(name);
      return { name: `${name} ${version}`, redact: open(loaded) };
    }),
  );
}
