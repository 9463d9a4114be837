import type { KeptTokens } from "../../guard/kept-tokens.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import type { AnswerName } from "../../guard/session.ts";
import type { ChatRequest } from "./wire/wire.ts";

/** Of an exchange: what says where its text is kept by the provider. */
export interface Continued {
  readonly caller: string;
  readonly chat: Pick<ChatRequest, "operation" | "continues" | "session">;
}

/**
 * Lets the vault know the tokens that the provider may still have in the text that this request
 * continues. Where the client sends all of its text with each request there is nothing to know.
 */
export async function recallTokens(
  kept: KeptTokens,
  { caller, chat }: Continued,
  vault: TokenVault,
): Promise<void> {
  if (chat.operation !== "responses") return;
  const { continues, session } = chat;
  if (continues !== undefined) vault.adopt(await kept.recall({ caller, answer: continues }));
  if (session !== undefined) vault.adopt(await kept.recall(conversation(caller, session)));
}

/** `answer`: the provider's id of the answer; null when it gave none. */
export async function keepTokens(
  kept: KeptTokens,
  { caller, chat }: Continued,
  { vault, answer }: { readonly vault: TokenVault; readonly answer: string | null },
): Promise<void> {
  if (chat.operation !== "responses" || vault.entries.length === 0) return;
  if (answer !== null) await kept.keep({ caller, answer }, vault.entries);
  if (chat.session === undefined) return;
  const name = conversation(caller, chat.session);
  // Another turn may have ended since this one began.
  vault.adopt(await kept.recall(name));
  await kept.keep(name, vault.entries);
}

/** Ids of answers and of conversations do not mix. */
function conversation(caller: string, session: string): AnswerName {
  return { caller, answer: `conversation ${session}` };
}
