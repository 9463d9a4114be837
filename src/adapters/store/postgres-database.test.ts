import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startPostgres } from "../../../test/e2e/support/postgres.ts";
import type { PostgresServer } from "../../../test/e2e/support/postgres.ts";
import { needs, postgres } from "../../../test/machine.ts";
import { openPostgresDatabase } from "./postgres-database.ts";
import type { PostgresOptions } from "./postgres-database.ts";

const options = { connectionsMax: 1, timeoutMs: 5000 };

/** One statement over a connection of its own. */
async function asked(more: Omit<PostgresOptions, keyof typeof options>): Promise<unknown> {
  const database = await openPostgresDatabase({ ...options, ...more });
  try {
    const sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    return (await database.query(sql))[0]?.["ssl"];
  } finally {
    await database.close();
  }
}

test("postgres-database: an address says where, and nothing about TLS", async () => {
  for (const url of ["", "mysql://host/db", "postgres//host", "host=db user=me"]) {
    await assert.rejects(asked({ url }), /must be a `postgres:\/\/` address/);
  }
  for (const name of ["sslmode=disable", "sslmode=require", "sslrootcert=x", "ssl=false"]) {
    await assert.rejects(asked({ url: `postgres://host/db?${name}` }), /`store.tls` does/);
  }
});

describe("postgres-database over TLS:", needs(postgres), () => {
  const folder = mkdtempSync(join(tmpdir(), "garita-tls-"));
  let server: PostgresServer;
  let certificate = "";
  let url = "";
  before(async () => {
    const [keyFile, certificateFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    const files = ["-keyout", keyFile, "-out", certificateFile, "-days", "1"];
    const made = spawnSync("openssl", ["req", ...kind, ...files, ...subject], { encoding: "utf8" });
    assert.equal(made.status, 0, made.stderr);
    certificate = readFileSync(certificateFile, "utf8");
    server = await startPostgres({ tls: { certificate, key: readFileSync(keyFile, "utf8") } });
    url = (await server.newDatabase()).replace("127.0.0.1", "localhost");
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test("a server that a known authority vouches for is talked to, encrypted", async () => {
    assert.equal(await asked({ url, tls: true, authority: certificate }), true);
  });

  test("a server that nobody vouches for, or of another name, is not talked to", async () => {
    await assert.rejects(asked({ url, tls: true }), /self-signed/);
    const other = url.replace("localhost", "127.0.0.1");
    await assert.rejects(
      asked({ url: other, tls: true, authority: certificate }),
      /does not match certificate/,
    );
  });

  test("on this machine a connection may do without", async () => {
    assert.equal(await asked({ url }), false);
  });
});

describe("postgres-database:", needs(postgres), () => {
  test("a server without TLS is not talked to where it is asked for", async (t) => {
    const server = await startPostgres();
    t.after(() => server.close());
    const url = await server.newDatabase();
    await assert.rejects(asked({ url, tls: true }), /does not support SSL/);
  });
});
