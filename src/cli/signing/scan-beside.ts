import { Writable } from "node:stream";
import type { ExitCode, Invocation } from "../command.ts";
import { textOption } from "../options.ts";

/** What the scanner says of a model, to be part of one report. */
export interface ScanPart {
  readonly code: ExitCode;
  /** Its report where JSON was asked for; else null. */
  readonly json: unknown;
  readonly text: string;
}

/** Runs `garita scan` over a model as it is by itself; what it would print is handed back. */
export async function scanBeside(path: string, invocation: Invocation): Promise<ScanPart> {
  const { scan } = await import("../scan.ts");
  const chunks: string[] = [];
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  const format = textOption(invocation, "format") ?? "text";
  const code = await scan.run({
    terminal: { ...invocation.terminal, stdout },
    // As the command line has them without options.
    options: { format, hash: true },
    args: [path],
  });
  const text = chunks.join("");
  const json: unknown = format === "json" && text !== "" ? JSON.parse(text) : null;
  return { code, json, text };
}
