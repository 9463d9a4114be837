import type { Finding } from "../../core/finding.ts";
import type { Detector, DetectorStream, PlacingDetector } from "./detector.ts";

/** The detector without findings whose matched text is one of the values, exactly. */
export function withAllowList(
  detector: PlacingDetector,
  values: readonly string[],
): PlacingDetector {
  if (values.length === 0) return detector;
  const allowed = new Set(values);
  return {
    ...allowing(detector, allowed),
    placing: (placed) => allowing(detector.placing(placed), allowed),
  };
}

function allowing(detector: Detector, allowed: ReadonlySet<string>): Detector {
  return {
    scan: (text) =>
      detector.scan(text).filter(({ span }) => !allowed.has(text.slice(span.start, span.end))),
    open: () => new AllowingStream(detector.open(), allowed),
  };
}

class AllowingStream implements DetectorStream {
  readonly #stream: DetectorStream;
  readonly #allowed: ReadonlySet<string>;
  readonly #lengthMax: number;

  constructor(stream: DetectorStream, allowed: ReadonlySet<string>) {
    this.#stream = stream;
    this.#allowed = allowed;
    this.#lengthMax = Math.max(...Array.from(allowed, (value) => value.length));
  }

  /** Only what is longer already than all that is allowed. */
  get opening(): Finding | null {
    const { opening = null } = this.#stream;
    if (opening === null) return null;
    return opening.span.end - opening.span.start > this.#lengthMax ? opening : null;
  }

  get safe(): number {
    return this.#stream.safe;
  }

  push(chunk: string): void {
    this.#stream.push(chunk);
  }

  end(): void {
    this.#stream.end();
  }

  take(): readonly Finding[] {
    return this.#stream.take().filter((finding) => !this.#allowed.has(this.textOf(finding)));
  }

  textOf(finding: Finding): string {
    return this.#stream.textOf(finding);
  }
}
