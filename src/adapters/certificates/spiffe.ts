/** A workload's name as SPIFFE spells it: `spiffe://trust.domain/path/of/it`. */
export interface SpiffeId {
  readonly trustDomain: string;
  /** Never empty for a workload. */
  readonly segments: readonly string[];
}

const SCHEME = "spiffe://";
const ID_LENGTH_MAX = 2048;
const TRUST_DOMAIN = /^[a-z0-9._-]{1,255}$/;
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._-]+$/;

/** True for whatever means to be one, well-formed or not. */
export function isSpiffe(uri: string): boolean {
  return /^spiffe:/i.test(uri);
}

/**
 * Null for what the standard does not allow: user, port, query, fragment, escapes, capitals in the
 * trust domain, segments that are empty, `.` or `..`, and a workload without path.
 */
export function parseSpiffeId(uri: string): SpiffeId | null {
  if (!uri.startsWith(SCHEME) || uri.length > ID_LENGTH_MAX) return null;
  const [trustDomain = "", ...segments] = uri.slice(SCHEME.length).split("/");
  if (!TRUST_DOMAIN.test(trustDomain) || segments.length === 0) return null;
  return segments.every((segment) => SEGMENT.test(segment)) ? { trustDomain, segments } : null;
}

/** What stands for `{namespace}` and `{name}` in a pattern. */
export interface Captured {
  readonly namespace?: string;
  readonly name?: string;
}

/** What of an id each `*`, `{namespace}` or `{name}` stands for; null = another id. */
export type SpiffePattern = (id: SpiffeId) => Captured | null;

const CAPTURE = /^\{(namespace|name)\}$/;

function isOpen(part: string): boolean {
  return part === "*" || CAPTURE.test(part);
}

/** `*`, `{namespace}` and `{name}` are one segment each. Null when it is no pattern of an id. */
export function parseSpiffePattern(pattern: string): SpiffePattern | null {
  if (!pattern.startsWith(SCHEME) || pattern.length > ID_LENGTH_MAX) return null;
  const [domain = "", ...parts] = pattern.slice(SCHEME.length).split("/");
  if ((domain !== "*" && !TRUST_DOMAIN.test(domain)) || parts.length === 0) return null;
  if (!parts.every((part) => isOpen(part) || SEGMENT.test(part))) return null;
  const captures = parts.filter((part) => CAPTURE.test(part));
  if (new Set(captures).size !== captures.length) return null;
  return ({ trustDomain, segments }) => {
    if (domain !== "*" && domain !== trustDomain) return null;
    if (segments.length !== parts.length) return null;
    const captured: { namespace?: string; name?: string } = {};
    for (const [index, part] of parts.entries()) {
      const segment = segments[index] ?? "";
      if (part === "{namespace}") captured.namespace = segment;
      else if (part === "{name}") captured.name = segment;
      else if (part !== "*" && part !== segment) return null;
    }
    return captured;
  };
}
