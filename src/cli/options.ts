import { word } from "../core/language.ts";
import { UsageError } from "./command.ts";
import type { Invocation } from "./command.ts";
import { MESSAGES } from "./messages.ts";

/** The text given to an option, undefined when it was not given. */
export function textOption({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** Every value of an option that may be given more than once. */
export function textsOption({ options }: Invocation, name: string): readonly string[] {
  const values: unknown = options[name];
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}

export function flagOption({ options }: Invocation, name: string): boolean {
  return options[name] === true;
}

/** A whole number within bounds. Throws `UsageError`. */
export function numberOption(
  invocation: Invocation,
  name: string,
  bounds: { readonly min: number; readonly max: number },
): number | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (number >= bounds.min && number <= bounds.max) return number;
  const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const { language } = invocation.terminal;
  throw new UsageError(word(MESSAGES["usage.number"], language, { option, ...bounds }));
}

/** Words separated by commas, each one of those allowed. Throws `UsageError`. */
export function listOption<Word extends string>(
  invocation: Invocation,
  name: string,
  allowed: readonly Word[],
): readonly Word[] | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  return text.split(",").map((part) => {
    const found = allowed.find((one) => one === part.trim());
    if (found !== undefined) return found;
    const values = { option: `--${name}`, words: allowed.join(", ") };
    throw new UsageError(word(MESSAGES["usage.list"], invocation.terminal.language, values));
  });
}

const UNITS_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Milliseconds of a time such as `90d`, within bounds written like it. Throws `UsageError`. */
export function durationOption(
  invocation: Invocation,
  name: string,
  { min, max }: { readonly min: string; readonly max: string },
): number | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  const timeMs = toMilliseconds(text);
  if (timeMs >= toMilliseconds(min) && timeMs <= toMilliseconds(max)) return timeMs;
  const values = { option: `--${name}`, min, max };
  throw new UsageError(word(MESSAGES["keys.duration"], invocation.terminal.language, values));
}

/** NaN for what is no time. */
function toMilliseconds(text: string): number {
  const [, count, unit] = /^(\d{1,7})([smhdw])$/.exec(text) ?? [];
  const known = Object.entries(UNITS_MS).find(([letter]) => letter === unit);
  return Number(count) * (known?.[1] ?? Number.NaN);
}
