import { unwatchFile, watchFile } from "node:fs";
import type { Stats } from "node:fs";

/**
 * Polling sees what events miss: renamed files, swapped links, network folders. A list of revoked
 * certificates counts within a second of its change.
 */
const INTERVAL_MS = 250;

/** Calls back when any of the files changes; the list may be replaced at any time. */
export interface FileWatch {
  follow(files: readonly string[]): void;
  stop(): void;
}

export function watchFiles(onChange: () => void): FileWatch {
  let followed: readonly string[] = [];
  const changed = (now: Stats, before: Stats): void => {
    if (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino || now.size !== before.size) {
      onChange();
    }
  };
  const stop = (): void => {
    for (const file of followed) unwatchFile(file, changed);
    followed = [];
  };
  return {
    stop,
    follow(files) {
      const gone = followed.filter((file) => !files.includes(file));
      const added = files.filter((file) => !followed.includes(file));
      for (const file of gone) unwatchFile(file, changed);
      for (const file of added) {
        watchFile(file, { interval: INTERVAL_MS, persistent: false }, changed);
      }
      followed = [...files];
    },
  };
}
