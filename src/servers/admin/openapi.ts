import { z } from "zod";
import { CATEGORIES, SEVERITIES, RISKS } from "../../core/finding.ts";
import { ACTIONS } from "../../core/audit-event.ts";
import { ERRORS } from "../../core/errors.ts";
import { EXPLAINED_MAX, INSPECT_PATH } from "./inspect-route.ts";
import { InspectQuestion } from "./inspect-question.ts";

type Schema = Readonly<Record<string, unknown>>;

interface ModelRoute {
  readonly path: string;
  readonly summary: string;
  readonly dialect: "Openai" | "Anthropic";
  /** Fields that garita relies on; all others pass to the provider as they are. */
  readonly required: Readonly<Record<string, Schema>>;
  readonly optional?: Readonly<Record<string, Schema>>;
  readonly streams: boolean;
}

const TEXT: Schema = { type: "string" };
const LIST: Schema = { type: "array", minItems: 1, items: { type: "object" } };
const TEXT_OR_LIST: Schema = { anyOf: [TEXT, { type: "array" }] };
const COUNT: Schema = { type: "integer", minimum: 1 };
const SCORE: Schema = { type: "number", minimum: 0, maximum: 1 };
const ENCODINGS: Schema = { type: "array", items: TEXT };
const PLACE: Readonly<Record<string, Schema>> = {
  start: { type: "integer", description: "UTF-16 code units of the text as received." },
  end: { type: "integer", description: "Half-open." },
};
const STREAM: Schema = { type: "boolean", default: false };

/** The data path: what each wire format must hold. The formats themselves are the providers'. */
const MODEL_ROUTES: readonly ModelRoute[] = [
  {
    path: "/v1/chat/completions",
    summary: "Chat completion, or the short form with `prompt` and `user_id`",
    dialect: "Openai",
    required: { model: TEXT },
    optional: {
      messages: LIST,
      max_tokens: COUNT,
      max_completion_tokens: COUNT,
      stream: STREAM,
      prompt: { ...TEXT, description: "Short form: the text, instead of `messages`." },
      user_id: { ...TEXT, description: "Short form: who asks; it is not sent on." },
      session_id: { ...TEXT, description: "Short form: the session; it is not sent on." },
    },
    streams: true,
  },
  {
    path: "/v1/completions",
    summary: "Text completion",
    dialect: "Openai",
    required: { model: TEXT, prompt: TEXT_OR_LIST },
    optional: { max_tokens: COUNT, stream: STREAM },
    streams: true,
  },
  {
    path: "/v1/responses",
    summary: "Response",
    dialect: "Openai",
    required: { model: TEXT, input: TEXT_OR_LIST },
    optional: { instructions: TEXT, max_output_tokens: COUNT, stream: STREAM },
    streams: true,
  },
  {
    path: "/v1/embeddings",
    summary: "Embeddings",
    dialect: "Openai",
    required: { model: TEXT, input: TEXT_OR_LIST },
    streams: false,
  },
  {
    path: "/v1/messages",
    summary: "Message",
    dialect: "Anthropic",
    required: { model: TEXT, messages: LIST, max_tokens: COUNT },
    optional: { system: TEXT_OR_LIST, stream: STREAM },
    streams: true,
  },
  {
    path: "/v1/messages/count_tokens",
    summary: "Number of tokens of a message",
    dialect: "Anthropic",
    required: { model: TEXT, messages: LIST },
    optional: { system: TEXT_OR_LIST },
    streams: false,
  },
];

const ERROR_TYPES = [...new Set(Object.values(ERRORS).map(({ type }) => type))];
const ERROR_CODES = Object.keys(ERRORS);

const SCHEMAS: Readonly<Record<string, Schema>> = {
  OpenaiError: object({
    error: object({
      message: TEXT,
      type: { enum: ERROR_TYPES },
      code: { enum: ERROR_CODES },
      param: { type: "null" },
    }),
  }),
  AnthropicError: object({
    type: { const: "error" },
    error: object({ type: TEXT, message: TEXT }),
  }),
  Finding: {
    type: "object",
    required: ["message", "rule", "category", "severity", "score", "start", "end"],
    properties: {
      message: { type: "integer", description: "Index of the message; 0 for `input`." },
      rule: TEXT,
      category: { enum: CATEGORIES },
      severity: { enum: SEVERITIES },
      score: SCORE,
      ...PLACE,
      part: { type: "integer", description: "Index of the part of the message, if it has any." },
      entity: TEXT,
      via: { ...ENCODINGS, description: "Encodings it was read through, outermost first." },
    },
    description: "What a rule says about a place in a text; never the text itself.",
  },
  Explanation: {
    ...object({
      message: { type: "integer", description: "Index of the message; 0 for `input`." },
      score: SCORE,
      references: {
        type: "object",
        additionalProperties: { type: "array", items: TEXT },
        description: "Standards and catalogues of each rule that found something.",
      },
      views: { type: "array", items: reference("ExplainedView") },
    }),
    description: "Why a text has its injection score: places, never the text itself.",
  },
  ExplainedView: {
    ...object({
      ...PLACE,
      via: { ...ENCODINGS, description: "None for the text as received." },
      score: SCORE,
      logit: { type: "number", description: "The sum of the contributions." },
      contributions: { type: "object", additionalProperties: { type: "number" } },
      segment: { anyOf: [object(PLACE), { type: "null" }] },
      words: {
        type: "array",
        items: object({ ...PLACE, nats: { type: "number" } }),
        description: "Without which the segment would be less suspicious, most telling first.",
      },
      wordings: { type: "array", items: object({ ...PLACE, rule: TEXT, weight: SCORE }) },
    }),
    description: "The text as received, or what was decoded from it.",
  },
  Inspection: {
    type: "object",
    required: ["id", "verdict", "risk", "reason", "profile", "scores", "findings", "redacted"],
    properties: {
      id: TEXT,
      verdict: { enum: ACTIONS },
      risk: { enum: RISKS },
      reason: { anyOf: [{ enum: ERROR_TYPES }, { type: "null" }] },
      profile: TEXT,
      scores: object({ injection: SCORE }),
      findings: { type: "array", items: reference("Finding") },
      explanations: {
        type: "array",
        items: reference("Explanation"),
        description: `With \`explain\`: the ${EXPLAINED_MAX} most suspicious texts, worst first.`,
      },
      redacted: {
        description: "What a model would get, in the form of the question; null when blocked.",
        anyOf: [TEXT, { type: "array", items: { type: "object" } }, { type: "null" }],
      },
    },
  },
  Ready: object({
    status: { enum: ["ready", "unready"] },
    reasons: { type: "array", items: TEXT },
  }),
};

const REFUSALS: Readonly<Record<number, string>> = {
  400: "The JSON is malformed, has duplicate keys or is nested too deeply",
  401: "No valid API key",
  403: "Refused by policy: `error.type` says which",
  408: "The body did not arrive in time",
  413: "The body is too large",
  415: "The body is not JSON",
  422: "A field is missing or of the wrong type",
  429: "Over the rate limit or the token budget; `retry-after` says how long",
  503: "Stopping, or nothing can be recorded",
};
const UPSTREAM_REFUSALS: Readonly<Record<number, string>> = {
  502: "The provider is unreachable or answered garbage",
  504: "The provider did not answer in time",
};

/** OpenAPI 3.1 of every route, the data path included. */
export function openapiDocument(version: string): Schema {
  return {
    openapi: "3.1.0",
    info: {
      title: "garita",
      version,
      description:
        "A security checkpoint for language models. Point an OpenAI or Anthropic SDK here.",
      license: { name: "MIT", identifier: "MIT" },
    },
    security: [{ bearer: [] }, { apiKey: [] }, {}],
    tags: [{ name: "models" }, { name: "guards" }, { name: "operations" }],
    paths: {
      ...Object.fromEntries(MODEL_ROUTES.map((route) => [route.path, { post: modelRoute(route) }])),
      ...GET_ROUTES,
      [INSPECT_PATH]: { post: inspectRoute() },
    },
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
      },
    },
  };
}

const GET_ROUTES = {
  "/v1/models": {
    get: {
      tags: ["models"],
      summary: "Models that the caller may use",
      responses: { 200: json("In the asking SDK's own form", { type: "object" }), ...refusals() },
    },
  },
  "/health": {
    get: {
      tags: ["operations"],
      summary: "The process lives",
      security: [],
      responses: { 200: json("Alive", object({ status: { const: "ok" } })) },
    },
  },
  "/ready": {
    get: {
      tags: ["operations"],
      summary: "Requests are served",
      security: [],
      responses: {
        200: json("Ready", reference("Ready")),
        503: json("Warming up, stopping or unable to record", reference("Ready")),
      },
    },
  },
  "/metrics": {
    get: {
      tags: ["operations"],
      summary: "Measures in the Prometheus text format",
      responses: { 200: { description: "Measures", content: { "text/plain": { schema: TEXT } } } },
    },
  },
  "/openapi.json": {
    get: {
      tags: ["operations"],
      summary: "This document",
      responses: { 200: json("OpenAPI 3.1", { type: "object" }) },
    },
  },
  "/docs": {
    get: {
      tags: ["operations"],
      summary: "This document as a page",
      responses: { 200: { description: "HTML", content: { "text/html": { schema: TEXT } } } },
    },
  },
};

function modelRoute(route: ModelRoute): Schema {
  const { summary, dialect, required, optional, streams } = route;
  const body = {
    type: "object",
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: true,
  };
  const content = {
    "application/json": { schema: { type: "object" } },
    ...(streams && { "text/event-stream": { schema: TEXT } }),
  };
  return {
    tags: ["models"],
    summary,
    requestBody: { required: true, content: { "application/json": { schema: body } } },
    responses: {
      200: {
        description: "The provider's answer after inspection",
        headers: {
          "x-garita-request-id": { schema: TEXT },
          "x-garita-verdict": { schema: { enum: ACTIONS } },
        },
        content,
      },
      ...refusals(`${dialect}Error`, { ...REFUSALS, ...UPSTREAM_REFUSALS }),
    },
  };
}

function inspectRoute(): Schema {
  const { $schema: _, ...question } = z.toJSONSchema(InspectQuestion);
  return {
    tags: ["guards"],
    summary: "The guards without a model",
    requestBody: { required: true, content: { "application/json": { schema: question } } },
    responses: { 200: json("What was found", reference("Inspection")), ...refusals() },
  };
}

function refusals(name = "OpenaiError", statuses = REFUSALS): Schema {
  return Object.fromEntries(
    Object.entries(statuses).map(([status, why]) => [status, json(why, reference(name))]),
  );
}

function json(description: string, schema: Schema): Schema {
  return { description, content: { "application/json": { schema } } };
}

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: "object", required: Object.keys(properties), properties };
}

function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
