import { z } from "zod";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { askJson } from "./ask-json.ts";
import type { RemoteClient } from "./remote-client.ts";
import { below, checkedName, FILES_MAX } from "./remote-file.ts";
import type { RemoteFile } from "./remote-file.ts";

/** A version of a registered model. */
export interface MlflowPlace {
  /** Of the tracking server, which must serve artifacts itself (`--serve-artifacts`). */
  readonly base: URL;
  readonly model: string;
  readonly version: string;
}

const ARTIFACTS = "api/2.0/mlflow-artifacts/artifacts";
const DEPTH_MAX = 32;
const Location = z.object({ artifact_uri: z.string().min(1).max(8192) });
const Size = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const Listing = z.object({
  files: z
    .array(
      z.object({ path: z.string(), is_dir: z.boolean().optional(), file_size: Size.optional() }),
    )
    .optional(),
});

/** The files of a model version, through the server: it alone knows how to reach its store. */
export async function* mlflowFiles(
  { base, model, version }: MlflowPlace,
  client: RemoteClient,
): AsyncGenerator<RemoteFile> {
  const question = below(base, "api/2.0/mlflow/model-versions/get-download-uri");
  question.searchParams.set("name", model);
  question.searchParams.set("version", version);
  const { artifact_uri: uri } = (await askJson(client, question, Location)).value;
  const root = rootOf(uri, base);
  const waiting: string[] = [""];
  let count = 0;
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    for (const { path, is_dir: isFolder, file_size: size } of await list(root, folder, {
      base,
      client,
    })) {
      const name = checkedName(folder === "" ? path : `${folder}/${path}`);
      count += 1;
      if (count > FILES_MAX || name.split("/").length > DEPTH_MAX) {
        throw new UnreadableSource("too-many-files");
      }
      if (isFolder === true) waiting.push(name);
      else {
        const url = below(base, `${ARTIFACTS}/${root}/${name}`);
        yield { name, url, size: size ?? null, sha256: null, redirectHosts: [] };
      }
    }
  }
}

/** Names are those of the folder asked for, without it. */
async function list(
  root: string,
  folder: string,
  { base, client }: { readonly base: URL; readonly client: RemoteClient },
): Promise<NonNullable<z.infer<typeof Listing>["files"]>> {
  const question = below(base, ARTIFACTS);
  question.searchParams.set("path", folder === "" ? root : `${root}/${folder}`);
  return (await askJson(client, question, Listing)).value.files ?? [];
}

/** The path in the server's own store; another store would need credentials that we never have. */
function rootOf(uri: string, base: URL): string {
  const url = URL.parse(uri);
  const ours = url?.host === "" || url?.host === base.host;
  const marker = `/${ARTIFACTS}/`;
  if (url?.protocol === "mlflow-artifacts:" && ours) {
    const path = url.pathname.startsWith(marker) ? url.pathname.slice(marker.length) : url.pathname;
    return rootName(path);
  }
  if (url?.origin === base.origin && url.pathname.includes(marker)) {
    return rootName(url.pathname.slice(url.pathname.indexOf(marker) + marker.length));
  }
  throw new UnreadableSource("store-not-served");
}

function rootName(path: string): string {
  try {
    return checkedName(decodeURIComponent(path).replaceAll(/^\/+|\/+$/g, ""));
  } catch {
    throw new UnreadableSource("bad-listing");
  }
}
