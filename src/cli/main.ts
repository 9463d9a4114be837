import { environment } from "../config/environment.ts";
import { runProgram } from "./program.ts";
import { silenceSqliteWarning } from "./quiet-sqlite.ts";

silenceSqliteWarning();
process.exitCode = await runProgram(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: environment(),
});
