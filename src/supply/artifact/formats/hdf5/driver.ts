import type { HdfFile } from "./file.ts";
import { MESSAGE, readObjectHeader } from "./object-header.ts";

/** What opens the file instead of the library's own way; both superblocks can ask for one. */
export interface Driver {
  readonly id: string;
  /** From the start of the source. */
  readonly offset: number;
}

const ID_BYTES = 8;

/** Null when the file is one file. Throws `Malformed`. */
export function driverOf(file: HdfFile): Driver | null {
  if (file.driverAt !== null) {
    const block = file.read(file.driverAt, 16);
    const { offset } = block;
    block.skip(8);
    return { id: block.text(ID_BYTES), offset };
  }
  if (file.extensionAt === null) return null;
  const messages = readObjectHeader(file, file.extensionAt);
  const message = messages.find(({ type }) => type === MESSAGE.driver)?.open();
  if (message === undefined) return null;
  const { offset } = message;
  message.skip(1);
  return { id: message.text(ID_BYTES), offset };
}
