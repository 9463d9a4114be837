/** Metrics of our own. Names and labels are stable: dashboards and alerts rest on them. */
export interface MetricSpec {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly labels: readonly string[];
  readonly help: string;
  readonly buckets?: readonly number[];
  /** How the values of several processes become one; sums where nothing is said. */
  readonly aggregator?: "max" | "sum";
}

// Bucket boundaries as the OpenTelemetry GenAI conventions advise for these metrics.
const OPERATION_SECONDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];
const FIRST_TOKEN_SECONDS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
const TOKENS = [
  1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216,
  67_108_864,
];
const INSPECTION_SECONDS = [
  0.000_01, 0.000_025, 0.000_05, 0.0001, 0.000_25, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1,
  1,
];
const COMMIT_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

const GEN_AI_LABELS = [
  "gen_ai_operation_name",
  "gen_ai_provider_name",
  "gen_ai_request_model",
] as const;

export const METRICS = {
  operationDuration: {
    name: "gen_ai_client_operation_duration_seconds",
    type: "histogram",
    labels: [...GEN_AI_LABELS, "error_type"],
    help: "Time of a model operation as the caller saw it, refusals before the model not counted.",
    buckets: OPERATION_SECONDS,
  },
  tokenUsage: {
    name: "gen_ai_client_token_usage",
    type: "histogram",
    labels: [...GEN_AI_LABELS, "gen_ai_token_type"],
    help: "Tokens of an operation as the provider counted them, by type `input` and `output`.",
    buckets: TOKENS,
  },
  firstToken: {
    name: "gen_ai_server_time_to_first_token_seconds",
    type: "histogram",
    labels: GEN_AI_LABELS,
    help: "Time from the request to the first byte of a streamed answer that reached the caller.",
    buckets: FIRST_TOKEN_SECONDS,
  },
  requests: {
    name: "garita_requests_total",
    type: "counter",
    labels: ["endpoint", "verdict", "status_class"],
    help: "Requests, by endpoint, verdict and class of the status sent.",
  },
  errors: {
    name: "garita_errors_total",
    type: "counter",
    labels: ["code"],
    help: "Requests that did not end normally, by error code.",
  },
  findings: {
    name: "garita_findings_total",
    type: "counter",
    labels: ["rule", "direction", "action"],
    help: "Findings, by rule and direction; the action is the verdict on the whole exchange.",
  },
  injectionAttempts: {
    name: "garita_prompt_injection_attempts_total",
    type: "counter",
    labels: [],
    help: "Requests in which at least one prompt injection was found.",
  },
  uninspected: {
    name: "garita_uninspected_total",
    type: "counter",
    labels: ["kind"],
    help: "Requests with content that no guard looked at, by its kind.",
  },
  inspectionDuration: {
    name: "garita_inspection_duration_seconds",
    type: "histogram",
    labels: ["direction"],
    help: "Time that the guards took for the texts of one request.",
    buckets: INSPECTION_SECONDS,
  },
  secondOpinions: {
    name: "garita_second_opinions_total",
    type: "counter",
    labels: ["outcome"],
    help: "Doubtful texts that another classifier was asked about, by what came of it.",
  },
  namings: {
    name: "garita_token_classifier_texts_total",
    type: "counter",
    labels: ["outcome"],
    help: "Texts that the token classifier was asked about, by what came of it.",
  },
  limitRefusals: {
    name: "garita_limit_refusals_total",
    type: "counter",
    labels: ["scope", "unit", "kind"],
    help: "Requests refused by a limit, by whose it is and what it counts.",
  },
  softBudgets: {
    name: "garita_budget_soft_total",
    type: "counter",
    labels: ["budget"],
    help: "Requests let in while a budget was beyond its soft threshold.",
  },
  leases: {
    name: "garita_limit_leases_total",
    type: "counter",
    labels: ["event"],
    help: "Leases on shared limits asked for, by what came of it, and changes of who can be asked.",
  },
  limitsUnreachable: {
    name: "garita_limits_unreachable",
    type: "gauge",
    labels: [],
    help: "1 while shared limits cannot be asked and requests are refused for it, else 0.",
    aggregator: "max",
  },
  auditQueueDepth: {
    name: "garita_audit_queue_depth",
    type: "gauge",
    labels: [],
    help: "Audit events accepted and not yet durable.",
  },
  auditHealthy: {
    name: "garita_audit_healthy",
    type: "gauge",
    labels: [],
    help: "1 while audit events can be written, 0 while requests are refused because they cannot.",
    aggregator: "max",
  },
  auditCommitDuration: {
    name: "garita_audit_commit_duration_seconds",
    type: "histogram",
    labels: [],
    help: "Time to write and sync one batch of audit events.",
    buckets: COMMIT_SECONDS,
  },
  upstreamErrors: {
    name: "garita_upstream_errors_total",
    type: "counter",
    labels: ["provider", "code"],
    help: "Requests that failed because of a provider, by error code.",
  },
  providerEvents: {
    name: "garita_provider_events_total",
    type: "counter",
    labels: ["provider", "event"],
    help: "Retries, fallbacks and changes of the circuit breaker, by provider.",
  },
  breakerState: {
    name: "garita_breaker_state",
    type: "gauge",
    labels: ["provider"],
    help: "1 while the circuit breaker of a provider is open, else 0.",
    aggregator: "max",
  },
  streamsActive: {
    name: "garita_streams_active",
    type: "gauge",
    labels: [],
    help: "Streamed answers under way.",
  },
  chunks: {
    name: "garita_chunks_total",
    type: "counter",
    labels: [],
    help: "Chunks with text in streamed answers.",
  },
  heldChunks: {
    name: "garita_held_chunks_total",
    type: "counter",
    labels: [],
    help: "Chunks that waited for a later one, because a finding might have begun in them.",
  },
  editedChunks: {
    name: "garita_edited_chunks_total",
    type: "counter",
    labels: [],
    help: "Events of streamed answers that were written anew.",
  },
  unreversible: {
    name: "garita_values_unreversible_total",
    type: "counter",
    labels: [],
    help: "Values that should have got a token and got a label, because a limit was reached.",
  },
  unrestored: {
    name: "garita_tokens_unrestored_total",
    type: "counter",
    labels: [],
    help: "Tokens in answers that led to no value: forgotten, or made up by the model.",
  },
  verdictCacheHits: {
    name: "garita_verdict_cache_hits_total",
    type: "counter",
    labels: [],
    help: "Texts whose findings were remembered from an earlier request.",
  },
} as const satisfies Record<string, MetricSpec>;
