import { GaritaError, assert } from "../../core/errors.ts";
import type { Amounts, Held, Hold, Ledger, Meter, Standing } from "../../policy/limits/meter.ts";
import { CONCURRENT_WAIT_MS } from "./bank.ts";
import type { BankAnswer, BankRequest, Claim, Group, GroupAnswer } from "./bank.ts";
import { costOf, isBeyondSoft, isMeasured, isSpentAtOnce, roundingOf } from "./cost.ts";

/** Bounds the work of one request that needs room for a new meter. */
const EVICTION_SCAN_MAX = 256;

/** A budget is remembered for so long after its end: clocks differ, and are set back. */
const BUDGET_GRACE_MS = 3_600_000;

export interface MemoryLedgerOptions {
  readonly nowMs: () => number;
  readonly metersMax: number;
}

/**
 * What was used of one meter. `debt` shrinks with the clock where the meter is a rate (GCRA,
 * weighted by cost); `held` does not, until it is settled: so an estimate that was too high gives
 * nothing back that time had given back already.
 */
interface Cell {
  meter: Meter;
  atMs: number;
  debt: number;
  held: number;
  /** Requests and holders that may still settle. */
  open: number;
}

/** A meter that has no room, and until when; null = for ever. */
interface Blocking {
  readonly meter: Meter;
  readonly waitMs: number | null;
}

/** What a holder had said when it was last heard of. */
interface HolderRecord {
  holds: number;
  spentTo: number;
}

/** Use of a budget, as it is kept over a restart. */
export interface BudgetUse {
  readonly key: string;
  readonly endsAtMs: number;
  readonly used: number;
}

/** The counts of one process; other processes draw from them as holders. */
export class MemoryLedger implements Ledger {
  readonly #options: MemoryLedgerOptions;
  readonly #cells = new Map<string, Cell>();
  readonly #holders = new Map<string, Map<string, HolderRecord>>();
  /** Uses of an earlier start, until somebody asks for them. */
  readonly #restored = new Map<string, BudgetUse>();
  #changed = new Set<Cell>();

  constructor(options: MemoryLedgerOptions) {
    this.#options = options;
  }

  /** Never waits. All meters are looked at before one is charged. */
  hold(meters: readonly Meter[], amounts: Amounts): Held {
    const nowMs = this.#options.nowMs();
    const found: (Cell | undefined)[] = [];
    let worst: Blocking | null = null;
    for (const meter of meters) {
      const cell = this.#find(meter, nowMs);
      found.push(cell);
      const blocking = blockingOf(cell, meter, costOf(meter, amounts));
      if (blocking !== null) worst = worseOf(worst, { meter, waitMs: blocking });
    }
    if (worst !== null) return this.#refusal(worst, meters);
    const cells = this.#open(meters, found, nowMs);
    let isSoft = false;
    for (const cell of cells) {
      this.#take(cell, costOf(cell.meter, amounts));
      isSoft ||= isBeyondSoft(cell.meter, room(cell));
    }
    return new MemoryHold(this, cells, { amounts, isSoft });
  }

  /** True when all of it was granted to a request that is under way. */
  extend(cells: readonly Cell[], more: Amounts): boolean {
    const nowMs = this.#options.nowMs();
    const growing = cells.filter(({ meter }) => isMeasured(meter));
    for (const cell of growing) {
      refill(cell, nowMs);
      if (excess(cell, costOf(cell.meter, more)) > 0) return false;
    }
    for (const cell of growing) this.#take(cell, costOf(cell.meter, more));
    return true;
  }

  settle(cells: readonly Cell[], reserved: Amounts, used: Amounts): void {
    const nowMs = this.#options.nowMs();
    for (const cell of cells) {
      const { meter } = cell;
      cell.open -= 1;
      if (isSpentAtOnce(meter)) continue;
      refill(cell, nowMs);
      cell.held -= costOf(meter, reserved);
      if (meter.kind !== "concurrent") cell.debt += costOf(meter, used);
      this.#note(cell);
    }
  }

  /** What another process is given to go on with. Throws when the table is full. */
  exchange({ holder, share, claims, groups }: BankRequest): BankAnswer {
    const nowMs = this.#options.nowMs();
    const records = this.#holders.get(holder) ?? new Map<string, HolderRecord>();
    this.#holders.set(holder, records);
    const drawn = claims.map((claim) => {
      const cell = this.#find(claim.meter, nowMs) ?? this.#insert(claim.meter, nowMs);
      this.#restate(cell, claim, records);
      return { cell, granted: 0 };
    });
    const answers = groups.map((group) => this.#meet(group, drawn));
    return {
      groups: answers,
      claims: drawn.map((one, index) => {
        const { want = 0 } = claims[index] ?? {};
        const extra = Math.min(want, Math.floor(Math.max(0, room(one.cell)) * share));
        this.#give(one, extra);
        this.#keep(records, one, claims[index]);
        return { granted: one.granted, left: room(one.cell) };
      }),
    };
  }

  /** A holder is gone, and nobody knows what it used: it is charged all that it held. */
  forfeit(holder: string): void {
    const records = this.#holders.get(holder);
    this.#holders.delete(holder);
    for (const [key, { holds }] of records ?? []) {
      const cell = this.#cells.get(key);
      if (cell === undefined) continue;
      refill(cell, this.#options.nowMs());
      cell.held -= holds;
      cell.open -= 1;
      if (cell.meter.kind !== "concurrent") cell.debt += holds;
      this.#note(cell);
    }
  }

  /** What budgets had used before this start. */
  restore(uses: readonly BudgetUse[]): void {
    for (const use of uses) this.#restored.set(use.key, use);
  }

  /** Budgets whose use has changed since this was last asked; what is held counts as used. */
  takeChanged(): readonly BudgetUse[] {
    const changed = this.#changed;
    this.#changed = new Set();
    return [...changed].map(({ meter, debt, held }) => ({
      key: meter.key,
      endsAtMs: meter.endsAtMs ?? 0,
      used: debt + held,
    }));
  }

  #refusal(worst: Blocking, meters: readonly Meter[]): Held {
    const standings = (): readonly Standing[] =>
      meters.map((meter) => {
        const cell = this.#cells.get(meter.key);
        return { meter, remaining: cell === undefined ? meter.capacity : room(cell) };
      });
    return { refused: true, ...worst, standings };
  }

  /** Opened ones stay in the table, so none is given up for the next. Throws when it is full. */
  #open(
    meters: readonly Meter[],
    found: readonly (Cell | undefined)[],
    nowMs: number,
  ): readonly Cell[] {
    const cells: Cell[] = [];
    try {
      for (const meter of meters) {
        const cell = found[cells.length] ?? this.#insert(meter, nowMs);
        cell.open += 1;
        cells.push(cell);
      }
      return cells;
    } catch (error) {
      for (const cell of cells) cell.open -= 1;
      throw error;
    }
  }

  #find(meter: Meter, nowMs: number): Cell | undefined {
    const cell = this.#cells.get(meter.key) ?? this.#revive(meter, nowMs);
    if (cell === undefined) return undefined;
    cell.meter = meter;
    refill(cell, nowMs);
    return cell;
  }

  /** A budget that was used before this start. */
  #revive(meter: Meter, nowMs: number): Cell | undefined {
    if (meter.kind !== "budget" || this.#restored.size === 0) return undefined;
    const use = this.#restored.get(meter.key);
    if (use === undefined) return undefined;
    const cell = this.#insert(meter, nowMs);
    cell.debt = use.used;
    this.#restored.delete(meter.key);
    return cell;
  }

  #insert(meter: Meter, nowMs: number): Cell {
    if (this.#cells.size >= this.#options.metersMax) this.#makeRoom(nowMs);
    const cell: Cell = { meter, atMs: nowMs, debt: 0, held: 0, open: 0 };
    this.#cells.set(meter.key, cell);
    return cell;
  }

  #take(cell: Cell, cost: number): void {
    if (isSpentAtOnce(cell.meter)) cell.debt += cost;
    else cell.held += cost;
    this.#note(cell);
  }

  #note(cell: Cell): void {
    if (cell.meter.kind === "budget") this.#changed.add(cell);
  }

  #restate(cell: Cell, claim: Claim, records: Map<string, HolderRecord>): void {
    const { holds, spentFrom, spentTo } = claim;
    const known = records.get(claim.meter.key);
    const before = Math.max(spentFrom, known?.spentTo ?? spentFrom);
    // Its lease ended before it could say what it had spent: that was all of it.
    const lapsed = known !== undefined && spentFrom > known.spentTo ? known.holds : 0;
    if (cell.meter.kind !== "concurrent") cell.debt += Math.max(0, spentTo - before) + lapsed;
    cell.held += holds - (known?.holds ?? 0);
    if (known === undefined) cell.open += 1;
    records.set(claim.meter.key, { holds, spentTo });
    this.#note(cell);
  }

  #meet({ needs }: Group, drawn: readonly { cell: Cell; granted: number }[]): GroupAnswer {
    const nowMs = this.#options.nowMs();
    let worst: { readonly claim: number; readonly waitMs: number } | null = null;
    for (const { claim, amount } of needs) {
      const { cell } = drawnAt(drawn, claim);
      const over = excess(cell, amount);
      if (over <= 0) continue;
      const waitMs = waitFor(cell.meter, over, nowMs);
      if (worst === null || waitMs > worst.waitMs) worst = { claim, waitMs };
    }
    if (worst !== null) return { granted: false, ...worst };
    for (const { claim, amount } of needs) this.#give(drawnAt(drawn, claim), amount);
    return { granted: true };
  }

  #give(one: { cell: Cell; granted: number }, amount: number): void {
    one.cell.held += amount;
    one.granted += amount;
    this.#note(one.cell);
  }

  /** Who holds nothing is forgotten; what it has spent is charged. */
  #keep(
    records: Map<string, HolderRecord>,
    { cell, granted }: { readonly cell: Cell; readonly granted: number },
    claim: Claim | undefined,
  ): void {
    const record = claim && records.get(claim.meter.key);
    if (claim === undefined || record === undefined) return;
    record.holds += granted;
    if (record.holds > 0) return;
    records.delete(claim.meter.key);
    cell.open -= 1;
  }

  /**
   * Gives up the oldest meter that owes nothing: it would come back to the same count. One that
   * owes is moved behind the others, so that the next search starts where this one ended.
   */
  #makeRoom(nowMs: number): void {
    const cells = this.#cells;
    let looked = 0;
    for (const [key, cell] of cells) {
      if (++looked > EVICTION_SCAN_MAX || looked > cells.size) break;
      cells.delete(key);
      refill(cell, nowMs);
      if (isIdle(cell, nowMs)) return;
      cells.set(key, cell);
    }
    throw new GaritaError("limit.rate", "too many callers at a time", { retryAfterSeconds: 1 });
  }
}

/** Cells of a hold stay in the table until it is settled. */
class MemoryHold implements Hold {
  readonly refused = false;
  readonly #ledger: MemoryLedger;
  readonly #cells: readonly Cell[];
  readonly isSoft: boolean;
  #reserved: Amounts;
  #settled = false;

  constructor(
    ledger: MemoryLedger,
    cells: readonly Cell[],
    taken: { readonly amounts: Amounts; readonly isSoft: boolean },
  ) {
    this.#ledger = ledger;
    this.#cells = cells;
    this.#reserved = taken.amounts;
    this.isSoft = taken.isSoft;
  }

  extend(more: Amounts): boolean {
    if (this.#settled || !this.#ledger.extend(this.#cells, more)) return false;
    const { tokens, money } = this.#reserved;
    this.#reserved = { tokens: tokens + more.tokens, money: money + more.money };
    return true;
  }

  settle(used: Amounts): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#ledger.settle(this.#cells, this.#reserved, used);
  }

  standings(): readonly Standing[] {
    return this.#cells.map((cell) => ({ meter: cell.meter, remaining: room(cell) }));
  }
}

/** A clock that was set back refills nothing, and its time counts from there. */
function refill(cell: Cell, nowMs: number): void {
  const { perMs } = cell.meter;
  if (perMs > 0 && nowMs > cell.atMs) {
    cell.debt = Math.max(0, cell.debt - (nowMs - cell.atMs) * perMs);
  }
  cell.atMs = nowMs;
}

function room({ meter, debt, held }: Cell): number {
  return meter.capacity - debt - held;
}

/** How much more than there is; 0 or less when it fits. What costs nothing always fits. */
function excess(cell: Cell, cost: number): number {
  return cost === 0 ? 0 : cost - room(cell) - roundingOf(cell.meter);
}

/** How long to wait; null = not at all, infinity = for ever. */
function blockingOf(cell: Cell | undefined, meter: Meter, cost: number): number | null {
  if (cost > meter.capacity + roundingOf(meter)) return Infinity;
  if (cell === undefined) return null;
  const over = excess(cell, cost);
  return over <= 0 ? null : waitFor(meter, over, cell.atMs);
}

function worseOf(worst: Blocking | null, next: { meter: Meter; waitMs: number }): Blocking {
  const waitMs = Number.isFinite(next.waitMs) ? next.waitMs : null;
  if (worst === null || waitMs === null) return { meter: next.meter, waitMs };
  if (worst.waitMs === null || worst.waitMs >= waitMs) return worst;
  return { meter: next.meter, waitMs };
}

function waitFor(meter: Meter, over: number, nowMs: number): number {
  if (meter.kind === "rate") return over / meter.perMs;
  if (meter.kind === "concurrent") return CONCURRENT_WAIT_MS;
  return Math.max(1, (meter.endsAtMs ?? nowMs) - nowMs);
}

function isIdle({ meter, debt, open }: Cell, nowMs: number): boolean {
  if (open > 0) return false;
  if (meter.endsAtMs !== null && nowMs > meter.endsAtMs + BUDGET_GRACE_MS) return true;
  return debt === 0;
}

function drawnAt<T>(drawn: readonly T[], index: number): T {
  const one = drawn[index];
  assert(one !== undefined, "a need names a claim of its exchange");
  return one;
}
