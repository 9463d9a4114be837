/**
 * What was worked out for a text before, bounded: when there is too much of it, what nobody has
 * asked for lately is forgotten. A table that is only filled would help the first texts alone.
 */
export class Memory<Value> {
  readonly #half: number;
  #recent = new Map<string, Value>();
  #older: ReadonlyMap<string, Value> = new Map();

  constructor(entriesMax: number) {
    this.#half = Math.max(1, Math.floor(entriesMax / 2));
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: string, value: Value): void {
    if (this.#recent.size >= this.#half) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }
}
