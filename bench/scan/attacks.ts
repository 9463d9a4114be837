/** The attacks of the tests as files on disk, in the names and containers in which they travel. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { writeGguf } from "../../test/fixtures/artifacts/gguf-writer.ts";
import { KERAS_ATTACKS } from "../../test/fixtures/artifacts/keras-attacks.ts";
import { SETTING_ATTACKS, XML_ATTACKS } from "../../test/fixtures/artifacts/markup-attacks.ts";
import { ONNX_ATTACKS } from "../../test/fixtures/artifacts/onnx-attacks.ts";
import { ADVISORY_ATTACKS } from "../../test/fixtures/artifacts/pickle-advisories.ts";
import { ARGUMENT_ATTACKS } from "../../test/fixtures/artifacts/pickle-arguments.ts";
import { shell } from "../../test/fixtures/artifacts/pickle-attack.ts";
import { CHAIN_ATTACKS } from "../../test/fixtures/artifacts/pickle-chains.ts";
import { REACHING_ATTACKS } from "../../test/fixtures/artifacts/pickle-reaches.ts";
import { TECHNIQUE_ATTACKS } from "../../test/fixtures/artifacts/pickle-techniques.ts";
import { writeSevenZip } from "../../test/fixtures/artifacts/seven-zip-writer.ts";
import { writeTar } from "../../test/fixtures/artifacts/tar-writer.ts";
import {
  constant,
  savedModelBytes,
  tfNode,
} from "../../test/fixtures/artifacts/tensorflow-writer.ts";
import { TENSORFLOW_ATTACKS } from "../../test/fixtures/artifacts/tensorflow-attacks.ts";
import { tfliteModel } from "../../test/fixtures/artifacts/tflite-writer.ts";
import { writeZip } from "../../test/fixtures/artifacts/zip-writer.ts";

export interface AttackFile {
  /** Below the folder that they were written to. */
  readonly path: string;
  readonly family: string;
  readonly verdict: "malicious" | "suspicious";
}

interface Attack extends AttackFile {
  readonly bytes: Uint8Array;
}

const EVIL = shell().bytes();

/** Writes every attack below `folder`. */
export function writeAttacks(folder: string): readonly AttackFile[] {
  const attacks = [...pickles(), ...packed(), ...archives(), ...graphs(), ...templates()];
  return attacks.map(({ bytes, ...file }) => {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return file;
  });
}

function pickles(): readonly Attack[] {
  const kinds = {
    "pickle: advisories": ADVISORY_ATTACKS,
    "pickle: techniques": TECHNIQUE_ATTACKS,
    "pickle: chains": CHAIN_ATTACKS,
    "pickle: reaches": REACHING_ATTACKS,
    "pickle: arguments": ARGUMENT_ATTACKS,
  };
  return Object.entries(kinds).flatMap(([family, list], kind) =>
    list.map(({ bytes, verdict }, index) => {
      return { path: `pickle-${kind}/${index}.pkl`, family, verdict, bytes };
    }),
  );
}

function packed(): readonly Attack[] {
  const member = { name: "archive/data.pkl", bytes: EVIL };
  const version = { name: "archive/version", bytes: Buffer.from("3\n") };
  const zip = writeZip([member, version]);
  const files: Readonly<Record<string, Uint8Array>> = {
    "model.pt": zip,
    "model.bin": zip,
    "deflated.pt": writeZip([{ ...member, method: 8 }, version]),
    "weights.npz": writeZip([{ name: "a.npy", bytes: objectArray() }]),
    "in-zip.zip": writeZip([{ name: "model.pt", bytes: zip }]),
    "prefixed.pt": writeZip([member, version], { prefix: Buffer.from("hidden") }),
    "unlisted.pt": writeZip([version, { ...member, unlisted: true }]),
    "flags.pt": writeZip([{ ...member, flags: 1 }, version]),
    "crc.pt": writeZip([{ ...member, crc: 7 }, version]),
    "local-name.pt": writeZip([{ ...member, local: { name: "archive/nothing" } }, version]),
    "model.tar": writeTar([{ name: "data.pkl", bytes: EVIL }]),
    "model.tar.gz": gzipSync(writeTar([{ name: "data.pkl", bytes: EVIL }])),
    "model.7z": writeSevenZip([{ name: "data.pkl", bytes: EVIL }]),
    "zlib.joblib": deflateSync(EVIL),
    "gzip.joblib": gzipSync(EVIL),
    "model.pkl.gz": gzipSync(EVIL),
    "model.pkl.zst": zstdCompressSync(EVIL),
    "array.npy": objectArray(),
    "photo.jpg": EVIL,
    "model.safetensors": EVIL,
    "config.json": EVIL,
    "no-ending": EVIL,
  };
  return Object.entries(files).map(([name, bytes]) => {
    return { path: `packed/${name}`, family: "pickle in containers", verdict: "malicious", bytes };
  });
}

/** A NumPy array of objects, whose content is the pickle. */
function objectArray(): Buffer {
  const text = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }";
  const header = Buffer.from(`${text.padEnd(117)}\n`);
  const magic = Buffer.from("\u0093NUMPY\u0001\u0000", "latin1");
  const length = Buffer.of(header.length & 0xff, header.length >> 8);
  return Buffer.concat([magic, length, header, EVIL]);
}

function archives(): readonly Attack[] {
  const bytes = Buffer.from("x");
  const names = ["../../evil.sh", "/etc/cron.d/evil", "a/../../b", "C:\\evil.bat"];
  const slips = names.flatMap((name, index) => [
    { path: `archive/slip-${index}.zip`, bytes: writeZip([{ name, bytes }]) },
    { path: `archive/slip-${index}.tar`, bytes: writeTar([{ name, bytes }]) },
  ]);
  const links = [
    {
      path: "archive/link.tar",
      bytes: writeTar([{ name: "a", type: "2", target: "/etc/passwd" }]),
    },
    { path: "archive/hard.tar", bytes: writeTar([{ name: "a", type: "1", target: "../../x" }]) },
    { path: "archive/device.tar", bytes: writeTar([{ name: "a", type: "3" }]) },
    {
      path: "archive/link.zip",
      bytes: writeZip([{ name: "a", bytes: Buffer.from("/etc/passwd"), mode: 0o120777 }]),
    },
  ];
  return [...slips, ...links].map((file) => ({
    ...file,
    family: "archives",
    verdict: "malicious",
  }));
}

function graphs(): readonly Attack[] {
  const verdict = "malicious";
  const path = constant("name", "/etc/passwd");
  const nodes = ["ReadFile", "WriteFile", "PyFunc", "EagerPyFunc"].map((op) =>
    tfNode({ name: "n", op, inputs: ["name", "name"] }),
  );
  const saved = nodes.map((node, index) => {
    const bytes = savedModelBytes({ nodes: [path, node] });
    return { path: `tf/${index}/saved_model.pb`, family: "TensorFlow", verdict, bytes } as const;
  });
  const borrowed = ["FlexReadFile", "FlexWriteFile", "FlexPyFunc", "FlexEagerPyFunc"];
  const lite = borrowed.map((name, index) => {
    const bytes = tfliteModel([{ name }]);
    return { path: `tflite/${index}.tflite`, family: "TensorFlow Lite", verdict, bytes } as const;
  });
  return [...saved, ...lite, ...models()];
}

/** The lists of the tests, family by family. */
function models(): readonly Attack[] {
  const lists = {
    Keras: KERAS_ATTACKS,
    TensorFlow: TENSORFLOW_ATTACKS,
    ONNX: ONNX_ATTACKS,
    XML: XML_ATTACKS,
    settings: SETTING_ATTACKS,
  };
  return Object.entries(lists).flatMap(([family, list]) =>
    list.map(({ file, verdict, bytes }, index) => {
      return { path: `model-${family}/${index}/${file}`, family, verdict, bytes };
    }),
  );
}

const TEMPLATES = [
  "{{ ''.__class__.__mro__[1].__subclasses__() }}",
  "{{ cycler.__init__.__globals__.os.popen('echo garita').read() }}",
  "{{ (messages|attr('__class__')) }}",
  "{% set x = '__cla' ~ 'ss__' %}{{ messages|attr(x) }}",
  "{{ self._TemplateReference__context.cycler.__init__.__globals__.os.popen('echo garita') }}",
];

function templates(): readonly Attack[] {
  return TEMPLATES.flatMap((template, index) => {
    const given = { family: "chat templates", verdict: "malicious" } as const;
    const config = Buffer.from(JSON.stringify({ chat_template: template }));
    const entries = { "general.architecture": "llama", "tokenizer.chat_template": template };
    return [
      { ...given, path: `template/${index}.gguf`, bytes: writeGguf({ entries }) },
      { ...given, path: `template/${index}/tokenizer_config.json`, bytes: config },
      { ...given, path: `template/${index}.jinja`, bytes: Buffer.from(template) },
    ];
  });
}
