import {
  AggregatorRegistry,
  Counter,
  Gauge,
  Histogram,
  Registry,
  collectDefaultMetrics,
} from "prom-client";
import type { AuditEvent } from "../../core/audit-event.ts";
import type { NamingOutcome } from "../../guard/names.ts";
import type { LimitEvent } from "../../policy/limits/reserve.ts";
import type { OpinionOutcome } from "../../guard/second-opinion.ts";
import type { LeaseEvent } from "../limits/lease-pool.ts";
import type { MetricsPage } from "../store/cluster-ports.ts";
import { METRICS, type MetricSpec } from "./metric-table.ts";

/** What is measured of one exchange besides its record. */
export interface ExchangeMeasure {
  readonly event: AuditEvent;
  readonly firstByteMs: number | null;
  readonly inspectionMs: number;
  readonly counts: {
    readonly chunks: number;
    readonly held: number;
    readonly edited: number;
  } | null;
  /** Null where nothing is restored. */
  readonly tokens: { readonly unreversible: number; readonly unrestored: number } | null;
}

export interface ProviderMeasure {
  readonly provider: string;
  readonly event: "retry" | "fallback" | "breaker_opened" | "breaker_closed";
}

export interface MetricsOptions {
  /** Names of the routing table; what a client asks for besides is counted as `other`. */
  readonly models: readonly string[];
  /** Read when the page is rendered. Absent in a worker: the primary has the log. */
  readonly audit?: () => { readonly queued: number; readonly healthy: boolean };
}

/** Values of this process. Every label is bounded; no caller, text or path becomes one. */
export interface Metrics {
  observeExchange(measure: ExchangeMeasure): void;
  observeCommit(batch: { readonly durationMs: number }): void;
  countProviderEvent(event: ProviderMeasure): void;
  countCacheHits(hits: number): void;
  countOpinion(outcome: OpinionOutcome): void;
  countNaming(outcome: NamingOutcome): void;
  countLimit(event: LimitEvent): void;
  countLease(event: LeaseEvent): void;
  streamStarted(): void;
  streamEnded(): void;
  /** After a reload. */
  setModels(models: readonly string[]): void;
  render(): Promise<MetricsPage>;
  /** For {@link renderTogether} in another process; survives JSON. */
  exportValues(): Promise<unknown>;
}

const OTHER = "other";
const PROVIDERS_MAX = 64;
const RULES_MAX = 2000;
const KINDS_MAX = 32;
const BUDGETS_MAX = 256;

/** Operation names of the OpenTelemetry GenAI conventions; also the endpoints that have a label. */
const OPERATIONS: ReadonlyMap<string, string> = new Map([
  ["POST /v1/chat/completions", "chat"],
  ["POST /v1/completions", "text_completion"],
  ["POST /v1/responses", "chat"],
  ["POST /v1/embeddings", "embeddings"],
  ["POST /v1/messages", "chat"],
  ["POST /v1/messages/count_tokens", "count_tokens"],
  ["GET /v1/models", "list_models"],
  ["POST /v1/guard/inspect", "inspect"],
]);

export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return new ProcessMetrics(registry, options);
}

/** One page over the exported values of several processes. */
export async function renderTogether(values: readonly unknown[]): Promise<MetricsPage> {
  const exported = values.filter((value) => Array.isArray(value));
  return renderRegistry(AggregatorRegistry.aggregate(exported));
}

async function renderRegistry(registry: Registry): Promise<MetricsPage> {
  return { contentType: registry.contentType, body: await registry.metrics() };
}

/**
 * Values of one label that come from data: the first so many keep their name, all later ones are
 * `other`, so that no input can make the page grow.
 */
class LabelValues {
  readonly #known = new Set<string>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  of(value: string): string {
    if (this.#known.has(value)) return value;
    if (this.#known.size >= this.#max) return OTHER;
    this.#known.add(value);
    return value;
  }
}

interface Branch<Child> {
  child: Child | undefined;
  readonly next: Map<string, Branch<Child>>;
}

/**
 * Children of one metric by their label values. Binding costs more than observing, and a tree of
 * maps less than a joined key.
 */
class Bound<Child> {
  readonly #bind: (values: string[]) => Child;
  readonly #root: Branch<Child> = { child: undefined, next: new Map() };

  constructor(bind: (values: string[]) => Child) {
    this.#bind = bind;
  }

  of(...values: string[]): Child {
    let branch = this.#root;
    for (const value of values) {
      let next = branch.next.get(value);
      if (next === undefined) {
        next = { child: undefined, next: new Map() };
        branch.next.set(value, next);
      }
      branch = next;
    }
    return (branch.child ??= this.#bind(values));
  }
}

class ProcessMetrics implements Metrics {
  readonly #registry: Registry;
  readonly #providers = new LabelValues(PROVIDERS_MAX);
  readonly #rules = new LabelValues(RULES_MAX);
  readonly #kinds = new LabelValues(KINDS_MAX);
  readonly #budgets = new LabelValues(BUDGETS_MAX);
  #models: ReadonlySet<string>;

  readonly #operationDuration: Bound<Histogram.Internal<string>>;
  readonly #tokenUsage: Bound<Histogram.Internal<string>>;
  readonly #firstToken: Bound<Histogram.Internal<string>>;
  readonly #requests: Bound<Counter.Internal>;
  readonly #errors: Bound<Counter.Internal>;
  readonly #findings: Bound<Counter.Internal>;
  readonly #injectionAttempts: Counter;
  readonly #uninspected: Bound<Counter.Internal>;
  readonly #inspectionDuration: Bound<Histogram.Internal<string>>;
  readonly #auditCommitDuration: Histogram;
  readonly #upstreamErrors: Bound<Counter.Internal>;
  readonly #providerEvents: Bound<Counter.Internal>;
  readonly #breakerState: Bound<Gauge.Internal<string>>;
  readonly #streamsActive: Gauge;
  readonly #chunks: Counter;
  readonly #heldChunks: Counter;
  readonly #editedChunks: Counter;
  readonly #unreversible: Counter;
  readonly #unrestored: Counter;
  readonly #verdictCacheHits: Counter;
  readonly #secondOpinions: Bound<Counter.Internal>;
  readonly #namings: Bound<Counter.Internal>;
  readonly #limitRefusals: Bound<Counter.Internal>;
  readonly #softBudgets: Bound<Counter.Internal>;
  readonly #leases: Bound<Counter.Internal>;
  readonly #limitsUnreachable: Gauge;

  constructor(registry: Registry, { models, audit }: MetricsOptions) {
    this.#registry = registry;
    this.#models = new Set(models);
    const counter = (spec: MetricSpec): Counter => new Counter(describe(spec, registry));
    const gauge = (spec: MetricSpec): Gauge => new Gauge(describe(spec, registry));
    const histogram = (spec: MetricSpec): Histogram =>
      new Histogram({ ...describe(spec, registry), buckets: [...(spec.buckets ?? [])] });
    const counters = (spec: MetricSpec): Bound<Counter.Internal> => {
      const metric = counter(spec);
      return new Bound((values) => metric.labels(...values));
    };
    const histograms = (spec: MetricSpec): Bound<Histogram.Internal<string>> => {
      const metric = histogram(spec);
      return new Bound((values) => metric.labels(...values));
    };
    this.#operationDuration = histograms(METRICS.operationDuration);
    this.#tokenUsage = histograms(METRICS.tokenUsage);
    this.#firstToken = histograms(METRICS.firstToken);
    this.#requests = counters(METRICS.requests);
    this.#errors = counters(METRICS.errors);
    this.#findings = counters(METRICS.findings);
    this.#injectionAttempts = counter(METRICS.injectionAttempts);
    this.#uninspected = counters(METRICS.uninspected);
    this.#inspectionDuration = histograms(METRICS.inspectionDuration);
    this.#auditCommitDuration = histogram(METRICS.auditCommitDuration);
    this.#upstreamErrors = counters(METRICS.upstreamErrors);
    this.#providerEvents = counters(METRICS.providerEvents);
    const breakerState = gauge(METRICS.breakerState);
    this.#breakerState = new Bound((values) => breakerState.labels(...values));
    this.#streamsActive = gauge(METRICS.streamsActive);
    this.#chunks = counter(METRICS.chunks);
    this.#heldChunks = counter(METRICS.heldChunks);
    this.#editedChunks = counter(METRICS.editedChunks);
    this.#unreversible = counter(METRICS.unreversible);
    this.#unrestored = counter(METRICS.unrestored);
    this.#verdictCacheHits = counter(METRICS.verdictCacheHits);
    this.#secondOpinions = counters(METRICS.secondOpinions);
    this.#namings = counters(METRICS.namings);
    this.#limitRefusals = counters(METRICS.limitRefusals);
    this.#softBudgets = counters(METRICS.softBudgets);
    this.#leases = counters(METRICS.leases);
    this.#limitsUnreachable = gauge(METRICS.limitsUnreachable);
    if (audit !== undefined) registerAudit(registry, audit);
  }

  observeExchange({ event, firstByteMs, inspectionMs, counts, tokens }: ExchangeMeasure): void {
    const endpoint = OPERATIONS.has(event.endpoint) ? event.endpoint : OTHER;
    const statusClass = `${String(Math.floor(event.status / 100))}xx`;
    this.#requests.of(endpoint, event.verdict, statusClass).inc();
    if (event.error !== null) this.#errors.of(event.error).inc();
    this.#inspectionDuration.of("input").observe(inspectionMs / 1000);
    this.#observeRules(event);
    this.#observeOperation(event, firstByteMs);
    this.#unreversible.inc(tokens?.unreversible ?? 0);
    this.#unrestored.inc(tokens?.unrestored ?? 0);
    if (counts === null) return;
    this.#chunks.inc(counts.chunks);
    this.#heldChunks.inc(counts.held);
    this.#editedChunks.inc(counts.edited);
  }

  #observeRules({ rules, verdict, uninspected }: AuditEvent): void {
    let injection = false;
    for (const { rule, category, direction, count } of rules) {
      this.#findings.of(this.#rules.of(rule), direction, verdict).inc(count);
      injection ||= category === "injection" && direction === "input";
    }
    if (injection) this.#injectionAttempts.inc();
    for (const kind of uninspected) this.#uninspected.of(this.#kinds.of(kind)).inc();
  }

  #observeOperation(event: AuditEvent, firstByteMs: number | null): void {
    if (event.provider === null) return;
    const operation = OPERATIONS.get(event.endpoint) ?? OTHER;
    const provider = this.#providers.of(event.provider);
    const model = this.#models.has(event.model ?? "") ? (event.model ?? "") : OTHER;
    const error = event.error ?? "";
    this.#operationDuration.of(operation, provider, model, error).observe(event.durationMs / 1000);
    if (error.startsWith("upstream.")) this.#upstreamErrors.of(provider, error).inc();
    if (firstByteMs !== null) {
      this.#firstToken.of(operation, provider, model).observe(firstByteMs / 1000);
    }
    if (event.usage === null) return;
    const { inputTokens, outputTokens } = event.usage;
    this.#tokenUsage.of(operation, provider, model, "input").observe(inputTokens);
    this.#tokenUsage.of(operation, provider, model, "output").observe(outputTokens);
  }

  observeCommit({ durationMs }: { readonly durationMs: number }): void {
    this.#auditCommitDuration.observe(durationMs / 1000);
  }

  countProviderEvent({ provider, event }: ProviderMeasure): void {
    const name = this.#providers.of(provider);
    this.#providerEvents.of(name, event).inc();
    if (event === "breaker_opened") this.#breakerState.of(name).set(1);
    if (event === "breaker_closed") this.#breakerState.of(name).set(0);
  }

  countCacheHits(hits: number): void {
    this.#verdictCacheHits.inc(hits);
  }

  countOpinion(outcome: OpinionOutcome): void {
    this.#secondOpinions.of(outcome).inc();
  }

  countNaming(outcome: NamingOutcome): void {
    this.#namings.of(outcome).inc();
  }

  countLimit(event: LimitEvent): void {
    if (event.kind === "soft") return this.#softBudgets.of(this.#budgets.of(event.budget)).inc();
    const { scope, unit, kind } = event.meter;
    this.#limitRefusals.of(scope, unit, kind).inc();
  }

  countLease(event: LeaseEvent): void {
    this.#leases.of(event).inc();
    if (event === "unavailable") this.#limitsUnreachable.set(1);
    if (event === "available") this.#limitsUnreachable.set(0);
  }

  streamStarted(): void {
    this.#streamsActive.inc();
  }

  streamEnded(): void {
    this.#streamsActive.dec();
  }

  setModels(models: readonly string[]): void {
    this.#models = new Set(models);
  }

  render(): Promise<MetricsPage> {
    return renderRegistry(this.#registry);
  }

  exportValues(): Promise<unknown> {
    return this.#registry.getMetricsAsJSON();
  }
}

function registerAudit(registry: Registry, audit: NonNullable<MetricsOptions["audit"]>): void {
  const read = (spec: MetricSpec, value: () => number): void => {
    const gauge: Gauge = new Gauge({
      ...describe(spec, registry),
      collect: () => {
        gauge.set(value());
      },
    });
  };
  read(METRICS.auditQueueDepth, () => audit().queued);
  read(METRICS.auditHealthy, () => (audit().healthy ? 1 : 0));
}

function describe(
  { name, help, labels, aggregator = "sum" }: MetricSpec,
  registry: Registry,
): {
  name: string;
  help: string;
  labelNames: string[];
  registers: Registry[];
  aggregator: "max" | "sum";
} {
  return { name, help, labelNames: [...labels], registers: [registry], aggregator };
}
