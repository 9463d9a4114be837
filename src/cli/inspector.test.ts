import assert from "node:assert/strict";
import { test } from "node:test";
import { Config } from "../config/schema.ts";
import { NO_MODELS } from "../guard/review.ts";
import { createInspector, reaches } from "./inspector.ts";

/** What `garita inspect` says of a text under one profile of the operator's own. */
function inspectUnder(profile: object, guard: object = { detectors: ["pii", "secret"] }) {
  const config = Config.parse({ profile: "own", profiles: { own: profile }, guard, gateway: {} });
  const inspect = createInspector(config, { explain: false, models: NO_MODELS });
  return (text: string) => inspect({ text, role: "user", direction: "input" });
}

const label = { input: { pii: { operator: "label" }, secret: { operator: "label" } } };
const NOTE = "NHC: 4412087. Ingreso: 12/03/2019. Correo: ana@harbour.example.org. CP: 28035.";
const PAID = "Card 4111 1111 1111 1111, mail ann@harbour.example.org";

test("inspector: dates are reported but neither hidden nor a reason to fail", async () => {
  const report = await inspectUnder(label)("Ingreso: 12/03/2019.");
  assert.ok(report.findings.some(({ entity }) => entity === "DATE_TIME"));
  assert.deepEqual([report.action, report.risk, report.asked], ["allow", "none", []]);
  assert.equal(reaches(report, "info"), false);
});

test("inspector: weak findings are reported with their score, and lead to nothing", async () => {
  const report = await inspectUnder({}, { detectors: ["pii"] })("Ref. AB1234567.");
  assert.ok(report.findings.every(({ score }) => score > 0 && score < 0.5));
  assert.ok(report.findings.length > 0);
  assert.deepEqual([report.action, report.risk, report.asked], ["allow", "none", []]);
});

test("inspector: a preset hides what its standard is about and leaves the rest", async () => {
  const usual = await inspectUnder(label)(NOTE);
  assert.equal(
    usual.redacted,
    "NHC: [MEDICAL_RECORD_NUMBER]. Ingreso: 12/03/2019. Correo: [EMAIL]. CP: 28035.",
  );
  const hipaa = await inspectUnder({ ...label, presets: ["hipaa"] })(NOTE);
  assert.match(
    hipaa.redacted ?? "",
    /^NHC: \[MEDICAL_RECORD_NUMBER\]\. Ingreso: \[DATE_TIME\]\. Correo: \[EMAIL\]\. CP: \[\w+\]\.$/,
  );
  const pci = await inspectUnder({ ...label, presets: ["pci"] })(PAID);
  assert.equal(pci.redacted, "Card [PAYMENT_CARD], mail ann@harbour.example.org");
  const none = await inspectUnder({ ...label, presets: ["secrets-only"] })(PAID);
  assert.deepEqual([none.action, none.risk], ["allow", "none"]);
});

test("inspector: entities have actions and operators of their own", async () => {
  const entities = { EMAIL: { operator: "mask" }, PAYMENT_CARD: { action: "flag" } };
  const flagged = await inspectUnder({ input: { pii: { operator: "label" }, entities } })(PAID);
  assert.equal(flagged.redacted, "Card 4111 1111 1111 1111, mail ***@*******.*******.***");
  const blocking = { input: { entities: { "PAYMENT_*": { action: "block" } } } };
  assert.equal((await inspectUnder(blocking)(PAID)).action, "block");
  assert.equal((await inspectUnder(blocking)(NOTE)).action, "redact");
});

test("inspector: countries and entities that are switched off are not looked for", async () => {
  const dni = "DNI 12345678Z, SSN 536-22-8765";
  const found = async (guard: object) =>
    (await inspectUnder({}, { detectors: ["pii"], ...guard })(dni)).findings.map(
      ({ entity }) => entity,
    );
  assert.deepEqual(await found({}), ["ES_DNI", "US_SSN"]);
  assert.deepEqual(await found({ countries: ["ES"] }), ["ES_DNI"]);
  assert.deepEqual(await found({ disabledRules: ["ES_*"] }), ["US_SSN"]);
});

test("inspector: risk grows with what is found and with how much of it", async () => {
  const inspect = inspectUnder({});
  const mails = (count: number) =>
    Array.from({ length: count }, (_, at) => `ann${at}@harbour.example.org`).join(", ");
  const risks = await Promise.all(
    ["nothing here", mails(1), mails(12), PAID].map(async (text) => (await inspect(text)).risk),
  );
  assert.deepEqual(risks, ["none", "medium", "high", "high"]);
});
