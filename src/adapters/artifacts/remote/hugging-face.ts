import { z } from "zod";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { askJson } from "./ask-json.ts";
import { parseHostRule } from "./host-rules.ts";
import type { HostRule } from "./host-rules.ts";
import type { RemoteClient } from "./remote-client.ts";
import { below, checkedName, FILES_MAX } from "./remote-file.ts";
import type { RemoteFile } from "./remote-file.ts";

/** A repository of a hub, or one file of it. */
export interface HubPlace {
  /** Of the hub, or of a mirror with the same addresses. */
  readonly base: URL;
  readonly kind: "models" | "datasets" | "spaces";
  /** `owner/name`. */
  readonly repository: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  readonly file: string | null;
}

export const HUB = "https://huggingface.co";

/** Where the hub of that name keeps large files; a mirror has to be allowed with its own. */
const HUB_STORES = ["*.hf.co", "cdn-lfs.huggingface.co"]
  .map(parseHostRule)
  .filter((rule) => rule !== null);

const PAGES_MAX = 1000;
const Revision = z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) });
const Size = z.int().min(0);
const Tree = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: Size,
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: Size }).optional(),
  }),
);

/** Files of one commit, which is settled first: a push meanwhile changes nothing. */
export async function* hubFiles(place: HubPlace, client: RemoteClient): AsyncGenerator<RemoteFile> {
  const { base, kind, repository, revision, file } = place;
  const api = below(base, `api/${kind}/${repository}`);
  const settled = below(api, "revision");
  // One part of the address, whatever is in the name of a branch.
  settled.pathname += `/${encodeURIComponent(revision)}`;
  const { sha } = (await askJson(client, settled, Revision)).value;
  const folder = below(base, `${kind === "models" ? "" : `${kind}/`}${repository}/resolve/${sha}`);
  const redirectHosts: readonly HostRule[] = base.origin === HUB ? HUB_STORES : [];
  const toFile = (name: string): RemoteFile => {
    return { name, url: below(folder, name), size: null, sha256: null, redirectHosts };
  };
  if (file !== null) {
    yield toFile(file);
    return;
  }
  let count = 0;
  for await (const entry of treeOf(below(api, `tree/${sha}`), client)) {
    if (entry.type !== "file") continue;
    count += 1;
    if (count > FILES_MAX) throw new UnreadableSource("too-many-files");
    const size = entry.lfs?.size ?? entry.size;
    yield { ...toFile(checkedName(entry.path)), size, sha256: entry.lfs?.oid ?? null };
  }
}

async function* treeOf(
  tree: URL,
  client: RemoteClient,
): AsyncGenerator<z.infer<typeof Tree>[number]> {
  tree.searchParams.set("recursive", "true");
  let page: URL | null = tree;
  for (let count = 0; page !== null; count++) {
    if (count >= PAGES_MAX) throw new UnreadableSource("too-many-files");
    const { value, headers }: Awaited<ReturnType<typeof askPage>> = await askPage(client, page);
    yield* value;
    page = nextPage(headers["link"], page);
  }
}

function askPage(client: RemoteClient, page: URL) {
  return askJson(client, page, Tree);
}

/** RFC 8288: `<https://…?cursor=…>; rel="next"`. */
function nextPage(header: string | readonly string[] | undefined, page: URL): URL | null {
  const text = typeof header === "string" ? header : (header ?? []).join(",");
  const target = /<([^<>]{1,4000})>\s*;\s*rel="?next"?/.exec(text)?.[1];
  if (target === undefined) return null;
  const next = URL.parse(target, page.href);
  // A mirror may hand on what the hub says: the pages are asked where the first one was.
  if (next === null || next.pathname.split("/tree/")[1] !== page.pathname.split("/tree/")[1]) {
    throw new UnreadableSource("bad-listing");
  }
  const at = new URL(page);
  at.search = next.search;
  return at;
}
