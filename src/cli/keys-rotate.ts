import { rotateKey } from "../adapters/keys/edit-keys.ts";
import { word } from "../core/language.ts";
import { EXIT } from "./command.ts";
import type { Command } from "./command.ts";
import {
  asJson,
  KEY_OPERAND,
  keyAsJson,
  keyAsText,
  keyOperand,
  KEYS_OPTIONS,
  timeOf,
  unknownKey,
  withKeys,
} from "./keys-desk.ts";
import { MESSAGES } from "./messages.ts";
import { durationOption } from "./options.ts";

const OVERLAP_MS = 24 * 3_600_000;

export const keysRotate: Command = {
  name: "keys rotate",
  summary: "keys.rotate.summary",
  operands: KEY_OPERAND,
  options: [{ flags: "--overlap <time>", text: "keys.overlap" }, ...KEYS_OPTIONS],
  run(invocation) {
    const { stdout, language } = invocation.terminal;
    const overlapMs =
      durationOption(invocation, "overlap", { min: "0h", max: "365d" }) ?? OVERLAP_MS;
    const fail = (): never => {
      throw unknownKey(invocation);
    };
    return withKeys(invocation, {
      create: false,
      absent: fail,
      async work(store, openDesk) {
        const id = keyOperand(invocation);
        if (!(await store.list()).some(({ record }) => record.id === id)) fail();
        const issued = (await rotateKey(openDesk(false), id, { overlapMs })) ?? fail();
        if (asJson(invocation)) {
          stdout.write(`${keyAsJson(issued)}\n`);
          return EXIT.clean;
        }
        const untilMs = issued.record.previous?.untilMs ?? 0;
        const lines = [
          keyAsText(issued, language),
          MESSAGES["keys.once"][language],
          untilMs > Date.now()
            ? word(MESSAGES["keys.overlapping"], language, { until: timeOf(untilMs) })
            : MESSAGES["keys.replaced"][language],
        ];
        stdout.write(`${lines.join("\n")}\n`);
        return EXIT.clean;
      },
    });
  },
};
