import { GaritaError, toGaritaError } from "../../core/errors.ts";
import type {
  Amounts,
  Held,
  Hold,
  Ledger,
  Meter,
  Refusal,
  Standing,
} from "../../policy/limits/meter.ts";
import type { Bank, BankAnswer, BankRequest, Claim, Group } from "./bank.ts";
import { costOf, isBeyondSoft, isMeasured, isSpentAtOnce, roundingOf } from "./cost.ts";

/** Requests asked for in one exchange, and meters named in it. */
const GROUPS_MAX = 64;
const CLAIMS_MAX = 512;

/** Requests that wait for the bank; one more is refused. */
const WAITING_MAX = 10_000;

/** After a refusal the bank is not asked again for so long: somebody may give something back. */
const CLOSED_MS_MAX = 200;

export interface LeasePoolOptions {
  readonly bank: Bank;
  /** Tells this holder from all others, of earlier starts too. */
  readonly holder: string;
  /** How long what was given may be used without a word from the bank. */
  readonly leaseMs: number;
  /** Largest part of what is left that is asked for at a time. */
  readonly share: number;
  readonly metersMax: number;
  /** Never goes back: leases end by it. */
  readonly tickMs: () => number;
  readonly observe?: (event: LeaseEvent, cause?: Error) => void;
}

export type LeaseEvent = "granted" | "refused" | "unavailable" | "available";

/** What this process holds of one meter. Requests use it up without asking anybody. */
interface Account {
  meter: Meter;
  /** Given by the bank and not confirmed as spent. */
  granted: number;
  /** Reserved by requests under way. */
  inUse: number;
  /** Ever spent, and how much of that the bank has confirmed. */
  spent: number;
  confirmed: number;
  /** Since the last exchange: as much is kept for the next while. */
  recent: number;
  /** Left for everybody, when the bank was last heard. */
  left: number;
  /** By `tickMs`: what is held may not be used any more. */
  endsAtTick: number;
  /** Nothing of this size is asked for before, by `tickMs`, and how long callers should wait. */
  closedUntilTick: number;
  closedFor: number;
  closedWaitMs: number;
}

/** A request that needs more of some meter than is here. */
interface Waiting {
  readonly accounts: readonly Account[];
  readonly costs: readonly number[];
  readonly needs: readonly { readonly account: Account; readonly amount: number }[];
  readonly resolve: (blocked: Blocked | null) => void;
  readonly reject: (error: GaritaError) => void;
}

interface Blocked {
  readonly meter: Meter;
  readonly waitMs: number | null;
}

/**
 * Draws leases from a bank and grants requests out of them. One exchange is under way at a time;
 * it serves everybody who waits. When the bank is gone, what is held is used up until it ends, then
 * everything is refused, and the bank is asked again for ever.
 */
export class LeasePool implements Ledger {
  readonly #options: LeasePoolOptions;
  readonly #accounts = new Map<string, Account>();
  readonly #timer: NodeJS.Timeout;
  #waiting: Waiting[] = [];
  /** Of accounts that were forgotten: the bank may remember what they had spent. */
  #spentMax = 0;
  #exchanging = false;
  #reachable = true;
  #wasHeard = false;
  #closed = false;

  constructor(options: LeasePoolOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.renew(), options.leaseMs / 3);
    this.#timer.unref();
  }

  /** False while the bank cannot be asked. */
  get reachable(): boolean {
    return this.#reachable;
  }

  hold(meters: readonly Meter[], amounts: Amounts): Held | Promise<Held> {
    const tick = this.#options.tickMs();
    const accounts: Account[] = [];
    const costs: number[] = [];
    let isShort = false;
    for (const meter of meters) {
      const cost = costOf(meter, amounts);
      const account = this.#accountOf(meter, tick);
      accounts.push(account);
      costs.push(cost);
      if (cost > meter.capacity + roundingOf(meter)) {
        return refusal(accounts, { meter, waitMs: null });
      }
      isShort ||= cost > 0 && available(account) < cost;
    }
    if (isShort) return this.#holdLater(accounts, costs, amounts);
    take(accounts, costs);
    return new PoolHold(this, accounts, amounts);
  }

  async #holdLater(
    accounts: readonly Account[],
    costs: readonly number[],
    amounts: Amounts,
  ): Promise<Held> {
    const blocked = await this.#draw(accounts, costs);
    if (blocked !== null) return refusal(accounts, blocked);
    return new PoolHold(this, accounts, amounts);
  }

  /** For a request under way. */
  extend(all: readonly Account[], more: Amounts): boolean | Promise<boolean> {
    const accounts = all.filter(({ meter }) => isMeasured(meter));
    const costs = accounts.map(({ meter }) => costOf(meter, more));
    const tick = this.#options.tickMs();
    for (const account of accounts) expire(account, tick);
    const isShort = accounts.some((one, index) => available(one) < (costs[index] ?? 0));
    if (isShort) return this.#draw(accounts, costs).then((blocked) => blocked === null);
    take(accounts, costs);
    return true;
  }

  settle(accounts: readonly Account[], reserved: Amounts, used: Amounts): void {
    for (const account of accounts) {
      const { meter } = account;
      if (isSpentAtOnce(meter)) continue;
      account.inUse -= costOf(meter, reserved);
      if (meter.kind !== "concurrent") spend(account, costOf(meter, used));
    }
  }

  /** Tells the bank what was spent, gives back what lies idle and prolongs the rest. */
  async renew(): Promise<void> {
    if (this.#exchanging) return;
    const due = [...this.#accounts.values()].filter(
      (account) => account.granted > 0 || account.spent > account.confirmed,
    );
    this.#forgetIdle();
    // Nothing is said but to hear whether anybody is there.
    if (due.length === 0 && this.#reachable && this.#wasHeard) return;
    this.#exchanging = true;
    try {
      for (let from = 0; from === 0 || from < due.length; from += CLAIMS_MAX) {
        const batch = due.slice(from, from + CLAIMS_MAX);
        for (const account of batch) giveBack(account);
        await this.#exchange(batch, [], false);
      }
    } finally {
      this.#exchanging = false;
    }
    this.#serve();
  }

  /** Gives everything back; requests under way are charged as they were reserved. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    for (const account of this.#accounts.values()) account.recent = 0;
    await this.renew();
  }

  /** Null once everything is reserved. What is here is set aside while the rest is asked for. */
  #draw(accounts: readonly Account[], costs: readonly number[]): Promise<Blocked | null> {
    const tick = this.#options.tickMs();
    const needs = accounts
      .map((account, index) => ({ account, amount: shortOf(account, costs[index] ?? 0) }))
      .filter(({ amount }) => amount > 0);
    for (const { account, amount } of needs) {
      const { closedUntilTick, closedFor, closedWaitMs, meter } = account;
      const isClosed = tick < closedUntilTick && amount >= closedFor;
      if (isClosed) return Promise.resolve({ meter, waitMs: closedWaitMs });
    }
    if (!this.#reachable) return Promise.reject(unavailable());
    if (this.#waiting.length >= WAITING_MAX) return Promise.reject(unavailable());
    setAside(accounts, costs, 1);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ accounts, costs, needs, resolve, reject });
      this.#serve();
    });
  }

  #serve(): void {
    if (this.#exchanging || this.#waiting.length === 0) return;
    this.#exchanging = true;
    const served = this.#nextWaiting();
    const needed = new Set(served.flatMap(({ needs }) => needs.map(({ account }) => account)));
    void this.#exchange([...needed], served, true).finally(() => {
      this.#exchanging = false;
      this.#serve();
    });
  }

  /** As many as one exchange has room for, the longest waiting first. */
  #nextWaiting(): readonly Waiting[] {
    let claims = 0;
    let count = 0;
    for (const { needs } of this.#waiting.slice(0, GROUPS_MAX)) {
      claims += needs.length;
      if (count > 0 && claims > CLAIMS_MAX) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #exchange(
    accounts: readonly Account[],
    served: readonly Waiting[],
    wants: boolean,
  ): Promise<void> {
    const { bank, tickMs, holder, share } = this.#options;
    const sentAtTick = tickMs();
    // What has ended is charged already, and so is what was spent of it.
    for (const account of accounts) expire(account, sentAtTick);
    const index = new Map(accounts.map((account, at) => [account, at]));
    const groups: readonly Group[] = served.map(({ needs }) => ({
      needs: needs.map(({ account, amount }) => ({ claim: index.get(account) ?? -1, amount })),
    }));
    const claims = accounts.map((account) => this.#claimOf(account, wants));
    try {
      const request: BankRequest = { holder, share, claims, groups };
      const answer = await bank(request);
      this.#wasHeard = true;
      this.#note(true);
      this.#apply({ accounts, claims, served, answer, sentAtTick });
    } catch (cause) {
      const error = toGaritaError(cause);
      if (error.code === "limit.unavailable") this.#note(false, error);
      for (const waiting of served) fail(waiting, error);
    }
  }

  #claimOf(account: Account, wants: boolean): Claim {
    const { meter, granted, spent, confirmed, recent } = account;
    const { leaseMs } = this.#options;
    const atMost = meter.kind === "rate" ? meter.perMs * leaseMs : meter.capacity;
    return {
      meter,
      holds: Math.max(0, granted - (spent - confirmed)),
      spentFrom: confirmed,
      spentTo: spent,
      want: wants ? Math.max(Math.floor(atMost), Math.min(recent, meter.capacity)) : 0,
    };
  }

  #apply(exchanged: {
    readonly accounts: readonly Account[];
    readonly claims: readonly Claim[];
    readonly served: readonly Waiting[];
    readonly answer: BankAnswer;
    readonly sentAtTick: number;
  }): void {
    const { accounts, claims, served, answer, sentAtTick } = exchanged;
    for (const [index, account] of accounts.entries()) {
      const claim = claims[index];
      const result = answer.claims[index];
      if (claim === undefined || result === undefined) continue;
      account.granted = claim.holds + result.granted;
      account.confirmed = claim.spentTo;
      account.left = result.left;
      account.endsAtTick = sentAtTick + this.#options.leaseMs;
    }
    for (const [index, waiting] of served.entries()) {
      const result = answer.groups[index];
      if (result?.granted === true) {
        this.#options.observe?.("granted");
        setAside(waiting.accounts, waiting.costs, -1);
        take(waiting.accounts, waiting.costs);
        waiting.resolve(null);
      } else {
        this.#options.observe?.("refused");
        const account = result && accounts[result.claim];
        if (result === undefined || account === undefined) fail(waiting, unavailable());
        else this.#refuse(waiting, account, result.waitMs);
      }
    }
  }

  #refuse(waiting: Waiting, account: Account, waitMs: number): void {
    setAside(waiting.accounts, waiting.costs, -1);
    const need = waiting.needs.find((one) => one.account === account)?.amount ?? 0;
    account.closedUntilTick = this.#options.tickMs() + Math.min(waitMs, CLOSED_MS_MAX);
    account.closedFor = need;
    account.closedWaitMs = waitMs;
    waiting.resolve({ meter: account.meter, waitMs });
  }

  #note(reachable: boolean, cause?: Error): void {
    if (reachable === this.#reachable) return;
    this.#reachable = reachable;
    this.#options.observe?.(reachable ? "available" : "unavailable", cause);
  }

  #accountOf(meter: Meter, tick: number): Account {
    const known = this.#accounts.get(meter.key);
    if (known !== undefined) {
      known.meter = meter;
      expire(known, tick);
      return known;
    }
    if (this.#accounts.size >= this.#options.metersMax) {
      throw new GaritaError("limit.rate", "too many callers at a time", { retryAfterSeconds: 1 });
    }
    const account: Account = {
      meter,
      granted: 0,
      inUse: 0,
      spent: this.#spentMax,
      confirmed: this.#spentMax,
      recent: 0,
      left: meter.capacity,
      endsAtTick: Infinity,
      closedUntilTick: -Infinity,
      closedFor: 0,
      closedWaitMs: 0,
    };
    this.#accounts.set(meter.key, account);
    return account;
  }

  #forgetIdle(): void {
    for (const [key, { granted, inUse, spent, confirmed }] of this.#accounts) {
      if (granted > 0 || inUse > 0 || spent > confirmed) continue;
      this.#accounts.delete(key);
      this.#spentMax = Math.max(this.#spentMax, spent);
    }
  }
}

class PoolHold implements Hold {
  readonly refused = false;
  readonly isSoft: boolean;
  readonly #pool: LeasePool;
  readonly #accounts: readonly Account[];
  #reserved: Amounts;
  #settled = false;

  constructor(pool: LeasePool, accounts: readonly Account[], reserved: Amounts) {
    this.#pool = pool;
    this.#accounts = accounts;
    this.#reserved = reserved;
    this.isSoft = accounts.some(
      (one) => one.meter.kind === "budget" && isBeyondSoft(one.meter, leftOf(one)),
    );
  }

  extend(more: Amounts): boolean | Promise<boolean> {
    if (this.#settled) return false;
    const granted = this.#pool.extend(this.#accounts, more);
    if (granted instanceof Promise) return granted.then((late) => this.#grow(more, late));
    return this.#grow(more, granted);
  }

  #grow({ tokens, money }: Amounts, granted: boolean): boolean {
    if (!granted) return false;
    const before = this.#reserved;
    this.#reserved = { tokens: before.tokens + tokens, money: before.money + money };
    // The request ended while this was being asked.
    if (this.#settled) this.#pool.settle(this.#measured(), { tokens, money }, NOTHING);
    return true;
  }

  #measured(): readonly Account[] {
    return this.#accounts.filter(({ meter }) => isMeasured(meter));
  }

  settle(used: Amounts): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#pool.settle(this.#accounts, this.#reserved, used);
  }

  standings(): readonly Standing[] {
    return standingsOf(this.#accounts);
  }
}

const NOTHING: Amounts = { tokens: 0, money: 0 };

/** May be less than nothing: what requests wait for is set aside before it is there. */
function available({ granted, inUse, spent, confirmed }: Account): number {
  return granted - inUse - (spent - confirmed);
}

function shortOf(account: Account, cost: number): number {
  return Math.max(0, cost - Math.max(0, available(account)));
}

/**
 * What a lease was good for is charged by the bank when it ends: nothing of it is left. Requests
 * under way go on, and are said to the bank when it is back.
 */
function expire(account: Account, tick: number): void {
  if (tick < account.endsAtTick) return;
  account.endsAtTick = Infinity;
  account.granted = account.meter.kind === "concurrent" ? account.inUse : 0;
  account.confirmed = account.spent;
}

function take(accounts: readonly Account[], costs: readonly number[]): void {
  let index = 0;
  for (const account of accounts) {
    const cost = costs[index++] ?? 0;
    if (isSpentAtOnce(account.meter)) spend(account, cost);
    else account.inUse += cost;
  }
}

function spend(account: Account, amount: number): void {
  account.spent += amount;
  account.recent += amount;
}

/** Kept from others while the rest is asked for (1), and not any more (-1). */
function setAside(accounts: readonly Account[], costs: readonly number[], sign: 1 | -1): void {
  for (const [index, account] of accounts.entries()) account.inUse += sign * (costs[index] ?? 0);
}

function fail(waiting: Waiting, error: GaritaError): void {
  setAside(waiting.accounts, waiting.costs, -1);
  waiting.reject(error);
}

/** As much as was used lately stays here for the next while. */
function giveBack(account: Account): void {
  const idle = available(account) - account.recent;
  account.recent = 0;
  if (idle > 0) account.granted -= idle;
}

function refusal(accounts: readonly Account[], blocked: Blocked): Refusal {
  return { refused: true, ...blocked, standings: () => standingsOf(accounts) };
}

/** As far as this process knows: what others have used since is not in it. */
function standingsOf(accounts: readonly Account[]): readonly Standing[] {
  return accounts.map((account) => ({ meter: account.meter, remaining: leftOf(account) }));
}

function leftOf(account: Account): number {
  return Math.min(account.meter.capacity, account.left + Math.max(0, available(account)));
}

function unavailable(): GaritaError {
  return new GaritaError("limit.unavailable", "the limits cannot be checked", {
    retryAfterSeconds: 1,
  });
}
