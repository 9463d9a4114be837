/** What a callable does to whoever loads a file that names it. */
export const GADGET_EFFECTS = [
  "execute",
  "process",
  "import",
  "reflection",
  "deserialize",
  "file-read",
  "file-write",
  "network",
  "deny-of-service",
] as const;
export type GadgetEffect = (typeof GADGET_EFFECTS)[number];

/** Callables that are dangerous for the same reason. */
export interface GadgetFamily {
  readonly effect: GadgetEffect;
  readonly reason: string;
  /** CVE and GHSA ids, papers, or the page of the documentation that says what it does. */
  readonly sources: readonly string[];
  /**
   * By module: names separated by spaces, dotted for methods. `*` is every name of the module and
   * of the modules below it.
   */
  readonly names: Readonly<Record<string, string>>;
}

/** One dangerous callable; `*` as its name stands for a module and all below it. */
export interface Gadget {
  readonly module: string;
  readonly name: string;
  readonly effect: GadgetEffect;
  readonly reason: string;
  readonly sources: readonly string[];
}

export function gadgetsOf(families: readonly GadgetFamily[]): readonly Gadget[] {
  return families.flatMap(({ effect, reason, sources, names }) =>
    Object.entries(names).flatMap(([module, listed]) =>
      listed.split(" ").map((name) => ({ module, name, effect, reason, sources })),
    ),
  );
}
