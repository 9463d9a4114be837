/** Scans the files whose paths come on standard input, in one thread, with their SHA-256. */
import { readFileSync } from "node:fs";
import { bareScan } from "./bare-scan.ts";

const paths = readFileSync(0, "utf8")
  .split("\n")
  .filter((path) => path !== "");
const before = process.cpuUsage();
for (const path of paths) {
  const { report } = bareScan(path, { hash: true });
  const { verdict, formats } = report;
  const [flagged, opened] = [verdict !== "clean", formats.length > 0 && verdict !== "unreadable"];
  const malicious = verdict === "malicious";
  process.stdout.write(`${JSON.stringify({ path, flagged, opened, malicious })}\n`);
}
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ seconds: (user + system) / 1e6 })}\n`);
