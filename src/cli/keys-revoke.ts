import { revokeKey } from "../adapters/keys/edit-keys.ts";
import { word } from "../core/language.ts";
import { EXIT } from "./command.ts";
import type { Command } from "./command.ts";
import {
  asJson,
  KEY_OPERAND,
  keyOperand,
  KEYS_OPTIONS,
  timeOf,
  unknownKey,
  userName,
  withKeys,
} from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";

export const keysRevoke: Command = {
  name: "keys revoke",
  summary: "keys.revoke.summary",
  operands: KEY_OPERAND,
  options: KEYS_OPTIONS,
  run(invocation) {
    const { stdout, language } = invocation.terminal;
    const fail = (): never => {
      throw unknownKey(invocation);
    };
    return withKeys(invocation, {
      create: false,
      absent: fail,
      async work(store) {
        const record = await revokeKey(
          { store, nowMs: Date.now, by: userName() },
          keyOperand(invocation),
        );
        if (record === null) return fail();
        const { id, name, revokedAtMs } = record;
        const time = timeOf(revokedAtMs) ?? "";
        stdout.write(
          asJson(invocation)
            ? `${JSON.stringify({ id, name, revokedAt: time })}\n`
            : `${word(MESSAGES["keys.revoked"], language, { id, name, time })}\n`,
        );
        return EXIT.clean;
      },
    });
  },
};
