import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runHere } from "../../test/fixtures/command-line.ts";
import type { Ran } from "../../test/fixtures/command-line.ts";
import { legacyText } from "../../test/fixtures/legacy-policy.ts";

const CONFORMANCE = fileURLToPath(new URL("../../test/conformance/policy/", import.meta.url));

const POLICY = `apiVersion: garita/v1
roles:
  reader:
    permissions:
      - { resource: vectors/news/*, actions: [read] }
      - { resource: vectors/news/today, actions: [read] }
    conditions: { methods: [mtls] }
    limits: { requestsPerMinute: 9 }
bindings:
  - { role: reader, subjects: [{ kind: api-key, name: k }] }
`;

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "garita-policy-"));
  process.chdir(folder);
  await writeFile(join(folder, "policy.yaml"), POLICY);
  await writeFile(join(folder, "old.yaml"), legacyText());
});
after(() => {
  process.chdir(tmpdir());
  return rm(folder, { recursive: true });
});

/** `garita policy …` in the folder of the files. */
function policy(...args: readonly string[]): Promise<Ran> {
  return runHere(["policy", ...args]);
}

const explain = (...args: readonly string[]): Promise<Ran> =>
  policy("explain", "--policy", "policy.yaml", "--action", "read", ...args);

const SERVICE = ["--subject", "service-account:a/b", "--role", "reader"];

test("policy check: findings have place, severity and rule, and gate the exit code", async () => {
  const [text, json, calm] = await Promise.all([
    policy("check", "policy.yaml"),
    policy("check", "policy.yaml", "--format", "json"),
    policy("check", "policy.yaml", "--fail-on", "high"),
  ]);
  assert.equal(text.code, 1);
  assert.match(text.stdout, /^policy\.yaml:10:32 {2}medium {2}policy\/impossible-binding {2}bind/);
  const { findings } = JSON.parse(json.stdout);
  assert.deepEqual(findings[2], {
    rule: "policy/shadowed-permission",
    severity: "low",
    path: "roles.reader.permissions[1]",
    line: 6,
    column: 9,
    message: "adds nothing: `permissions[0]` of the same role covers it",
    messages: {
      en: "adds nothing: `permissions[0]` of the same role covers it",
      es: "no añade nada: `permissions[0]` del mismo rol ya lo incluye",
    },
  });
  assert.equal(calm.code, 0);
});

test("policy check: a policy that does not load is found, one that is not there is misuse", async () => {
  await writeFile(join(folder, "broken.yaml"), POLICY.replace("role: reader", "role: raeder"));
  const [broken, none, strict] = await Promise.all([
    policy("check", "broken.yaml", "--lang", "es"),
    policy("check", "none.yaml"),
    policy("check", "old.yaml", "--strict"),
  ]);
  assert.equal(broken.code, 1);
  assert.match(broken.stdout, /crítica {2}policy\/invalid .*¿querías decir `reader`\?/);
  assert.equal(none.code, 2);
  assert.match(none.stderr, /none\.yaml: cannot be read \(ENOENT\)/);
  assert.equal(strict.code, 1);
  assert.match(strict.stdout, /critical {2}policy\/invalid/);
});

test("policy check: who can read a resource is said with conditions and holders", async () => {
  const args = ["check", "policy.yaml", "--fail-on", "never", "--who-can-read"];
  const [known, nobody, malformed] = await Promise.all([
    policy(...args, "vectors/news/7"),
    policy(...args, "vectors/other/7", "--format", "json"),
    policy(...args, "vectors/../x"),
  ]);
  assert.match(known.stdout, /role reader by roles\.reader\.permissions\[0\]\n {4}if methods\n/);
  assert.match(known.stdout, /given to api-key k/);
  assert.deepEqual(JSON.parse(nobody.stdout).whoCan.roles, []);
  assert.equal(malformed.code, 2);
});

test("policy explain: what grants is named with its place, obligations and limits", async () => {
  const ran = await explain(...SERVICE, "--resource", "vectors/news/7");
  assert.equal(ran.code, 0);
  assert.match(
    ran.stdout,
    /^permit: read vectors\/news\/7\n {2}by roles\.reader\.permissions\[0\]/,
  );
  assert.match(ran.stdout, /at policy\.yaml:5:9\n/);
  assert.match(ran.stdout, /limit requestsPerMinute 9 of role reader, for each principal/);
});

test("policy explain: a role that does not count is named with what it asks for", async () => {
  const args = ["--subject", "api-key:k", "--resource", "vectors/news/7"];
  const [spanish, json] = await Promise.all([
    explain(...args, "--lang", "es"),
    explain(...args, "--format", "json"),
  ]);
  assert.match(spanish.stdout, /^denegar: .*\n {2}por default-deny: ningún rol de quien llama/);
  assert.match(spanish.stdout, /reader: no cuenta.*\n {4}pide acceso por mtls; fue api-key/);
  const { decision, application, request } = JSON.parse(json.stdout);
  assert.equal(decision.effect, "deny");
  assert.deepEqual(application[0].failed, ["methods"]);
  assert.equal(request.resource, "vectors/news/7");
});

test("policy explain: a question comes from a file, or from options that are all there", async () => {
  const request = {
    subject: { type: "user", id: "ann", properties: { roles: ["reader"], method: "mtls" } },
    action: { name: "read" },
    resource: { type: "vectors", id: "news/7" },
  };
  await writeFile(join(folder, "request.json"), JSON.stringify(request));
  await writeFile(join(folder, "wrong.json"), JSON.stringify({ ...request, subjct: {} }));
  const [asked, wrong, missing] = await Promise.all([
    policy("explain", "--policy", "policy.yaml", "--request", "request.json"),
    policy("explain", "--policy", "policy.yaml", "--request", "wrong.json"),
    explain("--subject", "ann"),
  ]);
  assert.match(asked.stdout, /^permit/);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /unknown key `subjct`; did you mean `subject`\?/);
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /--resource is missing/);
});

test("policy test: the conformance cases are in its format and pass", async () => {
  const { readdir } = await import("node:fs/promises");
  const names = (await readdir(CONFORMANCE)).filter((name) => name.endsWith(".yaml"));
  const ran = await policy("test", "--format", "json", ...names.map((one) => CONFORMANCE + one));
  const { files, summary } = JSON.parse(ran.stdout);
  assert.equal(summary.failed, 0, ran.stdout.slice(0, 500));
  assert.equal(files.length, names.length);
  assert.equal(ran.code, 0);
});

test("policy test: a failing case is shown with both answers, in text and for CI", async () => {
  const cases = `policy: policy.yaml
callers: { a: { roles: [reader], method: mtls } }
cases:
  - { name: reads, resource: vectors/news/1 }
  - { name: "reads <more>", resource: vectors/other/1, rule: none }
`;
  await writeFile(join(folder, "cases.yaml"), cases);
  const [text, junit] = await Promise.all([
    policy("test", "cases.yaml"),
    policy("test", "cases.yaml", "--format", "junit"),
  ]);
  assert.equal(text.code, 1);
  assert.match(
    text.stdout,
    /cases\.yaml: 1 passed, 1 failed\n {2}cases\.yaml:5:5 {2}reads <more>\n/,
  );
  assert.match(text.stdout, /effect: expected "permit", got "deny"/);
  assert.match(junit.stdout, /<testsuite name="cases\.yaml" tests="2" failures="1">/);
  assert.match(junit.stdout, /name="reads &lt;more&gt;"/);
});

test("policy import: the policy goes to standard output, what was unclear to standard error", async () => {
  const ran = await policy("import", "old.yaml", "--zone", "Europe/Madrid");
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /^# Imported from old\.yaml\./);
  assert.match(ran.stderr, /^unclear old\.yaml:\d+:\d+ /m);
  await writeFile(join(folder, "imported.yaml"), ran.stdout);
  assert.equal((await policy("check", "imported.yaml", "--fail-on", "critical")).code, 0);
  assert.equal((await policy("import", "old.yaml", "--strict")).code, 2);
  assert.equal((await policy("import", "old.yaml", "--zone", "CET+1")).code, 2);
});

test("policy export: what another language cannot say is refused with its place, or left out", async () => {
  const [refused, cedar, rego] = await Promise.all([
    policy("export", "policy.yaml"),
    policy("export", "--effects-only", "policy.yaml"),
    policy("export", "--effects-only", "--to", "rego", "policy.yaml", "--lang", "es"),
  ]);
  assert.equal(refused.code, 2);
  assert.equal(refused.stdout, "");
  assert.match(refused.stderr, /policy\.yaml:8:13 roles\.reader\.limits: limits: they are counted/);
  assert.equal(cedar.code, 0);
  assert.match(cedar.stdout, /^permit \(principal, action, resource\)$/m);
  assert.match(rego.stdout, /^package garita\.authz$/m);
  assert.match(rego.stderr, /se deja fuera/);
});

const DESK = ["--subject", "service-account:halls/desk-bot", "--end-user", "user42"];

test("policy explain: an imported role acting for a user is explained, what it grants and refuses", async () => {
  const ask = (resource: string, ...more: readonly string[]): Promise<Ran> =>
    policy(
      "explain",
      "--policy",
      "old.yaml",
      "--action",
      "read",
      "--resource",
      resource,
      "--time",
      "2026-06-01T23:00:00Z",
      ...DESK,
      ...more,
    );
  const [open, own, others, letters, byKey] = await Promise.all([
    ask("vectors/open-shelf/7"),
    ask("vectors/desk/user42/7"),
    ask("vectors/desk/user43/7"),
    ask("vectors/letters/7"),
    ask("vectors/open-shelf/7", "--method", "api-key"),
  ]);
  assert.match(open.stdout, /^permit: .*\n {2}by roles\.reading-room\.permissions\[0\]/);
  assert.match(open.stdout, /obligations audit, filter-pii, cap-vectors 50/);
  assert.match(own.stdout, /^permit: .*\n {2}by roles\.reading-room\.permissions\[1\]/);
  assert.match(others.stdout, /^deny: .*\n {2}by default-deny/);
  assert.match(letters.stdout, /^deny: .*\n {2}by rules\.daylight: .*\n {2}at old\.yaml:\d+:/);
  assert.match(
    byKey.stdout,
    /reading-room: does not count.*\n {4}asks for a login by mtls; it was/,
  );
  assert.match(open.stderr, /old\.yaml:\d+:\d+ /);
});
