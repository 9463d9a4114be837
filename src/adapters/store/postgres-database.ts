import type { Client, ClientConfig, Pool, PoolClient } from "pg";
import { WordedError } from "../../core/worded-error.ts";
import type { Database, Query, Row, SqlValue } from "./database.ts";

/** Any number: transactions of garita wait for each other, not for those of other programs. */
const LOCK = 0x6761_7269;
const RECONNECT_MS = 1000;

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`, `?host=` for a socket. */
  readonly url: string;
  /** Undefined: on, unless the server is on this machine. */
  readonly tls?: boolean | undefined;
  /** PEM of the authority that vouches for the server; undefined: those that Node.js knows. */
  readonly authority?: string | undefined;
  readonly connectionsMax: number;
  /** For a connection as for a statement. */
  readonly timeoutMs: number;
}

/** Connects when it is first used. Throws `config.invalid` for an address that cannot be meant. */
export async function openPostgresDatabase(options: PostgresOptions): Promise<Database> {
  const config = clientConfig(options);
  const pg = await import("pg");
  const pool = new pg.Pool({ ...config, max: options.connectionsMax, allowExitOnIdle: true });
  // What a lost connection means shows at the next statement; unheard, it would end the process.
  pool.on("error", () => undefined);
  const listeners: Listener[] = [];
  return {
    query: (sql, values) => runWith(pool, sql, values),
    exclusive: (work) => exclusively(pool, work),
    async announce(channel) {
      await pool.query("SELECT pg_notify($1, '')", [channel]);
    },
    listen(channel, onNews) {
      const listener = new Listener(() => new pg.Client(config), { channel, onNews });
      listeners.push(listener);
      listener.start();
    },
    async close() {
      await Promise.all(listeners.map((listener) => listener.stop()));
      await pool.end();
    },
  };
}

async function runWith(
  client: Pick<Pool, "query">,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<readonly Row[]> {
  const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
  return rows;
}

async function exclusively<T>(pool: Pool, work: (query: Query) => Promise<T>): Promise<T> {
  const client: PoolClient = await pool.connect();
  const query: Query = (sql, values) => runWith(client, sql, values);
  try {
    await query("BEGIN");
    await query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const result = await work(query);
    await query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // Closing the connection rolls back, whatever state it is in.
    client.release(true);
    throw error;
  }
}

interface Subscription {
  readonly channel: string;
  readonly onNews: () => void;
}

/** A connection of its own that hears what is announced; a lost one is made again for ever. */
class Listener {
  readonly #connect: () => Client;
  readonly #subscription: Subscription;
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(connect: () => Client, subscription: Subscription) {
    this.#connect = connect;
    this.#subscription = subscription;
  }

  start(): void {
    const client = (this.#client = this.#connect());
    const { channel, onNews } = this.#subscription;
    client.on("notification", onNews);
    client.on("error", () => this.#again(client));
    client.on("end", () => this.#again(client));
    client
      .connect()
      .then(() => client.query(`LISTEN ${client.escapeIdentifier(channel)}`))
      // What was announced in between was missed.
      .then(onNews, () => this.#again(client));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  #again(client: Client): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    this.#timer = setTimeout(() => this.start(), RECONNECT_MS).unref();
  }
}

function clientConfig(options: PostgresOptions): ClientConfig {
  const { url, timeoutMs, authority } = options;
  const address = parseAddress(url);
  const isLocal = isOnThisMachine(address);
  const ssl =
    (options.tls ?? !isLocal)
      ? { rejectUnauthorized: true, ...(authority !== undefined && { ca: authority }) }
      : false;
  return {
    connectionString: url,
    ssl,
    application_name: "garita",
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    statement_timeout: timeoutMs,
    keepAlive: true,
  };
}

const TEXTS = {
  address: {
    en: "`store.url` must be a `postgres://` address",
    es: "`store.url` debe ser una dirección `postgres://`",
  },
  tls: {
    en: "`store.url` may not say anything about TLS; `store.tls` does",
    es: "`store.url` no puede decir nada de TLS; para eso está `store.tls`",
  },
} as const;

/** Options of TLS in the address would undo what is configured. */
function parseAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  const known = address?.protocol === "postgres:" || address?.protocol === "postgresql:";
  if (address === null || !known) {
    throw new WordedError(TEXTS.address);
  }
  if ([...address.searchParams.keys()].some((name) => name.startsWith("ssl"))) {
    throw new WordedError(TEXTS.tls);
  }
  return address;
}

function isOnThisMachine({ hostname, searchParams }: URL): boolean {
  const socket = searchParams.get("host");
  if (socket !== null) return socket.startsWith("/");
  return ["", "localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
