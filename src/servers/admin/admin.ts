import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { actFor, NO_BODY } from "../../adapters/identity/act-for.ts";
import { ERRORS, GaritaError, toGaritaError } from "../../core/errors.ts";
import { refusalOf } from "../../policy/authorize.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { acceptBasic, CHALLENGES } from "./browser-login.ts";
import { answerVote, APPROVALS_PATH, listApprovals } from "./approvals-route.ts";
import { answerInspect, INSPECT_PATH } from "./inspect-route.ts";
import { openapiDocument } from "./openapi.ts";
import { DOCS_CONTENT_SECURITY_POLICY, PAGE_HEADERS } from "./page-headers.ts";
import { renderPage, SCRIPT, SCRIPT_PATH, STYLE, STYLE_PATH } from "./page.ts";
import { renderRefusal } from "./refusal.ts";

/** Probes of an orchestrator carry no key and learn nothing but up or down. */
const OPEN_PATHS = new Set(["/health", "/ready"]);
/** What they tell of traffic and spending is for those whom the policy lets read it. */
const METRICS_PATH = "/metrics";
const JSON_TYPE = "application/json; charset=utf-8";
const ID_HEADER = "x-garita-request-id";
const VERDICT_HEADER = "x-garita-verdict";

/** Everything that is not the data path, on the gateway's own listener. */
export interface Admin {
  /** Answers every path that the gateway did not take, unknown ones included. */
  route(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

export interface AdminOptions {
  /** Asked once per request, so that a reload never mixes two configurations. */
  readonly current: () => AdminDeps;
  /** Version of garita, for the API description. */
  readonly version: string;
}

interface Asked {
  readonly deps: AdminDeps;
  readonly requestId: string;
}

export async function createAdmin({ current, version }: AdminOptions): Promise<Admin> {
  const asked = new WeakMap<IncomingMessage, Asked>();
  const askedBy = (request: IncomingMessage): Asked => {
    let one = asked.get(request);
    if (one === undefined) {
      const deps = current();
      one = { deps, requestId: deps.newRequestId() };
      asked.set(request, one);
    }
    return one;
  };
  const app = Fastify({
    // The server is never started: requests come through `route`.
    serverFactory: (answer) => createServer(answer),
    frameworkErrors: (error, request, reply) => {
      void refuse(error, { request, reply, asked: askedBy(request.raw) });
    },
    routerOptions: { ignoreTrailingSlash: false },
  });
  // Bodies are read by `deps.readBody` and by nothing else.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.addHook("onRequest", async ({ raw }, reply) => {
    const { deps, requestId } = askedBy(raw);
    void reply.headers({ ...PAGE_HEADERS, [ID_HEADER]: requestId });
    acceptBasic(raw);
    const path = (raw.url ?? "/").split("?")[0] ?? "/";
    if (OPEN_PATHS.has(path) || provesItself(path)) return;
    const application = await deps.authenticate(raw);
    const presented = { request: raw, caller: application, body: NO_BODY };
    const subject = await actFor(deps.proveEndUser, presented);
    if (path !== METRICS_PATH) return;
    const context = { nowMs: deps.nowMs(), ...deps.readPeer(raw) };
    const question = { subject, action: "read", resource: "admin/metrics", context };
    const refusal = refusalOf(await deps.authorize(question), context.nowMs);
    if (refusal !== null) throw refusal;
  });
  app.setErrorHandler((error, request, reply) =>
    refuse(error, { request, reply, asked: askedBy(request.raw) }),
  );
  app.setNotFoundHandler((request, reply) => {
    const error = notFound(app, request, reply);
    return refuse(error, { request, reply, asked: askedBy(request.raw) });
  });
  addOperations(app, askedBy);
  addApprovals(app, askedBy);
  addPages(app);
  await addDocumentation(app, version);
  await app.ready();
  return { route: (request, response) => app.routing(request, response), close: () => app.close() };
}

function addOperations(app: FastifyInstance, askedBy: (request: IncomingMessage) => Asked): void {
  app.get("/health", () => ({ status: "ok" }));
  app.get("/ready", async ({ raw }, reply) => {
    const { ready, reasons } = askedBy(raw).deps.ready();
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "unready", reasons });
  });
  app.get(METRICS_PATH, async ({ raw }, reply) => {
    const { contentType, body } = await askedBy(raw).deps.metrics.render();
    return reply.header("content-type", contentType).send(body);
  });
  app.post(INSPECT_PATH, async ({ raw }, reply) => {
    const { deps, requestId } = askedBy(raw);
    const { verdict, body } = await answerInspect(raw, deps, requestId);
    return reply.headers({ "content-type": JSON_TYPE, [VERDICT_HEADER]: verdict }).send(body);
  });
}

/** Routes that ask for their caller themselves, so that a refusal is on record. */
function provesItself(path: string): boolean {
  return path === INSPECT_PATH || path.startsWith(APPROVALS_PATH);
}

function addApprovals(app: FastifyInstance, askedBy: (request: IncomingMessage) => Asked): void {
  app.get(APPROVALS_PATH, async ({ raw }) => ({
    approvals: await listApprovals(raw, askedBy(raw).deps),
  }));
  app.post<{ Params: { id: string } }>(`${APPROVALS_PATH}/:id`, ({ raw, params }) => {
    const { deps, requestId } = askedBy(raw);
    return answerVote({ request: raw, deps, requestId, ticketId: params.id });
  });
}

function addPages(app: FastifyInstance): void {
  app.get("/", (request, reply) =>
    reply.type("text/html; charset=utf-8").send(renderPage(languageFor(request))),
  );
  app.get(STYLE_PATH, (_request, reply) => reply.type("text/css; charset=utf-8").send(STYLE));
  app.get(SCRIPT_PATH, (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").send(SCRIPT),
  );
}

async function addDocumentation(app: FastifyInstance, version: string): Promise<void> {
  const document = openapiDocument(version);
  const text = JSON.stringify(document);
  app.get("/openapi.json", (_request, reply) => reply.type(JSON_TYPE).send(text));
  // The page asks for a document of Fastify's routes; ours has the data path too.
  await app.register(swagger, { openapi: { info: { title: "garita", version } } });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiConfig: { validatorUrl: null, deepLinking: false },
    staticCSP: DOCS_CONTENT_SECURITY_POLICY,
    transformSpecification: () => document,
    transformSpecificationClone: false,
  });
}

function languageFor({ query, headers }: FastifyRequest): "en" | "es" {
  const asked = typeof query === "object" && query !== null && "lang" in query ? query.lang : null;
  if (asked === "en" || asked === "es") return asked;
  return /^\s*es\b/i.test(headers["accept-language"] ?? "") ? "es" : "en";
}

function notFound(app: FastifyInstance, { raw }: FastifyRequest, reply: FastifyReply): GaritaError {
  const url = (raw.url ?? "/").split("?")[0] ?? "/";
  const method = (["GET", "POST"] as const).find((one) => app.hasRoute({ method: one, url }));
  if (method === undefined) return new GaritaError("request.not_found", "no such path");
  void reply.header("allow", method === "GET" ? "GET, HEAD" : method);
  return new GaritaError("request.method", `use ${method}`);
}

async function refuse(
  error: unknown,
  at: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly asked: Asked },
): Promise<void> {
  const { request, reply, asked } = at;
  const failure = ownError(error);
  const { status, source } = ERRORS[failure.code];
  if (source === "internal") asked.deps.logFailure(asked.requestId, failure);
  if (failure.code === "request.aborted") {
    reply.hijack();
    reply.raw.destroy();
    return;
  }
  void reply.headers({ ...PAGE_HEADERS, [ID_HEADER]: asked.requestId, "content-type": JSON_TYPE });
  if (status === 401) void reply.header("www-authenticate", CHALLENGES);
  if (failure.retryAfterSeconds) void reply.header("retry-after", failure.retryAfterSeconds);
  // What is left of a refused body is dropped, and the connection with it.
  if (!request.raw.complete) void reply.header("connection", "close");
  request.raw.resume();
  await reply.code(status).send(renderRefusal(failure));
}

/** Fastify's own refusals carry the input in their messages; ours do not. */
function ownError(error: unknown): GaritaError {
  if (error instanceof GaritaError) return error;
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : 500;
  if (status === 400) return new GaritaError("request.malformed", "the request is malformed");
  if (status === 404) return new GaritaError("request.not_found", "no such path");
  if (status === 413) return new GaritaError("request.too_large", "the request is too large");
  if (status === 415) {
    return new GaritaError("request.media_type", "send `content-type: application/json`");
  }
  return toGaritaError(error);
}
