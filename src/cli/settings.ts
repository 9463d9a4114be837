import { loadConfig } from "../config/load.ts";
import type { Loaded, LoadOptions } from "../config/load.ts";
import type { Override } from "../config/overrides.ts";
import { readSmallFile, readTextFile } from "../config/read-file.ts";
import type { Invocation } from "./command.ts";
import { withCountryFile } from "./country-file.ts";
import { textOption } from "./options.ts";
import { withTlsFiles } from "./tls-files.ts";

/** What a command needs of the configuration beside its own options. */
interface SettingsNeeds extends Pick<LoadOptions, "secretsOf" | "hasKeys"> {
  readonly overrides?: readonly Override[];
  readonly serving: boolean;
}

/** Loads the configuration as the options of a command say. Throws `ConfigError`. */
export function loadSettings(
  invocation: Invocation,
  { overrides = [], ...needs }: SettingsNeeds,
): Loaded {
  const text = (name: string, origin: string, path: string): readonly Override[] => {
    const value = textOption(invocation, name);
    return value === undefined ? [] : [{ origin, path: [path], value }];
  };
  const loaded = loadConfig({
    path: textOption(invocation, "config"),
    env: invocation.terminal.env,
    readFile: readTextFile,
    overrides: [
      ...text("profile", "--profile", "profile"),
      ...text("dataDir", "--data-dir", "dataDir"),
      ...overrides,
    ],
    ...needs,
  });
  if (!needs.serving) return loaded;
  const whole = withCountryFile(loaded);
  return withTlsFiles(whole, { readFile: readSmallFile, nowMs: Date.now() });
}
