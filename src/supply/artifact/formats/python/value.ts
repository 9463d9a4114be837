/** What is known of a value without running anything. */
export interface PythonValue {
  /** Dotted name with its module resolved; `?.` in front where the first name is unknown. */
  readonly path?: string;
  /** Text or bytes (one UTF-16 unit a byte), where it follows from constants. */
  readonly text?: string;
  readonly number?: number;
  /** Of tuples, lists, sets and dictionaries. */
  readonly items?: readonly PythonValue[];
  /** Sum of {@link TRAITS}. */
  readonly traits: number;
}

/** Where a value comes from. */
export const TRAITS = {
  /** Undone from base64, compression, character codes or reversed text. */
  hidden: 1,
  remote: 2,
  environment: 4,
  /** Put together from pieces. */
  folded: 8,
  file: 16,
  /** From where systems keep keys and settings. */
  private: 32,
  /** A variable of the environment whose name says that it is secret. */
  credential: 64,
} as const;

/** Names of variables that hold what opens doors. */
export const CREDENTIAL = /SECRET|TOKEN|PASSW|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY/i;

export const UNKNOWN: PythonValue = { traits: 0 };
/** Longer texts are not followed. */
export const TEXT_MAX = 65_536;

/** A name or a call that was reached. */
export interface PythonUse {
  readonly path: string;
  /** Null where it is only mentioned. */
  readonly args: readonly PythonValue[] | null;
  readonly keywords: ReadonlyMap<string, PythonValue>;
  /** Of what it was reached by: `folded` where its name was put together. */
  readonly traits: number;
  readonly offset: number;
}

export function joinedTraits(values: readonly PythonValue[]): number {
  return values.reduce((sum, { traits }) => sum | traits, 0);
}

export function has({ traits }: { readonly traits: number }, trait: keyof typeof TRAITS): boolean {
  return (traits & TRAITS[trait]) !== 0;
}

/** Whether the name is of a module or a builtin, not of something unknown. */
export function isResolved(path: string | undefined): path is string {
  return path !== undefined && !path.startsWith("?");
}
