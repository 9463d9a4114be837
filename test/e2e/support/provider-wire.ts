import { createHash } from "node:crypto";
import { z } from "zod";

/** What a scripted provider says, before it has a wire format. */
export interface Reply {
  readonly text: string;
  /** `json` is sent exactly as given, as the arguments of one call. */
  readonly toolCall?: { readonly name: string; readonly json: string };
  readonly logprobs?: boolean;
  /** UTF-16 code units of each growing text in one event of a stream. */
  readonly deltaLength?: number;
}

/** What was asked, read far enough to answer it. */
export interface Question {
  /** Without the query, `/v1` included. */
  readonly path: string;
  readonly model: string;
  readonly stream: boolean;
  readonly streamUsage: boolean;
  readonly base64: boolean;
  /** Number of embedding inputs. */
  readonly inputs: number;
  /** The last user text, or the prompt. */
  readonly text: string;
}

const Part = z.looseObject({ text: z.string().optional(), content: z.unknown().optional() });
const Content = z.union([z.string(), z.array(Part)]);
const Turn = z.looseObject({ role: z.string().optional(), content: Content.nullish() });
const Body = z.looseObject({
  model: z.string().default("none"),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  encoding_format: z.string().nullish(),
  messages: z.array(Turn).optional(),
  input: z.union([z.string(), z.array(z.union([z.string(), Turn]))]).optional(),
  prompt: z.union([z.string(), z.array(z.string())]).optional(),
});

export function readQuestion(path: string, body: string): Question {
  const request = Body.parse(body === "" ? {} : JSON.parse(body));
  const { input, messages, prompt } = request;
  return {
    path,
    model: request.model,
    stream: request.stream === true,
    streamUsage: request.stream_options?.include_usage === true,
    base64: request.encoding_format === "base64",
    inputs: Array.isArray(input) ? input.length : 1,
    text: [prompt, typeof input === "string" ? input : lastUser(input ?? messages ?? [])]
      .flat()
      .join(""),
  };
}

function lastUser(turns: readonly (string | z.infer<typeof Turn>)[]): string {
  const turn = turns.findLast((one) => typeof one === "string" || one.role === "user");
  if (turn === undefined || typeof turn === "string") return turn ?? "";
  if (typeof turn.content === "string") return turn.content;
  return (turn.content ?? []).map(({ text }) => text ?? "").join("\n");
}

const CREATED = 1_735_689_600;
const USAGE = { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 };
const RESPONSE_USAGE = {
  input_tokens: 7,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 12,
};

/** The complete JSON answer. Throws for a path that the provider does not have. */
export function renderWhole(question: Question, reply: Reply): string {
  const render = WHOLE.get(question.path);
  if (render === undefined) throw new Error(`no answer at ${question.path}`);
  return JSON.stringify(render(question, reply));
}

/** The events of a streamed answer, each with its blank line. */
export function renderEvents(question: Question, reply: Reply): readonly string[] {
  const render = STREAMS.get(question.path);
  if (render === undefined) throw new Error(`no stream at ${question.path}`);
  return render(question, reply);
}

type Render<T> = (question: Question, reply: Reply) => T;

const WHOLE = new Map<string, Render<object>>([
  ["/v1/chat/completions", wholeChat],
  ["/v1/completions", wholeCompletion],
  ["/v1/responses", (question, reply) => response(question, outputItems(reply), "completed")],
  ["/v1/embeddings", wholeEmbeddings],
  ["/v1/messages", wholeMessage],
  ["/v1/messages/count_tokens", () => ({ input_tokens: 42 })],
]);

const STREAMS = new Map<string, Render<readonly string[]>>([
  ["/v1/chat/completions", streamChat],
  ["/v1/completions", streamCompletion],
  ["/v1/responses", streamResponse],
  ["/v1/messages", streamMessage],
]);

function pieces(text: string, length = 4): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += length) found.push(text.slice(at, at + length));
  return found;
}

function logprobsOf(text: string): object {
  const content = pieces(text).map((token) => ({
    token,
    logprob: -0.25,
    bytes: [...Buffer.from(token)],
    top_logprobs: [],
  }));
  return { content, refusal: null };
}

function wholeChat({ model }: Question, { text, toolCall, logprobs }: Reply): object {
  const message = {
    role: "assistant",
    content: toolCall ? null : text,
    refusal: null,
    ...(toolCall && { tool_calls: [chatCall(toolCall.name, toolCall.json)] }),
  };
  const choice = {
    index: 0,
    message,
    logprobs: logprobs ? logprobsOf(text) : null,
    finish_reason: toolCall ? "tool_calls" : "stop",
  };
  const head = { id: "chatcmpl-1", object: "chat.completion", created: CREATED, model };
  return { ...head, choices: [choice], usage: USAGE, system_fingerprint: "fp_fake" };
}

function chatCall(name: string, json: string): object {
  return { id: "call_1", type: "function", function: { name, arguments: json } };
}

function streamChat({ model, streamUsage }: Question, reply: Reply): readonly string[] {
  const { text, toolCall, logprobs, deltaLength } = reply;
  const head = { id: "chatcmpl-1", object: "chat.completion.chunk", created: CREATED, model };
  const chunk = (delta: object, finish: string | null = null, also: object = {}): string =>
    event({ ...head, choices: [{ index: 0, delta, finish_reason: finish, ...also }] });
  const events = [chunk({ role: "assistant", content: toolCall ? null : "" })];
  if (toolCall) {
    events.push(chunk({ tool_calls: [{ index: 0, ...chatCall(toolCall.name, "") }] }));
    for (const piece of pieces(toolCall.json, deltaLength)) {
      events.push(chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] }));
    }
  } else {
    for (const content of pieces(text, deltaLength)) {
      events.push(chunk({ content }, null, logprobs ? { logprobs: logprobsOf(content) } : {}));
    }
  }
  events.push(chunk({}, toolCall ? "tool_calls" : "stop"));
  if (streamUsage) events.push(event({ ...head, choices: [], usage: USAGE }));
  return [...events, "data: [DONE]\n\n"];
}

function wholeCompletion({ model }: Question, { text }: Reply): object {
  const choice = { text, index: 0, logprobs: null, finish_reason: "stop" };
  const head = { id: "cmpl-1", object: "text_completion", created: CREATED, model };
  return { ...head, choices: [choice], usage: USAGE };
}

function streamCompletion({ model }: Question, reply: Reply): readonly string[] {
  const head = { id: "cmpl-1", object: "text_completion", created: CREATED, model };
  const chunk = (text: string, finish_reason: string | null): string =>
    event({ ...head, choices: [{ text, index: 0, logprobs: null, finish_reason }] });
  const texts = pieces(reply.text, reply.deltaLength).map((text) => chunk(text, null));
  return [...texts, chunk("", "stop"), "data: [DONE]\n\n"];
}

const VECTOR = [0.5, -0.25, 0.125, 1];

function wholeEmbeddings({ model, inputs, base64 }: Question): object {
  const embedding = base64
    ? Buffer.from(new Float32Array(VECTOR).buffer).toString("base64")
    : VECTOR;
  const data = Array.from({ length: inputs }, (_, index) => ({
    object: "embedding",
    index,
    embedding,
  }));
  return { object: "list", data, model, usage: { prompt_tokens: 7, total_tokens: 7 } };
}

function outputItems({ text, toolCall }: Reply): readonly object[] {
  if (toolCall) return [functionCall(toolCall.name, toolCall.json, "completed")];
  return [messageItem([outputText(text)], "completed")];
}

function functionCall(name: string, json: string, status: string): object {
  return { id: "fc_1", type: "function_call", call_id: "call_1", name, arguments: json, status };
}

function messageItem(content: readonly object[], status: string): object {
  return { id: "msg_1", type: "message", role: "assistant", status, content };
}

function outputText(text: string): object {
  return { type: "output_text", text, annotations: [], logprobs: [] };
}

/** Other questions get answers with other ids. */
function response({ model, text }: Question, output: readonly object[], status: string): object {
  return {
    id: `resp_${createHash("sha256").update(text).digest("hex").slice(0, 12)}`,
    object: "response",
    created_at: CREATED,
    status,
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model,
    output,
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    usage: status === "completed" ? RESPONSE_USAGE : null,
  };
}

function streamResponse(question: Question, reply: Reply): readonly string[] {
  const { text, toolCall, deltaLength } = reply;
  let sequence_number = 0;
  const numbered = (type: string, fields: object): string =>
    named(type, { sequence_number: sequence_number++, ...fields });
  const started = response(question, [], "in_progress");
  const events = [
    numbered("response.created", { response: started }),
    numbered("response.in_progress", { response: started }),
  ];
  const at = { item_id: toolCall ? "fc_1" : "msg_1", output_index: 0 };
  const added = toolCall
    ? functionCall(toolCall.name, "", "in_progress")
    : messageItem([], "in_progress");
  events.push(numbered("response.output_item.added", { output_index: 0, item: added }));
  if (toolCall) {
    for (const delta of pieces(toolCall.json, deltaLength)) {
      events.push(numbered("response.function_call_arguments.delta", { ...at, delta }));
    }
    const done = { ...at, name: toolCall.name, arguments: toolCall.json };
    events.push(numbered("response.function_call_arguments.done", done));
  } else {
    const within = { ...at, content_index: 0 };
    events.push(numbered("response.content_part.added", { ...within, part: outputText("") }));
    for (const delta of pieces(text, deltaLength)) {
      events.push(numbered("response.output_text.delta", { ...within, delta, logprobs: [] }));
    }
    events.push(numbered("response.output_text.done", { ...within, text, logprobs: [] }));
    events.push(numbered("response.content_part.done", { ...within, part: outputText(text) }));
  }
  const [item] = outputItems(reply);
  events.push(numbered("response.output_item.done", { output_index: 0, item }));
  const ended = response(question, outputItems(reply), "completed");
  return [...events, numbered("response.completed", { response: ended })];
}

function wholeMessage({ model }: Question, { text, toolCall }: Reply): object {
  const input: unknown = toolCall ? JSON.parse(toolCall.json) : null;
  const block = toolCall
    ? { type: "tool_use", id: "toolu_1", name: toolCall.name, input }
    : { type: "text", text };
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content: [block],
    stop_reason: toolCall ? "tool_use" : "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 7, output_tokens: 5 },
  };
}

function streamMessage({ model }: Question, reply: Reply): readonly string[] {
  const { text, toolCall, deltaLength } = reply;
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 7, output_tokens: 1 },
  };
  const content_block = toolCall
    ? { type: "tool_use", id: "toolu_1", name: toolCall.name, input: {} }
    : { type: "text", text: "" };
  const deltas = pieces(toolCall?.json ?? text, deltaLength).map((piece) =>
    toolCall
      ? { type: "input_json_delta", partial_json: piece }
      : { type: "text_delta", text: piece },
  );
  const stop_reason = toolCall ? "tool_use" : "end_turn";
  return [
    named("message_start", { message }),
    named("content_block_start", { index: 0, content_block }),
    named("ping", {}),
    ...deltas.map((delta) => named("content_block_delta", { index: 0, delta })),
    named("content_block_stop", { index: 0 }),
    named("message_delta", {
      delta: { stop_reason, stop_sequence: null },
      usage: { output_tokens: 5 },
    }),
    named("message_stop", {}),
  ];
}

function named(type: string, fields: object): string {
  return event({ type, ...fields }, type);
}

function event(data: object, name = ""): string {
  return `${name === "" ? "" : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
}
