/**
 * Personal data and secrets: what is found, what it costs, and what hostile texts cost. Prints
 * Markdown; `--write` also puts it into bench/dlp/results.md. Peers are measured where they are
 * installed (`npm ci --prefix bench/dlp/peers`) and `--peers` asks for them.
 *
 *     node bench/dlp/run.ts --data FOLDER [--only accuracy|speed|hostile]... [--source NAME]...
 *       [--rounds N] [--peers] [--write]
 */
import { parseArgs } from "node:util";
import { format } from "prettier";
import { publish } from "../../scripts/generated.ts";
import { machine } from "../machine.ts";
import { reportAccuracy } from "./accuracy.ts";
import { reportHostile } from "./hostile.ts";
import { openPeers } from "./peers/open-peers.ts";
import { garita } from "./redactor.ts";
import { reportSpeed } from "./speed.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    only: { type: "string", multiple: true, default: [] },
    source: { type: "string", multiple: true, default: [] },
    rounds: { type: "string", default: "5" },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

function tell(what: string): void {
  process.stderr.write(`${what}\n`);
}

async function main(): Promise<void> {
  const { data, only, source, write } = values;
  const peers = values.peers ? await openPeers() : [];
  const parts: string[] = [];
  const isAsked = (part: string): boolean => only.length === 0 || only.includes(part);
  if (isAsked("accuracy")) {
    if (data === undefined) throw new Error("say where the cases are: --data FOLDER");
    parts.push(await reportAccuracy({ folder: data, sources: source, peers, tell }, garita));
  }
  if (isAsked("speed")) {
    parts.push(await reportSpeed([garita, ...peers], { rounds: Number(values.rounds), tell }));
  }
  if (isAsked("hostile")) parts.push(await reportHostile({ tell }));
  const report = `${parts.join("\n")}\nMachine: ${machine()}.\n`;
  process.stdout.write(await format(report, { parser: "markdown" }));
  if (write) {
    const text = `# Data loss benchmark\n\n${report}`;
    await publish([{ path: "bench/dlp/results.md", text }]);
  }
}

await main();
