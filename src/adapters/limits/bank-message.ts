import { z } from "zod";
import type { BankAnswer, BankRequest } from "./bank.ts";

const amount = z.number().min(0);

const MeterMessage = z.object({
  key: z.string(),
  kind: z.enum(["rate", "concurrent", "budget"]),
  unit: z.enum(["requests", "tokens", "money"]),
  scope: z.enum(["caller", "endUser", "role", "model", "tenant", "all"]),
  name: z.string(),
  capacity: amount,
  perMs: amount,
  softAt: amount,
  endsAtMs: z.number().nullable(),
});

const BankRequestMessage = z.object({
  holder: z.string(),
  share: z.number().min(0).max(1),
  claims: z.array(
    z.object({
      meter: MeterMessage,
      holds: amount,
      spentFrom: amount,
      spentTo: amount,
      want: amount,
    }),
  ),
  groups: z.array(z.object({ needs: z.array(z.object({ claim: z.int().min(0), amount })) })),
});

const BankAnswerMessage = z.object({
  claims: z.array(z.object({ granted: amount, left: z.number() })),
  groups: z.array(
    z.discriminatedUnion("granted", [
      z.object({ granted: z.literal(true) }),
      z.object({ granted: z.literal(false), claim: z.int().min(0), waitMs: amount }),
    ]),
  ),
});

/** From another process, or from Redis. Throws for anything else. */
export function parseBankRequest(payload: unknown): BankRequest {
  return BankRequestMessage.parse(payload);
}

export function parseBankAnswer(payload: unknown): BankAnswer {
  return BankAnswerMessage.parse(payload);
}
