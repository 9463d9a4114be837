/**
 * Decisions a second of the policy engine and of a plain reading of the same file, in turns.
 * `node bench/policy/run.ts [--write]`
 */
import { writeFileSync } from "node:fs";
import type { AccessRequest } from "../../src/policy/access.ts";
import { compilePolicy } from "../../src/policy/decide.ts";
import { PolicyConfig } from "../../src/policy/language/config.ts";
import { interpret } from "../../test/property/policy-interpreter.ts";
import { machine } from "../machine.ts";
import { fixed, tableOf } from "../table.ts";
import { OFFICE_POLICY, officeRequests } from "./office.ts";

const ROUNDS = 12;
const DECISIONS = 400_000;
const REFERENCE_DECISIONS = 2000;
const LATENCIES = 400_000;
const LARGE_ROLES = 200;

type Ask = (request: AccessRequest) => { readonly effect: string };

const requests = officeRequests(20_000);
const decide = compilePolicy(OFFICE_POLICY, "bench");

function main(): void {
  const effects = new Map<string, number>();
  let apart = 0;
  for (const request of requests.slice(0, 4000)) {
    const { effect } = decide(request);
    effects.set(effect, (effects.get(effect) ?? 0) + 1);
    if (effect !== interpret(OFFICE_POLICY, request).effect) apart += 1;
  }
  const ours: number[] = [];
  const reference: number[] = [];
  cpuMicros(decide, requests, DECISIONS);
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(cpuMicros(decide, requests, DECISIONS));
    const plain: Ask = (request) => interpret(OFFICE_POLICY, request);
    reference.push(cpuMicros(plain, requests, REFERENCE_DECISIONS));
  }
  const fresh = officeRequests(100_000);
  const first = cpuMicros(decide, fresh, fresh.length);
  const large = largePolicy();
  const decideLarge = compilePolicy(large, "bench");
  cpuMicros(decideLarge, requests, DECISIONS / 4);
  const counts = [...effects].map(([effect, count]) => `${count} ${effect}`).join(", ");
  const report = `${machine()}. ${counts} of 4,000 requests, ${apart} apart from the reference.

${tableOf([
  ["", "median", "best"],
  ["decisions a second of CPU, engine", perSecond(middle(ours)), perSecond(Math.min(...ours))],
  [
    "decisions a second of CPU, plain reading",
    perSecond(middle(reference)),
    perSecond(Math.min(...reference)),
  ],
  ["microseconds, callers never seen before", fixed(first, 2), ""],
  [
    `microseconds, ${LARGE_ROLES} times as many roles`,
    fixed(cpuMicros(decideLarge, requests, DECISIONS / 4), 2),
    "",
  ],
])}
${tableOf([
  ["microseconds", "p50", "p99", "p99.9"],
  ["one decision, with the clock around it", ...latencies(decide)],
  [`${LARGE_ROLES} times as many roles`, ...latencies(decideLarge)],
])}
${tableOf([
  ["milliseconds", "median of 20"],
  ["check and compile, this policy", fixed(reload(OFFICE_POLICY), 2)],
  [`check and compile, ${LARGE_ROLES} times as many roles`, fixed(reload(large), 2)],
])}`;
  process.stdout.write(report);
  if (process.argv.includes("--write")) {
    const head = "<!-- Written by bench/policy/run.ts --write -->\n\n# Policy decisions\n\n";
    writeFileSync(new URL("results.md", import.meta.url), head + report);
  }
}

/** Microseconds of CPU a decision, garbage collection included. */
function cpuMicros(ask: Ask, asked: readonly AccessRequest[], count: number): number {
  const before = process.cpuUsage();
  let permitted = 0;
  for (let index = 0; index < count; index += 1) {
    const request = asked[index % asked.length];
    if (request !== undefined && ask(request).effect === "permit") permitted += 1;
  }
  const { user, system } = process.cpuUsage(before);
  if (permitted === 0) throw new Error("nothing was permitted");
  return (user + system) / count;
}

function latencies(ask: Ask): readonly string[] {
  const micros = new Float64Array(LATENCIES);
  for (let index = 0; index < LATENCIES; index += 1) {
    const request = requests[index % requests.length];
    if (request === undefined) continue;
    const start = performance.now();
    ask(request);
    micros[index] = (performance.now() - start) * 1000;
  }
  micros.sort();
  return [0.5, 0.99, 0.999].map((share) => fixed(micros[Math.floor(LATENCIES * share)] ?? 0, 2));
}

/** The same names again and again, each time others. */
function largePolicy(): PolicyConfig {
  const written: unknown = JSON.parse(JSON.stringify(OFFICE_POLICY));
  const policy = PolicyConfig.parse(written);
  for (let copy = 1; copy < LARGE_ROLES; copy += 1) {
    for (const [name, role] of Object.entries(OFFICE_POLICY.roles)) {
      policy.roles[`${name}-${copy}`] = role;
    }
    for (const binding of OFFICE_POLICY.bindings) {
      const subjects = binding.subjects.map((one) => ({ ...one, name: `${one.name}-${copy}` }));
      policy.bindings.push({ role: `${binding.role}-${copy}`, subjects });
    }
    for (const collection of OFFICE_POLICY.collections) {
      policy.collections.push({ ...collection, name: `${collection.name}-${copy}` });
    }
  }
  return policy;
}

function reload(policy: PolicyConfig): number {
  const written: unknown = JSON.parse(JSON.stringify(policy));
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    compilePolicy(PolicyConfig.parse(written), "bench");
    return performance.now() - start;
  });
  return middle(times);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function perSecond(micros: number): string {
  return micros < 10 ? `${fixed(1 / micros, 2)} M` : `${fixed(1000 / micros)} k`;
}

main();
