import { Malformed } from "../malformed.ts";
import type { Cursor } from "./cursor.ts";
import type { HdfFile } from "./file.ts";

const PREFIX_BYTES = 10;
const DEPTH_MAX = 16;

interface Tree {
  readonly nodeBytes: number;
  readonly recordBytes: number;
  /** Bytes of a child's count of records. */
  readonly countBytes: number;
  /** Bytes of the total below a child, by the depth of the node that points at it. */
  readonly totalBytes: readonly number[];
}

interface TreeNode {
  readonly address: number;
  readonly records: number;
  readonly depth: number;
}

/** The records of a version 2 B-tree, in no order. Throws `Malformed`. */
export function* recordsOf(file: HdfFile, address: number): Generator<Cursor> {
  const header = file.read(address, 22 + file.sizes.addressBytes + file.sizes.lengthBytes);
  header.expect("BTHD");
  header.skip(2);
  const nodeBytes = header.u32();
  const recordBytes = header.u16();
  const depth = header.u16();
  header.skip(2);
  const root = header.address();
  const records = header.u16();
  if (root === null || records === 0) return;
  if (recordBytes === 0 || depth > DEPTH_MAX) throw header.fail("bad-tree");
  const tree = treeOf({ nodeBytes, recordBytes, depth, addressBytes: file.sizes.addressBytes });
  const seen = new Set<number>();
  const nodes: TreeNode[] = [{ address: root, records, depth }];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (seen.has(node.address)) throw new Malformed("looping-tree", file.base + node.address);
    seen.add(node.address);
    const cursor = file.read(node.address, tree.nodeBytes);
    cursor.expect(node.depth === 0 ? "BTLF" : "BTIN");
    cursor.skip(2);
    for (let left = node.records; left > 0; left--) {
      file.tick();
      yield cursor.part(tree.recordBytes);
    }
    if (node.depth > 0) nodes.push(...childrenOf(node, { cursor, tree }));
  }
}

function* childrenOf(
  { records, depth }: TreeNode,
  { cursor, tree }: { readonly cursor: Cursor; readonly tree: Tree },
): Generator<TreeNode> {
  for (let left = records + 1; left > 0; left--) {
    const address = cursor.address();
    if (address === null) throw cursor.fail("bad-child");
    const count = cursor.unsigned(tree.countBytes);
    cursor.skip(tree.totalBytes[depth] ?? 0);
    yield { address, records: count, depth: depth - 1 };
  }
}

interface TreeShape {
  readonly nodeBytes: number;
  readonly recordBytes: number;
  readonly depth: number;
  readonly addressBytes: number;
}

/** How wide the counts in inner nodes are follows from how many records could be below. */
function treeOf({ nodeBytes, recordBytes, depth, addressBytes }: TreeShape): Tree {
  const room = nodeBytes - PREFIX_BYTES;
  const inLeaf = Math.floor(room / recordBytes);
  const countBytes = bytesToHold(inLeaf);
  const totalBytes = [0];
  let below = inLeaf;
  let belowBytes = 0;
  for (let level = 1; level <= depth; level++) {
    const pointer = addressBytes + countBytes + belowBytes;
    totalBytes.push(belowBytes);
    const here = Math.max(0, Math.floor((room - pointer) / (recordBytes + pointer)));
    below = (here + 1) * below + here;
    belowBytes = bytesToHold(below);
  }
  return { nodeBytes, recordBytes, countBytes, totalBytes };
}

/** How the library counts the bytes for numbers up to a limit. */
export function bytesToHold(limit: number): number {
  return Math.floor(Math.log2(Math.max(1, limit)) / 8) + 1;
}
