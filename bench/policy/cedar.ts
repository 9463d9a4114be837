/**
 * Our engine against Cedar's on random policies that both can express.
 * `node bench/policy/cedar.ts [--requests 1000000] [--seed 1] [--write]`
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { getCedarVersion } from "@cedar-policy/cedar-wasm/nodejs";
import { agreementWithCedar } from "../../test/property/cedar-agreement.ts";
import { machine } from "../machine.ts";
import { fixed } from "../table.ts";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});

const startedAt = performance.now();
const seed = Number(values.seed);
const { asked, policies, effects, apart } = agreementWithCedar(
  seed,
  (so) => so.asked >= Number(values.requests),
);
const seconds = (performance.now() - startedAt) / 1000;
const told = Object.entries(effects).map(([effect, count]) => `${count} ${effect}`);
const report = `${machine()}. Cedar ${getCedarVersion()}, seed ${seed}, ${fixed(seconds, 0)} s.

${asked} requests to ${policies} policies, ${told.join(", ")}: **${apart.length} disagreements**.
`;
process.stdout.write(report + apart.slice(0, 3).join("\n"));
if (values.write) {
  const head =
    "<!-- Written by bench/policy/cedar.ts --write -->\n\n# Policies decided by Cedar\n\n";
  writeFileSync(new URL("cedar.md", import.meta.url), head + report);
}
process.exitCode = apart.length === 0 ? 0 : 1;
