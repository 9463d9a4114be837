/** Whoever answers for rules of Rego: a server, or a bundle in process. */
export interface AskOpa {
  /** Undefined where the rule has no value; rejects when there is no answer. */
  ask(path: string, input: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Why there is no answer. */
export class OpaFailure extends Error {}
