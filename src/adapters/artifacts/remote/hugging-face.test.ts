import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { json, listOf, newClient, serveFiles } from "../../../../test/fixtures/file-server.ts";
import type { Serve } from "../../../../test/fixtures/file-server.ts";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { trustIn } from "./host-rules.ts";
import { HUB, hubFiles } from "./hugging-face.ts";
import type { HubPlace } from "./hugging-face.ts";
import type { RemoteClient } from "./remote-client.ts";
import type { RemoteFile } from "./remote-file.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const OID = "ab".repeat(32);
const open: { close(): unknown }[] = [];
after(() => Promise.all(open.map((one) => one.close())));

interface Listed {
  readonly files: readonly RemoteFile[];
  readonly asked: readonly string[];
  readonly origin: string;
}

async function listed(serve: Serve, given: Partial<HubPlace> = {}): Promise<Listed> {
  const server = await serveFiles(serve);
  const client = newClient([server]);
  open.push(server, client);
  const base = new URL(server.origin);
  const repository = "owner/model";
  const place = { base, kind: "models", repository, revision: "main", file: null } as const;
  const files = await listOf(hubFiles({ ...place, ...given }, client));
  return { files, asked: server.asked, origin: server.origin };
}

/** A tree in pages, as the hub gives it. */
function tree(...pages: readonly (readonly object[])[]): Serve {
  return (response, path, request) => {
    if (path.includes("/revision/")) return json(response, { sha: SHA, id: "owner/model" });
    const url = new URL(request.url ?? "", "https://x");
    const page = Number(url.searchParams.get("cursor") ?? 0);
    url.searchParams.set("cursor", String(page + 1));
    const more = page + 1 < pages.length;
    const link = `<${HUB}${url.pathname}${url.search}>; rel="next"`;
    return json(response, pages[page] ?? [], more ? { link } : {});
  };
}

test("hugging face: every page of a commit, with sizes and digests of large files", async () => {
  const { files, asked, origin } = await listed(
    tree(
      [
        { type: "directory", path: "a", size: 0, oid: "x" },
        { type: "file", path: "config.json", size: 12, oid: "x" },
      ],
      [{ type: "file", path: "a/modèle 1.bin", size: 130, lfs: { oid: OID, size: 9, x: 1 } }],
    ),
    { revision: "refs/pr/1" },
  );
  assert.deepEqual(
    files.map(({ name, size, sha256 }) => [name, size, sha256]),
    [
      ["config.json", 12, null],
      ["a/modèle 1.bin", 9, OID],
    ],
  );
  const resolved = `${origin}/owner/model/resolve/${SHA}`;
  assert.equal(files[1]?.url.href, `${resolved}/a/mod%C3%A8le%201.bin`);
  assert.deepEqual(asked, [
    "/api/models/owner/model/revision/refs%2Fpr%2F1",
    `/api/models/owner/model/tree/${SHA}?recursive=true`,
    `/api/models/owner/model/tree/${SHA}?recursive=true&cursor=1`,
  ]);
});

test("hugging face: one file of a data set is not looked for in a listing", async () => {
  const { files, asked, origin } = await listed(tree(), { kind: "datasets", file: "a/b.pkl" });
  assert.equal(files[0]?.url.href, `${origin}/datasets/owner/model/resolve/${SHA}/a/b.pkl`);
  assert.deepEqual(asked, ["/api/datasets/owner/model/revision/main"]);
});

test("hugging face: the hub's own stores may be redirected to, for the hub's files only", async () => {
  const mirrored = await listed(tree([{ type: "file", path: "a", size: 1 }]));
  assert.deepEqual(mirrored.files[0]?.redirectHosts, []);
  const hub: RemoteClient = {
    get: async (url) => {
      const body = Readable.from([Buffer.from(JSON.stringify({ sha: SHA }))]);
      return { url, headers: {}, length: null, body };
    },
    close: async () => undefined,
  };
  const place = { kind: "models", repository: "owner/model", revision: "main" } as const;
  const files = hubFiles({ ...place, base: new URL(HUB), file: "a" }, hub);
  const [file] = await listOf(files);
  const store = new URL("https://us.aws.cdn.hf.co/xet");
  assert.equal(trustIn(store, file?.redirectHosts ?? []), "below");
});

test("hugging face: listings that lead out, never end or are something else are refused", async () => {
  const entry = (path: string) => tree([{ type: "file", path, size: 1 }]);
  const broken: readonly Serve[] = [
    ...["../x", "/x", "a//b", "a\\b", "a\n", ""].map(entry),
    tree([{ type: "file", path: "a", size: -1 }]),
    (response) => json(response, { sha: "main" }),
    (response) => response.end("<html>"),
    (response) => response.end(Buffer.alloc(9 * 2 ** 20, "[")),
    (response, path) =>
      path.includes("/revision/")
        ? json(response, { sha: SHA })
        : json(response, [], { link: `</other/tree/x>; rel="next"` }),
  ];
  for (const serve of broken) {
    await assert.rejects(listed(serve), (error) => {
      return error instanceof UnreadableSource && error.reason === "bad-listing";
    });
  }
  const ring: Serve = (response, path, request) =>
    path.includes("/revision/")
      ? json(response, { sha: SHA })
      : json(response, [], { link: `<${request.url ?? ""}>; rel="next"` });
  await assert.rejects(listed(ring), (error) => {
    return error instanceof UnreadableSource && error.reason === "too-many-files";
  });
});
