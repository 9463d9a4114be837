import { createHash } from "node:crypto";
import type { Finding, RuleCard } from "../../core/finding.ts";
import { joinedScore, userTurns } from "../../guard/conversation.ts";
import type { UserTurn } from "../../guard/conversation.ts";
import {
  sessionEscalation,
  splitPayload,
} from "../../guard/detect/injection/conversation-rules.ts";
import type { Inspection } from "../../guard/inspect.ts";
import type { Segment } from "../../guard/segment.ts";
import { CALM, escalation, readTurns } from "../../guard/session.ts";
import type { Sessions, SessionState } from "../../guard/session.ts";
import type { InspectedSlot } from "./inspect-request.ts";
import type { Operation } from "./wire/wire.ts";

/** What is looked for across the turns of a conversation. */
export interface ConversationWatch extends Sessions {
  readonly escalation: boolean;
  readonly split: boolean;
}

export interface Conversation extends ConversationWatch {
  readonly operation: Operation;
  readonly caller: string;
  /** The name that the client gave it; null without one. */
  readonly session: string | null;
  /** The answer that the request continues; null for none. */
  readonly continues: string | null;
  readonly inspect: (segment: Segment) => Inspection;
}

export interface Followed {
  readonly texts: readonly InspectedSlot[];
  /** Where a conversation without a name stands now; null where that is not followed. */
  readonly state: SessionState | null;
}

type Said = InspectedSlot & { readonly segment: Segment };

/** Operations whose texts are turns. */
const CONVERSATIONS: ReadonlySet<Operation> = new Set(["chat", "responses", "messages"]);

/** What the turns add up to is said of the worst text of the last one. */
export async function followConversation(
  inspected: readonly InspectedSlot[],
  conversation: Conversation,
): Promise<Followed> {
  if (!CONVERSATIONS.has(conversation.operation)) return { texts: inspected, state: null };
  const texts = inspected.map((text): Said => ({ ...text, segment: text.slot.segment }));
  const turns = userTurns(texts);
  const stands = conversation.escalation ? await standing(turns, conversation) : null;
  const state = conversation.session === null ? stands : null;
  const last = turns.at(-1);
  if (last === undefined) return { texts: inspected, state };
  const worst = last.texts.reduce((a, b) => (outweighs(b, a) ? b : a));
  const found: Finding[] = [];
  const note = (card: RuleCard, score: number): void => {
    if (score > worst.injection) found.push(aboutAll(card, score, worst.segment));
  };
  if (conversation.split) note(splitPayload, joinedScore(texts, conversation.inspect));
  if (stands !== null) note(sessionEscalation, escalation(stands));
  if (found.length === 0) return { texts: inspected, state };
  const injection = Math.max(worst.injection, ...found.map(({ score }) => score));
  const judged = inspected.map((text) =>
    text.slot === worst.slot
      ? { ...text, findings: [...found, ...text.findings], injection }
      : text,
  );
  return { texts: judged, state };
}

function outweighs(one: Said, other: Said): boolean {
  if (one.injection !== other.injection) return one.injection > other.injection;
  return one.segment.text.length > other.segment.text.length;
}

/**
 * By the request's own turns, on top of what was said up to the answer that it continues; or by
 * what was said in the session before, if that is more.
 */
async function standing(
  turns: readonly UserTurn<Said>[],
  { caller, session, continues, follow, recall }: Conversation,
): Promise<SessionState> {
  const isContinued = session === null && continues !== null;
  const before = isContinued ? await recall({ caller, answer: continues }) : null;
  const own = readTurns(
    turns.map(({ score }) => score),
    before ?? CALM,
  );
  const last = turns.at(-1);
  if (session === null || last === undefined) return own;
  const digest = digestOf(last.texts.map(({ segment }) => segment.text));
  const state = await follow({ caller, session, digest, score: last.score });
  return state.evidence > own.evidence ? state : own;
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("base64");
}

function aboutAll({ id, category, severity }: RuleCard, score: number, { text }: Segment): Finding {
  return { rule: id, category, severity, score, span: { start: 0, end: text.length } };
}
