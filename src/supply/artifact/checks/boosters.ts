import { Buffer } from "node:buffer";
import { readBytes, slice } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { openFlatbuffer } from "../formats/flatbuffer/flatbuffer.ts";
import { Malformed } from "../formats/malformed.ts";
import { looksLikeUbjson, readUbjson } from "../formats/ubjson/ubjson.ts";
import { looksLikeCode } from "./code-text.ts";
import { checkPath } from "./config-values.ts";
import { checkTextValue } from "./text-value.ts";
import type { NamedText } from "./text-value.ts";

/** Trees and linear models as numbers: nothing in them runs, and their texts are looked at. */
const PASSIVE = { active: false } as const;

/** XGBoost's files since version 1.6, in binary JSON. */
export const xgboost: Format = {
  ...PASSIVE,
  id: "xgboost",
  title: "XGBoost",
  claim: ({ start }) => (looksLikeUbjson(start) ? "certain" : "none"),
  inspect(scan) {
    readUbjson(scan.source, {
      tick: () => scan.tick(),
      onText: ({ path, text, offset }) => noteText({ name: path.join("."), text, offset }, scan),
    });
  },
};

function noteText(value: NamedText, scan: Scan): void {
  checkTextValue(value, scan);
  const { name, text } = value;
  if (/objective\.name$|attributes\./.test(name)) scan.note({ kind: "field", name, value: text });
}

const JSON_BEGIN =
  /^\s*\{\s*"(?:learner"\s*:\s*\{|version"\s*:\s*\[\s*\d+\s*,[^\]]*\]\s*,\s*"learner")/;
const LEARNER = /"(?:gradient_booster|learner_model_param|learner_train_param|attributes)"/;

/** The same as JSON, whose end tells whether it is whole. */
export const xgboostJson: Format = {
  ...PASSIVE,
  id: "xgboost-json",
  title: "XGBoost JSON",
  claim: ({ start }) => {
    const begin = Buffer.from(start.subarray(0, 4096)).toString("latin1");
    return JSON_BEGIN.test(begin) && LEARNER.test(begin) ? "certain" : "none";
  },
  inspect({ source }) {
    const end = Buffer.from(readBytes(source, Math.max(0, source.size - 256), 256));
    if (!/\}\s*$/.test(end.toString("latin1"))) throw new Malformed("truncated", source.size);
  },
};

/** Parameters of fixed size, then the names of objective and booster. */
const OLD_PARAMETERS_BYTES = 136;
const OLD_MAGIC = "binf";
const OBJECTIVE = /^[a-z]+:[a-z_]+$/;
const BOOSTERS: ReadonlySet<string> = new Set(["gbtree", "gblinear", "dart"]);
const OLD_NAME_BYTES_MAX = 64;

/** XGBoost's own binary form, which was given up in version 2. */
export const xgboostOld: Format = {
  ...PASSIVE,
  id: "xgboost-deprecated",
  title: "XGBoost (deprecated binary)",
  claim: ({ start }) =>
    oldNames(Buffer.from(start.subarray(0, 512))) === null ? "none" : "certain",
  inspect(scan) {
    const names = oldNames(Buffer.from(readBytes(scan.source, 0, 512)));
    if (names === null) throw new Malformed("bad-header", 0);
    scan.note({ kind: "field", name: "objective", value: names.join(" ") });
    scan.skip({ offset: names.length, length: scan.source.size - names.length }, "trees");
  },
};

function oldNames(start: Buffer): readonly string[] | null {
  let at = OLD_PARAMETERS_BYTES + (start.toString("latin1", 0, 4) === OLD_MAGIC ? 4 : 0);
  const names: string[] = [];
  for (let index = 0; index < 2; index += 1) {
    if (at + 8 > start.length) return null;
    const length = Number(start.readBigUInt64LE(at));
    if (length > OLD_NAME_BYTES_MAX) return null;
    names.push(start.toString("latin1", at + 8, at + 8 + length));
    at += 8 + length;
  }
  const [objective = "", booster = ""] = names;
  return OBJECTIVE.test(objective) && BOOSTERS.has(booster) ? names : null;
}

const CATBOOST_MAGIC = "CBM1";
const INFO_MAX = 10_000;

/** A flatbuffer behind its length, and parts of the model behind that. */
export const catboost: Format = {
  ...PASSIVE,
  id: "catboost",
  title: "CatBoost",
  claim: ({ start }) => {
    const magic = Buffer.from(start.subarray(0, 4)).toString("latin1");
    return magic === CATBOOST_MAGIC ? "certain" : "none";
  },
  inspect(scan) {
    const { source } = scan;
    const head = Buffer.from(readBytes(source, 0, 8));
    if (head.length < 8) throw new Malformed("truncated", head.length);
    const length = head.readUInt32LE(4);
    if (length > source.size - 8) throw new Malformed("core-beyond-end", 4);
    const file = openFlatbuffer(slice(source, 8, length), { pointersMax: INFO_MAX });
    const core = file.root();
    scan.note({ kind: "field", name: "format version", value: file.textAt(core.field(0)) });
    for (const at of file.pointersAt(core.field(2))) {
      scan.tick();
      const entry = file.tableAt(at);
      const name = file.textAt(entry?.field(0) ?? null);
      const text = file.textAt(entry?.field(1) ?? null);
      checkTextValue({ name, text, offset: 8 + at }, scan);
      if (name === "catboost_version_info") {
        scan.note({ kind: "producer", name: "CatBoost", value: text.split("\n", 1)[0] ?? "" });
      }
    }
  },
};

const LIGHTGBM_BEGIN = /^tree\r?\nversion=v\d+\r?\n/;
const LIGHTGBM_HEADER_BYTES = 4096;
const LIGHTGBM_END_BYTES = 65_536;

/** Text with a line for each property of each tree. */
export const lightgbm: Format = {
  ...PASSIVE,
  id: "lightgbm",
  title: "LightGBM",
  claim: ({ start }) => {
    const begin = Buffer.from(start.subarray(0, 64)).toString("latin1");
    return LIGHTGBM_BEGIN.test(begin) ? "certain" : "none";
  },
  inspect(scan) {
    const header = Buffer.from(readBytes(scan.source, 0, LIGHTGBM_HEADER_BYTES)).toString("utf8");
    for (const name of ["version", "objective"]) {
      const value = new RegExp(`^${name}=(.{1,200})$`, "m").exec(header)?.[1];
      if (value !== undefined) scan.note({ kind: "field", name, value });
    }
    const { size } = scan.source;
    const from = Math.max(0, size - LIGHTGBM_END_BYTES);
    const end = Buffer.from(readBytes(scan.source, from, LIGHTGBM_END_BYTES)).toString("utf8");
    if (looksLikeCode(header)) scan.report("graph/code-in-text", 0, { name: "header" });
    else if (looksLikeCode(end)) scan.report("graph/code-in-text", from, { name: "end" });
    checkLightgbmFiles(end, from, scan);
  },
};

/** Parameters of training that name files or machines; the model is read with them. */
const LIGHTGBM_FILE =
  /^\[(convert_model|output_model|input_model|output_result|data|valid|machine_list_filename|forcedsplits_filename|forcedbins_filename|snapshot_file):[ \t]*([^\]\n]{1,4096})\]/gm;

function checkLightgbmFiles(text: string, offset: number, scan: Scan): void {
  for (const match of text.matchAll(LIGHTGBM_FILE)) {
    scan.tick();
    const [, key = "", value = ""] = match;
    checkPath({ key, value, offset: offset + match.index }, scan);
  }
}
