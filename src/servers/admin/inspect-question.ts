import { z } from "zod";
import type { JsonLimits } from "../../core/json.ts";
import type { Segment, Trust } from "../../guard/segment.ts";
import { parseBody } from "./parse-body.ts";

const MESSAGES_MAX = 10_000;
const ROLES = [
  "system",
  "developer",
  "user",
  "assistant",
  "definition",
  "tool",
  "document",
] as const;

const TextPart = z
  .strictObject({ type: z.literal("text"), text: z.string() })
  .describe("Only text can be inspected; any other part is refused with 422.");

const Message = z.strictObject({
  role: z
    .enum(ROLES)
    .describe(
      "Where the text comes from; `document` is retrieved text, `definition` what a tool says it does.",
    ),
  content: z.union([z.string(), z.array(TextPart).min(1).max(MESSAGES_MAX)]),
});
type Message = z.infer<typeof Message>;

/** The body of `POST /v1/guard/inspect`. */
export const InspectQuestion = z
  .strictObject({
    input: z.string().optional().describe("One text, as if a user had written it."),
    messages: z.array(Message).min(1).max(MESSAGES_MAX).optional(),
    profile: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
      .optional()
      .describe("Profile to judge by; left out: the one in force."),
    explain: z
      .boolean()
      .optional()
      .describe("Also say why the most suspicious texts have their injection scores."),
  })
  .refine(({ input, messages }) => (input === undefined) !== (messages === undefined), {
    message: "send either `input` or `messages`",
  });
export type InspectQuestion = z.infer<typeof InspectQuestion>;

/** Strict in JSON and in fields. Throws `request.malformed` and `request.invalid`. */
export function parseQuestion(
  bytes: Buffer,
  limits: Pick<JsonLimits, "depthMax" | "nodesMax">,
): InspectQuestion {
  return parseBody(InspectQuestion, bytes, limits);
}

/** Where each text of a question stands among its messages. */
export interface PlacedSegment extends Segment {
  /** Index of the message; 0 for `input`. */
  readonly message: number;
  /** Index of the part; absent when the content is one string. */
  readonly part?: number;
}

export function segmentsOf({ input, messages }: InspectQuestion): readonly PlacedSegment[] {
  if (messages === undefined) return [segment("user", input ?? "", { message: 0 })];
  return messages.flatMap(({ role, content }, message) =>
    typeof content === "string"
      ? [segment(role, content, { message })]
      : content.map(({ text }, part) => segment(role, text, { message, part })),
  );
}

function segment(
  role: Message["role"],
  text: string,
  place: { readonly message: number; readonly part?: number },
): PlacedSegment {
  const trust: Trust = role === "developer" ? "system" : role;
  return { ...place, text, trust, direction: "input", syntax: "text" };
}

/** The question's own shape with other texts, given in the order of `segmentsOf`. */
export function withTexts(
  { messages }: InspectQuestion,
  texts: readonly string[],
): string | readonly Message[] {
  if (messages === undefined) return texts[0] ?? "";
  let next = 0;
  const take = (): string => texts[next++] ?? "";
  return messages.map(({ role, content }) => ({
    role,
    content:
      typeof content === "string" ? take() : content.map(({ type }) => ({ type, text: take() })),
  }));
}
