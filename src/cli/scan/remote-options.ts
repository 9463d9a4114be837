import type { RemoteOptions } from "../../adapters/artifacts/remote/remote-client.ts";
import { parseHostRule, ruleFor, trustIn } from "../../adapters/artifacts/remote/host-rules.ts";
import type { HostRule } from "../../adapters/artifacts/remote/host-rules.ts";
import {
  firstUrl,
  isRemote,
  parsePlace,
  registryOrigin,
} from "../../adapters/artifacts/remote/remote-place.ts";
import type { RemotePlace } from "../../adapters/artifacts/remote/remote-place.ts";
import { quote } from "../../core/errors.ts";
import { everyLanguageOf } from "../../core/language.ts";
import type { LooseValues } from "../../core/language.ts";
import { UsageError } from "../command.ts";
import type { Invocation } from "../command.ts";
import { MESSAGES } from "../messages.ts";
import { durationOption, textOption, textsOption } from "../options.ts";

/** What is asked of the network, settled before anybody is asked. */
export interface RemoteWish {
  readonly places: readonly { readonly operand: string; readonly place: RemotePlace }[];
  readonly client: RemoteOptions;
}

type Token = NonNullable<RemoteOptions["token"]>;

const IDLE_MS = 30_000;
const DOWNLOAD_MS = 3_600_000;

/** Throws `UsageError`: an address that is none, a host that was not allowed, no such variable. */
export function remoteWish(invocation: Invocation): RemoteWish {
  const { args } = invocation;
  const registry = registryOption(invocation);
  const hosts = hostRules(invocation, registry);
  const places = args.filter(isRemote).map((operand) => {
    const place = parsePlace(operand, registry);
    if (place === null) throw misuse(invocation, "scan.place", { operand: shownAddress(operand) });
    const first = firstUrl(place);
    if (trustIn(first, hosts) === "none") {
      throw misuse(invocation, "scan.hostNotAllowed", { host: first.host });
    }
    return { operand: place.shown, place };
  });
  const timeoutMs = durationOption(invocation, "downloadTimeout", { min: "1s", max: "7d" });
  const token = tokenOption(invocation, { places: places.map(({ place }) => place), registry });
  return {
    places,
    client: {
      hosts,
      idleMs: IDLE_MS,
      timeoutMs: timeoutMs ?? DOWNLOAD_MS,
      ...(token === null ? {} : { token }),
      ...(registry?.protocol === "http:" && { plainOrigin: registry.origin }),
    },
  };
}

function registryOption(invocation: Invocation): URL | null {
  const text = textOption(invocation, "registry");
  if (text === undefined) return null;
  const url = URL.parse(text);
  const isPlain = url?.username === "" && url.password === "" && url.search === "";
  if (url !== null && isPlain && /^https?:$/.test(url.protocol)) return url;
  throw misuse(invocation, "scan.badRegistry", { given: shownAddress(text) });
}

/** Who names a registry allows it; where it sends us is another question. */
function hostRules(invocation: Invocation, registry: URL | null): readonly HostRule[] {
  const named = textsOption(invocation, "allowHost").map((text) => {
    const rule = parseHostRule(text);
    if (rule !== null) return rule;
    throw misuse(invocation, "scan.badHost", { given: quote(text) });
  });
  return registry === null ? named : [...named, ruleFor(registry)];
}

function tokenOption(
  invocation: Invocation,
  { places, registry }: { readonly places: readonly RemotePlace[]; readonly registry: URL | null },
): Token | null {
  const variable = textOption(invocation, "tokenEnv");
  if (variable === undefined) return null;
  const value = invocation.terminal.env[variable] ?? "";
  // Nothing but what a header may carry; the value itself is never shown.
  if (!/^[\x21-\x7e]{1,8192}$/.test(value)) {
    throw misuse(invocation, "scan.noToken", { variable: quote(variable) });
  }
  const origins = new Set(
    places.map((place) => registryOrigin(place, registry)).filter((origin) => origin !== null),
  );
  if (origins.size > 1) {
    throw new UsageError(MESSAGES["scan.manyRegistries"][invocation.terminal.language]);
  }
  const [origin] = origins;
  return origin === undefined ? null : { origin, value };
}

type Misuse =
  "scan.place" | "scan.hostNotAllowed" | "scan.badRegistry" | "scan.badHost" | "scan.noToken";

function misuse({ terminal }: Invocation, key: Misuse, values: LooseValues): UsageError {
  return new UsageError(everyLanguageOf(MESSAGES[key], values)[terminal.language]);
}

/** An address without what may open it for others: password, signature. */
function shownAddress(operand: string): string {
  return quote(operand.replace(/[?#].*$/s, "").replace(/\/\/[^/]*@/, "//"));
}
