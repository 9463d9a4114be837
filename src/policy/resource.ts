/** The longest path, in UTF-16 code units. */
export const RESOURCE_LENGTH_MAX = 1024;
export const SEGMENTS_MAX = 32;

/** Segments of a path in its one spelling: decoded, NFC, nothing to be resolved or guessed. */
export type ResourcePath = readonly string[];

/**
 * A path as it stands in a URL. Decoded once: what is encoded twice is no path. Null = refuse.
 * Enforcement points go on with the result (joined by `/`), so that nobody reads another path.
 */
export function parseResource(raw: string): ResourcePath | null {
  if (raw.length > RESOURCE_LENGTH_MAX * 3) return null;
  if (!raw.includes("%")) return splitResource(raw.normalize("NFC"));
  // A slash that is encoded would become a boundary that the sender did not write.
  if (/%(?:2f|5c)/i.test(raw)) return null;
  try {
    return splitResource(decodeURIComponent(raw).normalize("NFC"));
  } catch {
    return null; // no UTF-8
  }
}

/** Segments of a path that is in its one spelling already; null for any other. */
export function splitResource(path: string): ResourcePath | null {
  if (path.length === 0 || path.length > RESOURCE_LENGTH_MAX) return null;
  for (let at = 0; at < path.length; at += 1) {
    const code = path.charCodeAt(at);
    if (code > 0x7e) {
      if (!isPlain(path)) return null;
      break;
    }
    // Control characters, `%`, `*`, `\`.
    if (code < 0x20 || code === 0x25 || code === 0x2a || code === 0x5c) return null;
  }
  const segments = path.split("/");
  if (segments.length > SEGMENTS_MAX) return null;
  for (const segment of segments) if (!isSegment(segment)) return null;
  return segments;
}

/** True for a value that can stand for one whole segment. */
export function isSegmentValue(value: string): boolean {
  return !value.includes("/") && splitResource(value) !== null;
}

const DOT = 0x2e;
const SPACE = 0x20;

/** No empty one, no `.` or `..`, no space at either end, which somebody may trim. */
function isSegment(segment: string): boolean {
  const { length } = segment;
  if (length === 0) return false;
  const first = segment.charCodeAt(0);
  if (first === DOT) return length > 2 || (length === 2 && segment.charCodeAt(1) !== DOT);
  return first !== SPACE && segment.charCodeAt(length - 1) !== SPACE;
}

/** Invisible and unpaired characters make two names look, or be stored, as one. */
function isPlain(path: string): boolean {
  return (
    !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[*%\\]|(?:^|\/)\s|\s(?:\/|$)/u.test(path) &&
    path.normalize("NFC") === path
  );
}
