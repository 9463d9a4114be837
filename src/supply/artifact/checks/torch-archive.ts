import type { Format, Head } from "../format.ts";
import { readZip } from "../formats/zip/archive.ts";

/** A magic number and a protocol version, each a pickle of its own. */
const LEGACY_MAGIC = Buffer.from("8a0a6cfc9c46f9206aa850192e", "hex");
const LEGACY_BYTES = 16;

/** The form of PyTorch before 1.6: pickles one behind the other, then raw storages. */
export const pytorchLegacy: Format = {
  id: "pytorch-legacy",
  title: "PyTorch (before 1.6)",
  active: true,
  isView: true,
  claim: ({ start }) => {
    const at = Buffer.from(start.subarray(0, LEGACY_BYTES)).indexOf(LEGACY_MAGIC);
    return at === 0 || at === 2 ? "certain" : "none";
  },
  inspect: () => undefined,
};

const ZIP_MAGIC = 0x04034b50;

function isArchive({ start }: Head): boolean {
  return start.length > 4 && Buffer.from(start.subarray(0, 4)).readUInt32LE(0) === ZIP_MAGIC;
}

/** Names that PyTorch and its packers give to the first members. */
const TORCH_NAME =
  /(?:data\.pkl|\.format_version|archive_format|constants\.pkl|\.data\/extern_modules|version|byteorder|code\/__torch__|MAR-INF\/MANIFEST\.json)/;

function mentions({ start }: Head, pattern: RegExp): boolean {
  return pattern.test(Buffer.from(start.subarray(0, 16_384)).toString("latin1"));
}

/** Kinds of archives by the names in them; every one has to be there. */
const KINDS: readonly (Pick<Format, "id" | "title"> & { readonly names: readonly RegExp[] })[] = [
  { id: "torchscript", title: "TorchScript", names: [/(?:^|\/)constants\.pkl$/, /(?:^|\/)code\//] },
  {
    id: "torch-package",
    title: "torch.package",
    names: [/(?:^|\/)\.data\/(?:extern_modules|python_version)$/],
  },
  {
    id: "pt2",
    title: "PyTorch exported program",
    names: [/(?:^|\/)archive_format$|(?:^|\/)serialized_exported_program\.json$/],
  },
  { id: "torchserve", title: "TorchServe archive", names: [/^MAR-INF\/MANIFEST\.json$/] },
];

/** What kinds of PyTorch archive a ZIP file is; `zip` reads what is in it. */
export const pytorch: Format = {
  id: "pytorch",
  title: "PyTorch",
  active: true,
  isView: true,
  claim: (head) => {
    return isArchive(head) && mentions(head, /(?:^|[^\w.])\/?data\.pkl/) ? "certain" : "none";
  },
  inspect: () => undefined,
};

export const TORCH_ARCHIVES: readonly Format[] = KINDS.map(({ id, title, names }) => ({
  id,
  title,
  active: true,
  isView: true,
  claim: (head) => {
    if (!isArchive(head) || !mentions(head, TORCH_NAME)) return "none";
    return names.every((pattern) => namesOf(head).some((name) => pattern.test(name)))
      ? "certain"
      : "none";
  },
  inspect: () => undefined,
}));

const MEMBERS_MAX = 10_000;
const listed = new WeakMap<Head, readonly string[]>();

/** Read once for all kinds. */
function namesOf(head: Head): readonly string[] {
  const known = listed.get(head) ?? listNames(head);
  listed.set(head, known);
  return known;
}

function listNames({ source }: Head): readonly string[] {
  try {
    const { members } = readZip(source, { membersMax: MEMBERS_MAX, tick: () => undefined });
    return members.map(({ name }) => name);
  } catch {
    // What is wrong with the archive is told by the format that reads it.
    return [];
  }
}
