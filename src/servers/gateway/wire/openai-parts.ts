import { member, stringMember } from "../../../core/json.ts";
import type { JsonNode } from "../../../core/json.ts";
import {
  anything,
  as,
  call,
  checked,
  credential,
  each,
  json,
  jsonText,
  media,
  numbers,
  reference,
  shadow,
  shape,
  stringOr,
  text,
  token,
} from "./harvest.ts";
import type { Fields, Visit } from "./harvest.ts";

const image = stringOr(media("image"), shape({ url: media("image"), detail: token }));

/** A content part of chat or Responses, in requests and answers. */
export const part: Visit = shape({
  type: token,
  text,
  refusal: text,
  image_url: image,
  detail: token,
  input_audio: shape({ data: media("audio"), format: token }),
  file: shape({ file_data: media("file"), file_id: reference("file"), filename: text }),
  file_data: media("file"),
  file_url: media("file"),
  file_id: reference("file"),
  filename: text,
  annotations: anything,
  logprobs: shadow,
});

/** Parts that quote what somebody else wrote. */
const DOCUMENT_PARTS = new Set(["document", "search_result", "file", "input_file", "context"]);

const trustedPart: Visit = (harvest, node, trust) => {
  const quotes = DOCUMENT_PARTS.has(stringMember(node, "type") ?? "");
  part(harvest, node, quotes ? "document" : trust);
};

export const content: Visit = stringOr(text, each(trustedPart));

const functionCall = shape({ name: text, arguments: jsonText });

/** The name of a chat tool call of either kind. */
export function toolOfCall(node: JsonNode): string | undefined {
  return ["function", "custom"]
    .map((kind) => stringMember(member(node, kind), "name"))
    .find((name) => name !== undefined);
}

export const toolCalls: Visit = each(
  call(
    shape({
      id: token,
      type: token,
      index: numbers,
      function: functionCall,
      custom: shape({ name: text, input: text }),
    }),
    toolOfCall,
  ),
);

/** A chat message, in requests and answers. */
export const message: Visit = shape({
  role: token,
  content,
  name: text,
  refusal: text,
  reasoning: text,
  reasoning_content: text,
  tool_calls: toolCalls,
  tool_call_id: token,
  function_call: call(functionCall, (node) => stringMember(node, "name")),
  audio: shape({
    id: reference("audio"),
    data: media("audio"),
    transcript: text,
    expires_at: numbers,
  }),
  annotations: anything,
});

const functionDefinition = {
  name: text,
  description: text,
  parameters: json,
  input_schema: json,
  output_schema: json,
  strict: token,
} as const satisfies Fields;

const TOOL: Fields = {
  ...functionDefinition,
  type: token,
  function: shape(functionDefinition),
  custom: shape({ name: text, description: text, format: json }),
  format: json,
  tools: json,
  vector_store_ids: token,
  filters: json,
  user_location: json,
  cache_control: shape({ type: token, ttl: token }),
};

const plainTool = shape(TOOL);

/** The provider calls this server with the client's credentials. */
const remoteTool = shape({
  ...TOOL,
  server_label: text,
  server_url: text,
  server_description: text,
  connector_id: token,
  allowed_tools: json,
  require_approval: json,
  headers: credential,
  authorization: credential,
});

/** A tool definition of any dialect: what it says about itself steers the model. */
export const tool: Visit = (harvest, node, trust) => {
  const visit = stringMember(node, "type") === "mcp" ? remoteTool : plainTool;
  visit(harvest, node, trust);
};

/** The tools of a request: whoever wrote them, an application hands on what servers told it. */
export const definitions: Visit = as("definition", each(tool));

export const toolChoice: Visit = stringOr(
  token,
  shape({
    type: token,
    name: text,
    function: shape({ name: text }),
    custom: shape({ name: text }),
    mode: token,
  }),
);

/** `json_schema` of chat, the same fields flat in Responses. */
export const answerFormat: Visit = shape({
  type: token,
  name: text,
  description: text,
  schema: json,
  strict: token,
  json_schema: shape({ name: text, description: text, schema: json, strict: token }),
});

/** Fields that every OpenAI operation takes. */
export const COMMON: Fields = {
  model: checked,
  user: text,
  safety_identifier: text,
  prompt_cache_key: text,
  service_tier: token,
  metadata: json,
};
