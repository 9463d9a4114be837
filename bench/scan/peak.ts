/**
 * Scans one file as `garita scan` does, with the memory limits of its threads, and says on standard
 * error how much its process had at most, in KB.
 */
import { writeSync } from "node:fs";

const STDERR = 2;
process.argv.splice(2, 1, "scan", process.argv[2] ?? "", "--threads", "1", "--format", "json");
process.on("exit", () => {
  writeSync(STDERR, String(process.resourceUsage().maxRSS));
});
await import("../../src/cli/main.ts");
