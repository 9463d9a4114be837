/** A host that may be asked, as `--allow-host` names it. */
export interface HostRule {
  /** As a URL writes it: lower case, IPv6 in brackets. */
  readonly hostname: string;
  /** Stands for every name below it, and not for itself. */
  readonly below: boolean;
  /** As a URL writes it: empty for 443. */
  readonly port: string;
}

/** `named`: by its own name, so that it may also lie in a private network. */
export type HostTrust = "named" | "below" | "none";

/** `models.example.org`, `*.example.org`, `10.1.2.3:8443`; null for anything else. */
export function parseHostRule(text: string): HostRule | null {
  const below = text.startsWith("*.");
  const rest = below ? text.slice(2) : text;
  if (!/^(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?$/.test(rest)) return null;
  const url = URL.parse(`https://${rest}`);
  if (url === null || url.hostname === "") return null;
  // A name below an address or a whole top-level domain is a mistake.
  if (below && !/[a-z-]\.[a-z][a-z0-9-]+$/.test(url.hostname)) return null;
  return { hostname: url.hostname, below, port: url.port };
}

export function ruleFor({ hostname, port, protocol }: URL): HostRule {
  return { hostname, below: false, port: protocol === "http:" && port === "" ? "80" : port };
}

export function trustIn(url: URL, rules: readonly HostRule[]): HostTrust {
  const wanted = ruleFor(url);
  const fitting = rules.filter(({ hostname, below, port }) => {
    if (port !== wanted.port) return false;
    return below ? wanted.hostname.endsWith(`.${hostname}`) : wanted.hostname === hostname;
  });
  if (fitting.length === 0) return "none";
  return fitting.some(({ below }) => !below) ? "named" : "below";
}
