/**
 * The injection guard against those of the registry: what is found, and what it costs. Prints
 * Markdown; `--write` also puts it into bench/injection/results.md.
 *
 *     npm run bench:injection -- [--only cost|quality] [--rows FILE]... [--rounds N] [--write]
 */
import { parseArgs } from "node:util";
import { publish } from "../../scripts/generated.ts";
import { machine } from "../machine.ts";
import { reportCost } from "./cost.ts";
import { openGarita } from "./measured-guard.ts";
import { openPeers } from "./peers/open-peers.ts";
import { reportQuality } from "./quality.ts";
import { readExams } from "./rows.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rows: { type: "string", multiple: true, default: [] },
    rounds: { type: "string", default: "9" },
    "without-peers": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

function tell(what: string): void {
  process.stderr.write(`${what}\n`);
}

async function main(): Promise<void> {
  const peers = values["without-peers"] ? [] : await openPeers();
  const guards = [openGarita(), ...peers];
  const parts: string[] = [];
  if (values.only !== "cost") {
    for (const exam of readExams(values.rows)) {
      parts.push(await reportQuality(guards, { exam, tell }));
    }
  }
  if (values.only !== "quality") {
    parts.push(await reportCost(guards, { rounds: Number(values.rounds), tell }));
  }
  const how = "Run again with `npm run bench:injection`.";
  const report = `${parts.join("\n")}\nMachine: ${machine()}. ${how}\n`;
  process.stdout.write(report);
  if (values.write) {
    const text = `# Injection benchmark\n\n${report}`;
    await publish([{ path: "bench/injection/results.md", text }]);
  }
}

await main();
