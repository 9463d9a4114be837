import { cpus, totalmem } from "node:os";

/** What figures were measured on, and when. */
export function machine(): string {
  return [
    cpus()[0]?.model ?? "unknown CPU",
    `${cpus().length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.version}`,
    new Date().toISOString().slice(0, 10),
  ].join(", ");
}
