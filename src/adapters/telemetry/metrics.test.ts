import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { AuditedRule } from "../../core/audit-event.ts";
import type { Meter } from "../../policy/limits/meter.ts";
import { exampleEvent } from "../../../test/fixtures/audit-event.ts";
import { type ExchangeMeasure, type Metrics, createMetrics, renderTogether } from "./metrics.ts";

const REFERENCE = new URL("../../../docs/reference/metrics.md", import.meta.url);

function measure(changed: Partial<ExchangeMeasure> = {}): ExchangeMeasure {
  const event = exampleEvent("one");
  return { event, firstByteMs: null, inspectionMs: 0.05, counts: null, tokens: null, ...changed };
}

function create(): Metrics {
  return createMetrics({ models: ["demo"], audit: () => ({ queued: 3, healthy: true }) });
}

const page = async (metrics: Metrics): Promise<string> => (await metrics.render()).body;

/** Every label of every metric with a value, as `name{label,label}`, without those of buckets. */
function shapes(body: string): Map<string, string> {
  const types = new Map(
    [...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, n = "", t]) => [n, t]),
  );
  const found = new Map<string, string>();
  for (const [, sample = "", labels = ""] of body.matchAll(/^([a-z]\w*)(?:\{(.*)\})? \S+$/gm)) {
    const name = types.has(sample) ? sample : sample.replace(/_(bucket|sum|count)$/, "");
    const names = [...labels.matchAll(/(\w+)="/g)].map(([, label = ""]) => label);
    const own = names.filter((label) => label !== "le").toSorted();
    found.set(name, `${types.get(name) ?? "?"} ${own.join(",")}`);
  }
  return found;
}

const EXAMPLE_METER: Meter = {
  key: "k",
  kind: "rate",
  unit: "requests",
  scope: "caller",
  name: "",
  capacity: 1,
  perMs: 1,
  softAt: 0,
  endsAtMs: null,
};

test("metrics: names, types and labels are those of the reference", async () => {
  const metrics = create();
  metrics.observeExchange(
    measure({
      event: exampleEvent("x", { error: "upstream.cut", uninspected: ["image"] }),
      firstByteMs: 3,
      counts: { chunks: 5, held: 1, edited: 2 },
    }),
  );
  metrics.observeCommit({ durationMs: 2 });
  metrics.countProviderEvent({ provider: "demo", event: "breaker_opened" });
  metrics.countCacheHits(2);
  metrics.countOpinion("raised");
  metrics.countNaming("named");
  metrics.countLimit({ kind: "soft", budget: "team" });
  metrics.countLimit({ kind: "refused", meter: { ...EXAMPLE_METER, scope: "role" } });
  metrics.countLease("granted");
  metrics.streamStarted();
  const found = shapes(await page(metrics));
  const documented = new Map(
    [...(await readFile(REFERENCE, "utf8")).matchAll(/^\| `(\w+)` \| (\w+) \| (.*?) \|/gm)].map(
      ([, name = "", type = "", labels = ""]) => [
        name,
        `${type} ${labels.replaceAll(/[` ]/g, "").split(",").toSorted().join(",")}`,
      ],
    ),
  );
  const own = [...found].filter(([name]) => !/^(process|nodejs)_/.test(name));
  assert.deepEqual(new Map(own.toSorted()), new Map([...documented].toSorted()));
  assert.ok(found.has("process_cpu_seconds_total"));
});

test("metrics: an exchange is counted where it belongs", async () => {
  const metrics = create();
  const tokens = { unreversible: 3, unrestored: 4 };
  metrics.observeExchange(measure({ counts: { chunks: 5, held: 1, edited: 2 }, tokens }));
  metrics.streamStarted();
  metrics.streamStarted();
  metrics.streamEnded();
  const body = await page(metrics);
  const has = (line: string): void => assert.ok(body.includes(`${line}\n`), line);
  const labels = 'endpoint="POST /v1/chat/completions",verdict="redact",status_class="2xx"';
  has(`garita_requests_total{${labels}} 1`);
  has('garita_findings_total{rule="pii/email",direction="input",action="redact"} 2');
  has("garita_prompt_injection_attempts_total 0");
  has("garita_held_chunks_total 1");
  has("garita_values_unreversible_total 3");
  has("garita_tokens_unrestored_total 4");
  has("garita_streams_active 1");
  has("garita_audit_queue_depth 3");
  assert.match(body, /gen_ai_client_token_usage_sum\{.*gen_ai_token_type="input"\} 120\n/);
  assert.match(body, /gen_ai_client_operation_duration_seconds_sum\{.*\} 0\.0125\n/);
});

test("metrics: nothing a client chooses makes the page grow", async () => {
  const metrics = create();
  for (let n = 0; n < 3000; n += 1) {
    const text = `secret-${String(n)}`;
    const rule: AuditedRule = {
      rule: text,
      category: "injection",
      severity: "low",
      direction: "input",
      count: 1,
      scoreMax: 1,
    };
    const event = exampleEvent(text, {
      endpoint: `GET /${text}`,
      model: text,
      provider: text,
      caller: { id: text, name: text },
      rules: [rule],
      uninspected: [text],
    });
    metrics.observeExchange(measure({ event }));
  }
  const body = await page(metrics);
  const values = (label: string): Set<string> =>
    new Set([...body.matchAll(new RegExp(`\\b${label}="([^"]*)"`, "g"))].map(([, v = ""]) => v));
  assert.deepEqual(values("endpoint"), new Set(["other"]));
  assert.deepEqual(values("gen_ai_request_model"), new Set(["other"]));
  assert.equal(values("gen_ai_provider_name").size, 65);
  assert.equal(values("kind").size, 33);
  assert.equal(values("rule").size, 2001);
  assert.match(body, /garita_prompt_injection_attempts_total 3000\n/);
});

test("metrics: a model has its name once the routing table has it", async () => {
  const metrics = create();
  const event = exampleEvent("x", { model: "new" });
  metrics.observeExchange(measure({ event }));
  metrics.setModels(["new"]);
  metrics.observeExchange(measure({ event }));
  const body = await page(metrics);
  assert.match(body, /duration_seconds_count\{.*model="other".*\} 1\n/);
  assert.match(body, /duration_seconds_count\{.*model="new".*\} 1\n/);
});

test("metrics: a refused request is no operation of a model", async () => {
  const metrics = create();
  const event = exampleEvent("x", { provider: null, status: 403, error: "injection.detected" });
  metrics.observeExchange(measure({ event }));
  const body = await page(metrics);
  assert.ok(!body.includes("operation_duration_seconds_count{"));
  assert.match(body, /garita_errors_total\{code="injection\.detected"\} 1\n/);
});

test("metrics: several processes make one page: sums, and the largest state", async () => {
  const workers = [createMetrics({ models: ["demo"] }), createMetrics({ models: ["demo"] })];
  for (const metrics of workers) {
    metrics.observeExchange(measure());
    metrics.countProviderEvent({ provider: "demo", event: "breaker_opened" });
  }
  const values: unknown[] = [];
  for (const metrics of [create(), ...workers]) {
    values.push(JSON.parse(JSON.stringify(await metrics.exportValues())));
  }
  const { body, contentType } = await renderTogether([...values, null, "garbage"]);
  assert.match(contentType, /^text\/plain/);
  assert.match(body, /garita_requests_total\{.*\} 2\n/);
  assert.match(body, /garita_breaker_state\{provider="demo"\} 1\n/);
  assert.match(body, /garita_audit_queue_depth 3\n/);
  assert.match(
    body,
    /operation_duration_seconds_bucket\{.*le="0\.02".*\} 2\n|\{le="0\.02".*\} 2\n/,
  );
});
