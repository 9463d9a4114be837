/** Scans one file and says how much memory its process had at most, in KB. */
import { bareScan } from "./bare-scan.ts";

bareScan(process.argv[2] ?? "", { hash: true });
process.stdout.write(String(process.resourceUsage().maxRSS));
