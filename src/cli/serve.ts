import cluster from "node:cluster";
import type { Override } from "../config/overrides.ts";
import type { Command, Invocation } from "./command.ts";
import { numberOption, textOption } from "./options.ts";

export const serve: Command = {
  name: "serve",
  summary: "serve.summary",
  options: [
    { flags: "--config <file>", text: "option.config" },
    { flags: "--port <port>", text: "serve.port" },
    { flags: "--host <address>", text: "serve.host" },
    { flags: "--workers <number>", text: "serve.workers" },
    { flags: "--profile <profile>", text: "option.profile" },
    { flags: "--data-dir <folder>", text: "option.dataDir" },
  ],
  async run(invocation) {
    if (cluster.isWorker) {
      const { serveAsWorker } = await import("./serve-worker.ts");
      return serveAsWorker(invocation.terminal);
    }
    const { loadSettings } = await import("./settings.ts");
    const { assertKeysKept, keysIn } = await import("./open-keys.ts");
    const overrides = overridesOf(invocation);
    const hasKeys = (dataDir: string): boolean => keysIn(dataDir).made > 0;
    const load = () => loadSettings(invocation, { overrides, serving: true, hasKeys });
    const loaded = load();
    assertKeysKept(loaded);
    if (loaded.config.workers > 1) {
      const { serveAsPrimary } = await import("./serve-primary.ts");
      return serveAsPrimary({ loaded, load, terminal: invocation.terminal });
    }
    const { serveAlone } = await import("./serve-alone.ts");
    return serveAlone({ loaded, load, terminal: invocation.terminal });
  },
};

function overridesOf(invocation: Invocation): readonly Override[] {
  const port = numberOption(invocation, "port", { min: 0, max: 65_535 });
  const workers = numberOption(invocation, "workers", { min: 1, max: 256 });
  const host = textOption(invocation, "host");
  return [
    { origin: "--port", path: ["listen", "port"], value: port },
    { origin: "--host", path: ["listen", "host"], value: host },
    { origin: "--workers", path: ["workers"], value: workers },
  ].filter(({ value }) => value !== undefined);
}
