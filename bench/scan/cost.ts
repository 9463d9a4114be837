/** CPU of a million opcodes, large files against the hash alone, memory for large and bad ones. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { pickle } from "../../test/fixtures/artifacts/pickle-writer.ts";
import { writeZip } from "../../test/fixtures/artifacts/zip-writer.ts";
import { bareScan } from "./bare-scan.ts";

export interface Cost {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const MEGABYTE = 2 ** 20;
const LARGE = 500 * MEGABYTE;
const OPCODES = 1_000_000;
const ROUNDS = 7;

/** Lists of dictionaries with texts and numbers, each memoized, as real pickles have them. */
export function manyOpcodes(): Uint8Array {
  const item = Buffer.from(
    pickle()
      .raw("}")
      .raw(0x94)
      .raw("(")
      .text("key")
      .raw(0x94)
      .int(7)
      .text("name")
      .raw(0x94, "G")
      .raw(Buffer.alloc(8))
      .raw("u")
      .bytes(),
  );
  const count = Math.floor(OPCODES / 10);
  const items = Buffer.concat(Array.from({ length: count }, () => item));
  const start = Buffer.from(pickle().proto(4).emptyList().raw(0x94, "(").bytes());
  return Buffer.concat([start, items, Buffer.from("e.")]);
}

function seconds(run: () => void): { readonly cpu: number; readonly wall: number } {
  const [before, startMs] = [process.cpuUsage(), performance.now()];
  run();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - startMs) / 1000 };
}

/** The lowest of several rounds, in which they take turns. */
function lowest(runs: readonly (() => void)[]): readonly { cpu: number; wall: number }[] {
  const best = runs.map(() => ({ cpu: Infinity, wall: Infinity }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, run] of runs.entries()) {
      const { cpu, wall } = seconds(run);
      const least = best[index];
      if (least === undefined) continue;
      least.cpu = Math.min(least.cpu, cpu);
      least.wall = Math.min(least.wall, wall);
    }
  }
  return best;
}

function hashAlone(path: string): void {
  const [descriptor, hash] = [openSync(path, "r"), createHash("sha256")];
  const buffer = Buffer.alloc(MEGABYTE);
  const fill = (): number => readSync(descriptor, buffer, 0, buffer.length, null);
  for (let read = fill(); read > 0; read = fill()) {
    hash.update(buffer.subarray(0, read));
  }
  closeSync(descriptor);
  hash.digest();
}

interface LargeFile {
  readonly what: string;
  readonly path: string;
}

/** Real zeros on the disk, so that reading them costs what it costs. */
function largeFiles(folder: string): readonly LargeFile[] {
  const payload = Buffer.alloc(LARGE);
  const version = { name: "archive/version", bytes: Buffer.from("3\n") };
  const data = { name: "archive/data.pkl", bytes: pickle().proto(2).raw("}").stop().bytes() };
  const zip = join(folder, "large.pt");
  writeFileSync(zip, writeZip([data, version, { name: "archive/data/0", bytes: payload }]));
  const tensors = { t: { dtype: "U8", shape: [LARGE], data_offsets: [0, LARGE] } };
  const header = Buffer.from(JSON.stringify(tensors).padEnd(96));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const safetensors = join(folder, "large.safetensors");
  writeFileSync(safetensors, Buffer.concat([length, header, payload]));
  return [
    { what: "500 MB zip (PyTorch)", path: zip },
    { what: "500 MB safetensors", path: safetensors },
  ];
}

function hostileFiles(folder: string): readonly LargeFile[] {
  const file = (what: string, name: string, bytes: Uint8Array): LargeFile => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return { what, path };
  };
  const names = Array.from({ length: 20_000 }, (_, index) => `a/${index}`);
  const zeros = gzipSync(Buffer.alloc(200 * MEGABYTE), { level: 9 });
  const depth = Buffer.concat([Buffer.alloc(5_000_000, "("), Buffer.from(".")]);
  const sparse = file("4 GB of zeros, .pkl", "sparse.pkl", Buffer.alloc(0));
  truncateSync(sparse.path, 4 * 2 ** 30);
  const memo = pickle().proto(4);
  for (let index = 0; index < 500_000; index++) memo.emptyList().raw(0x94);
  return [
    file("1M opcodes", "opcodes.pkl", manyOpcodes()),
    file("5M open marks", "marks.pkl", depth),
    file("500k memo entries", "memo.pkl", memo.stop().bytes()),
    file(
      "zip of 20,000",
      "many.zip",
      writeZip(names.map((name) => ({ name, bytes: depth.subarray(0, 9) }))),
    ),
    file("gzip of 200 MB", "bomb.pkl.gz", zeros),
    sparse,
  ];
}

/** Most memory of the command that scans the file, in MB; NaN if it failed. */
function peakOf(path: string): number {
  const script = join(import.meta.dirname, "peak.ts");
  const { stderr } = spawnSync(process.execPath, [script, path], { encoding: "utf8" });
  return Number(/\d+$/.exec(stderr)?.[0]) / 1024;
}

export function measureCosts(folder: string): readonly Cost[] {
  const costs: Cost[] = [];
  const add = (what: string, value: number, unit: string): void => {
    costs.push({ what, value, unit });
  };
  const small = join(folder, "small.pkl");
  writeFileSync(small, pickle().proto(2).int(7).stop().bytes());
  const base = Math.min(...Array.from({ length: 3 }, () => peakOf(small)));
  const large = largeFiles(folder);
  for (const { what, path } of large) {
    const [bare, hashed, alone] = lowest([
      () => bareScan(path, { hash: false }),
      () => bareScan(path, { hash: true }),
      () => hashAlone(path),
    ]);
    if (bare === undefined || hashed === undefined || alone === undefined) continue;
    add(`${what}, structure only`, bare.wall * 1000, "ms");
    add(`${what}, with SHA-256 / SHA-256 alone (speed)`, alone.wall / hashed.wall, "×");
  }
  const hostile = hostileFiles(folder);
  const [opcodes] = lowest([() => bareScan(join(folder, "opcodes.pkl"), { hash: false })]);
  add("1M pickle opcodes", opcodes?.cpu ?? Number.NaN, "CPU s");
  add("process that scans a small pickle, peak memory (base)", base, "MB");
  for (const { what, path } of [...large, ...hostile]) {
    add(`${what}: peak memory over base`, peakOf(path) - base, "MB");
    rmSync(path);
  }
  return costs;
}
