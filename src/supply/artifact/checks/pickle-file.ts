import type { Format } from "../format.ts";
import { readJoblibArray } from "../formats/pickle/joblib.ts";
import { sourceLooksLikePickle } from "../formats/pickle/looks-like-pickle.ts";
import { readPickles } from "../formats/pickle/read-pickles.ts";
import type { PickleEvent } from "../formats/pickle/trace.ts";
import { Malformed } from "../formats/malformed.ts";
import { scanEmbedded } from "./embedded-pickles.ts";
import { watchPickle } from "./pickle.ts";

/** Opcodes that other bytes do not happen to be. */
const OPS_ENOUGH = 16;

/** A file or member that a loader could hand to an unpickler, with all pickles in it. */
export const pickleFile: Format = {
  id: "pickle",
  title: "Python pickle",
  active: true,
  claim: ({ start, source }) => (sourceLooksLikePickle(start, source) ? "plausible" : "none"),
  inspect(scan) {
    const watch = watchPickle(scan);
    let isRecognized = false;
    const starts: number[] = [];
    const { end } = readPickles(scan.source, {
      onEvent: (event, isMisread) => {
        isRecognized ||= isTelling(event);
        watch.emit(event, isMisread);
      },
      onEnding: (ending) => {
        isRecognized ||= ending.at === "stop" || ending.ops >= OPS_ENOUGH;
        // What breaks off before it could be told from other bytes is no pickle.
        if (!isRecognized) throw new Malformed(ending.reason, ending.offset);
        scan.recognize();
        starts.push(ending.start);
        watch.ended(ending);
      },
      onBuild: readJoblibArray,
      tick: () => scan.tick(),
    });
    const rest = { offset: end, length: scan.source.size - end };
    if (rest.length > 0) scan.skip(rest, "behind-pickle");
    scanEmbedded(scan, { starts, isScanned: (offset) => watch.isScanned(offset) });
  },
};

function isTelling(event: PickleEvent): boolean {
  return event.kind === "import" || event.kind === "call";
}
