import { Buffer } from "node:buffer";
import type { Format } from "../format.ts";
import { Malformed } from "../formats/malformed.ts";

/** Programs and libraries, which no model is: what they do cannot be told from outside. */
export const executable: Format = {
  id: "executable",
  title: "a program",
  active: true,
  claim: ({ start }) => (systemOf(start) === null ? "none" : "certain"),
  inspect(scan) {
    const head = new Uint8Array(HEAD_BYTES);
    const system = systemOf(head.subarray(0, scan.source.readInto(head, 0)));
    if (system === null) throw new Malformed("no-program", 0);
    scan.report("file/program", 0, { system });
    scan.skip({ offset: 0, length: scan.source.size }, "native-code");
  },
};

const HEAD_BYTES = 4096;

/** By their first bytes, in hexadecimal. */
const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ["Linux (ELF)", /^7f454c460[12]0[12]01/],
  ["macOS (Mach-O)", /^(?:feedfac[ef]|c[ef]faedfe)/],
  // Of a universal binary the number of its parts follows, of a Java class its version.
  ["macOS (Mach-O) or Java", /^cafebabe0000/],
  ["Android (DEX)", /^6465780a30[0-9a-f]{2}/],
  ["WebAssembly", /^0061736d0[1-9]000000/],
  ["any system (APE)", /^4d5a714670443d27/],
  // Versions 3.0 to 3.17, whose flags are small, or a time in the years 2008 to 2033.
  ["Python (bytecode)", /^[0-9a-f]{2}0[bcde]0d0a(?:0[0-3]000000|[0-9a-f]{6}[4-7][0-9a-f]{9}e3)/],
];

/** A beginning that other bytes do not happen to be, wherever it stands. */
const EMBEDDED = [Buffer.from("\u007fELF", "latin1"), Buffer.from("MZ")];
const ELF = 0x7f;
const ELF_TYPE_AT = 16;
const ELF_TYPE_MAX = 4;
const ELF_MACHINE_AT = 18;
/** Programs for a graphics processor lie in engines, as data. */
const GRAPHICS_MACHINES: ReadonlySet<number> = new Set([190, 224]);

/** Where in a part of other bytes a program begins, and for which system; null where none does. */
export function programIn(bytes: Buffer): { readonly at: number; readonly system: string } | null {
  for (const magic of EMBEDDED) {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      const head = bytes.subarray(at);
      const system = systemOf(head);
      if (system !== null && (head[0] !== ELF || isElfProgram(head))) return { at, system };
    }
  }
  return null;
}

function isElfProgram(head: Buffer): boolean {
  if (head.length < ELF_MACHINE_AT + 2) return false;
  const [type, machine] = [head.readUInt16LE(ELF_TYPE_AT), head.readUInt16LE(ELF_MACHINE_AT)];
  return type > 0 && type <= ELF_TYPE_MAX && machine > 0 && !GRAPHICS_MACHINES.has(machine);
}

const MZ = 0x5a4d;
const PE_AT = 0x3c;

function systemOf(start: Uint8Array): string | null {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, HEAD_BYTES));
  const hex = head.toString("hex", 0, 16);
  const known = SIGNATURES.find(([, pattern]) => pattern.test(hex));
  if (known !== undefined) return known[0];
  if (head.length < PE_AT + 4 || head.readUInt16LE(0) !== MZ) return null;
  const at = head.readUInt32LE(PE_AT);
  const isPe = at + 4 <= head.length && head.toString("latin1", at, at + 4) === "PE\0\0";
  return isPe ? "Windows (PE)" : null;
}
