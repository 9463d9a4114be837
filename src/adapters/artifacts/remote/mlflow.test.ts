import assert from "node:assert/strict";
import { after, test } from "node:test";
import { json, listOf, newClient, serveFiles } from "../../../../test/fixtures/file-server.ts";
import type { Serve } from "../../../../test/fixtures/file-server.ts";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { mlflowFiles } from "./mlflow.ts";

const open: { close(): unknown }[] = [];
after(() => Promise.all(open.map((one) => one.close())));

type Entries = readonly Readonly<Record<string, string | number | boolean>>[];

function store(uri: string, folders: Readonly<Record<string, Entries>>): Serve {
  return (response, path, request) => {
    if (path.endsWith("/get-download-uri")) return json(response, { artifact_uri: uri });
    const url = new URL(request.url ?? "", "https://x");
    const files = folders[url.searchParams.get("path") ?? ""];
    return json(response, files === undefined ? {} : { files });
  };
}

async function listed(serve: Serve) {
  const server = await serveFiles(serve);
  const client = newClient([server]);
  open.push(server, client);
  const base = new URL(server.origin);
  const place = { base, model: "spam filter", version: "3" };
  const files = await listOf(mlflowFiles(place, client));
  const names = files.map(({ name, url, size }) => [name, url.pathname, size]);
  return { names, asked: server.asked };
}

const ROOT = "1/ab12/artifacts/model";
const TREE = {
  [ROOT]: [
    { path: "MLmodel", is_dir: false, file_size: "20" },
    { path: "data", is_dir: true },
  ],
  [`${ROOT}/data`]: [{ path: "model.pth", is_dir: false, file_size: 7 }],
};

test("mlflow: a version's files, folder by folder, through the server itself", async () => {
  const { names, asked } = await listed(store(`mlflow-artifacts:/${ROOT}`, TREE));
  const folder = `/api/2.0/mlflow-artifacts/artifacts/${ROOT}`;
  assert.deepEqual(names, [
    ["MLmodel", `${folder}/MLmodel`, 20],
    ["data/model.pth", `${folder}/data/model.pth`, 7],
  ]);
  const question = "/api/2.0/mlflow/model-versions/get-download-uri?name=spam+filter&version=3";
  assert.equal(asked[0], question);
});

test("mlflow: a store that the server does not hand out is said to be one", async () => {
  for (const uri of ["s3://bucket/x", "mlflow-artifacts://other.test/a", "file:///etc", "x"]) {
    await assert.rejects(listed(store(uri, {})), (error) => {
      return error instanceof UnreadableSource && error.reason === "store-not-served";
    });
  }
});

test("mlflow: names that lead out and folders in themselves are refused", async () => {
  const uri = "mlflow-artifacts:/r";
  const folder = { path: "again", is_dir: true };
  const ring: Serve = (response, path) =>
    path.endsWith("/get-download-uri")
      ? json(response, { artifact_uri: uri })
      : json(response, { files: [folder] });
  const broken: readonly Serve[] = [
    store(uri, { r: [{ path: "../x" }] }),
    store("mlflow-artifacts:/../x/%2e%2e/%2e%2e", {}),
    ring,
  ];
  for (const serve of broken) await assert.rejects(listed(serve), UnreadableSource);
});
