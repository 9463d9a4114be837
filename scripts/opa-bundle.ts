// Compiles test/fixtures/opa to policy.tar.gz with the OPA that tests use; the result is committed.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { opa } from "../test/machine.ts";

const FOLDER = join(import.meta.dirname, "..", "test", "fixtures", "opa");
const RULES = ["decision", "effect", "garbled", "verdict", "slow", "large"];

if (opa.path === null) throw new Error("there is no OPA: `.ci/run` says how to build one");
const entries = RULES.flatMap((rule) => ["-e", `garita/test/${rule}`]);
const args = ["build", "-t", "wasm", ...entries, "policy.rego", "data.json", "-o", "policy.tar.gz"];
execFileSync(opa.path, args, { cwd: FOLDER, stdio: "inherit" });
