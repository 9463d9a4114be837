import type { Format, Scan } from "../format.ts";
import { rdsHeader, readRds } from "../formats/rds/rds.ts";
import type { RdsEvent } from "../formats/rds/rds.ts";

/** Functions that start programs, connect, load code or remove files. */
const REACHES_OUT = new Set(
  `system system2 shell shell.exec pipe fifo socketConnection serverSocket make.socket download.file
  curl_download source sys.source dyn.load library.dynam unlink file.remove file.rename
  install.packages Sys.setenv`.split(/\s+/),
);

/** Functions that are given the name of another. */
const LOOKUPS = new Set(
  "do.call get get0 mget match.fun getFromNamespace getExportedValue Recall call as.call".split(
    " ",
  ),
);

/** Objects of R, as `saveRDS` and `save` write them. */
export const rds: Format = {
  id: "rds",
  title: "R object",
  active: false,
  claim: ({ start }) => (rdsHeader(start) === null ? "none" : "certain"),
  inspect(scan) {
    readRds(scan.source, { emit: (event) => check(event, scan), tick: () => scan.tick() });
  },
};

function check(event: RdsEvent, scan: Scan): void {
  switch (event.kind) {
    case "promise":
      // Functions keep arguments that nobody has used yet: only their calls are looked at.
      if (!event.isBinding) scan.report("rds/promise", event.offset, { offset: event.offset });
      return;
    case "call":
      checkCall(event, scan);
      return;
    case "class":
      if (event.package !== "base") {
        const { name, package: home } = event;
        scan.report("rds/foreign-class", event.offset, { name, package: home });
      }
      return;
    case "package":
      scan.note({ kind: "import", name: event.name, value: "package" });
  }
}

function checkCall(call: Extract<RdsEvent, { kind: "call" }>, scan: Scan): void {
  const words = LOOKUPS.has(call.name) ? [call.name, ...call.words] : [call.name];
  const name = words.find((word) => REACHES_OUT.has(word));
  if (name === undefined) return;
  scan.report(call.inPromise ? "rds/promised-call" : "rds/carries-code", call.offset, { name });
}
