// Runs every test with Node's own runner: `npm test`, or `npm test -- src/guard/**/*.test.ts`.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { needs, requiresAll, TOOLS } from "../test/machine.ts";

const ROOT = join(import.meta.dirname, "..");
const ALL = ["src/**/*.test.ts", "training/**/*.test.ts", "test/**/*.test.ts"];

for (const tool of TOOLS) {
  const verdict = needs(tool).skip === false ? "missing, but required" : "not found, tests skipped";
  console.log(`${tool.path ?? verdict}: ${tool.name} (${tool.usedFor})`);
}
const missing = TOOLS.filter(({ path, optional }) => path === null && optional === undefined);
if (missing.length > 0 && requiresAll()) {
  console.log(`GARITA_TEST_REQUIRE=all: missing ${missing.map((tool) => tool.name).join(", ")}`);
  process.exit(1);
}

const chosen = process.argv.slice(2);
// Every test file and every server that one starts is a process: none compiles what another has.
const NODE_COMPILE_CACHE = join(ROOT, ".cache", "compile");
const runner = spawn(
  process.execPath,
  ["--test", "--test-reporter=spec", "--test-concurrency=2", ...(chosen.length > 0 ? chosen : ALL)],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, NODE_COMPILE_CACHE } },
);
runner.on("exit", (code) => process.exit(code ?? 1));
