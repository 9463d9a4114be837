import { basename } from "node:path/posix";
import { HUB, hubFiles } from "./hugging-face.ts";
import type { HubPlace } from "./hugging-face.ts";
import { mlflowFiles } from "./mlflow.ts";
import type { MlflowPlace } from "./mlflow.ts";
import type { RemoteClient } from "./remote-client.ts";
import { checkedName } from "./remote-file.ts";
import type { RemoteFile } from "./remote-file.ts";

/** What an operand with a scheme names. */
export type RemotePlace =
  | ({ readonly kind: "hub"; readonly shown: string } & { readonly hub: HubPlace })
  | ({ readonly kind: "mlflow"; readonly shown: string } & { readonly mlflow: MlflowPlace })
  | { readonly kind: "file"; readonly shown: string; readonly url: URL };

export function isRemote(operand: string): boolean {
  return /^(?:hf|https?|mlflow):\/\//i.test(operand);
}

/** `registry` stands in for the hub, and for an MLflow server that is not named. Null: unclear. */
export function parsePlace(operand: string, registry: URL | null): RemotePlace | null {
  try {
    if (/^hf:/i.test(operand)) return hubPlace(operand, registry ?? new URL(HUB));
    if (/^mlflow:/i.test(operand)) return mlflowPlace(operand, registry);
    return filePlace(operand, registry);
  } catch {
    // An odd name or an escape that is none.
    return null;
  }
}

const HUB_PLACE =
  /^hf:\/\/(?:(datasets|spaces)\/)?([\w.-]{1,96}\/[\w.-]{1,96})(?:@([^/@\s]{1,250}))?(?:\/(.+))?$/i;

function hubPlace(operand: string, base: URL): RemotePlace | null {
  const [, collection, repository, revision = "main", file] = HUB_PLACE.exec(operand) ?? [];
  if (repository === undefined) return null;
  const kind =
    collection === undefined ? "models" : collection === "spaces" ? "spaces" : "datasets";
  const hub = {
    base,
    kind,
    repository: checkedName(repository),
    revision: decodeURIComponent(revision),
    file: file === undefined ? null : checkedName(file),
  } as const;
  const shown = file === undefined ? operand : operand.slice(0, -file.length - 1);
  return { kind: "hub", shown, hub };
}

function mlflowPlace(operand: string, registry: URL | null): RemotePlace | null {
  const [, host = "", model, version] =
    /^mlflow:\/\/([^/?#@]*)\/models\/([^/?#]+)\/([^/?#]+)\/?$/i.exec(operand) ?? [];
  if (model === undefined || version === undefined) return null;
  const base = host === "" || host === registry?.host ? registry : URL.parse(`https://${host}`);
  if (base === null) return null;
  const names = { model: decodeURIComponent(model), version: decodeURIComponent(version) };
  return { kind: "mlflow", shown: operand.replace(/\/$/, ""), mlflow: { base, ...names } };
}

function filePlace(operand: string, registry: URL | null): RemotePlace | null {
  const url = URL.parse(operand);
  if (url === null || url.username !== "" || url.password !== "") return null;
  if (url.protocol !== "https:" && url.origin !== registry?.origin) return null;
  url.hash = "";
  checkedName(decodeURIComponent(basename(url.pathname)));
  // What signs an address in advance opens the file for anybody: reports do without.
  return { kind: "file", shown: `${url.origin}${url.pathname}`, url };
}

/** The host that is asked first. */
export function firstUrl(place: RemotePlace): URL {
  if (place.kind === "file") return place.url;
  return place.kind === "hub" ? place.hub.base : place.mlflow.base;
}

/** Where the token goes; null for an address that carries its own signature. */
export function registryOrigin(place: RemotePlace, registry: URL | null): string | null {
  const { origin } = firstUrl(place);
  return place.kind !== "file" || origin === registry?.origin ? origin : null;
}

export async function* placeFiles(
  place: RemotePlace,
  client: RemoteClient,
): AsyncGenerator<RemoteFile> {
  if (place.kind === "hub") yield* hubFiles(place.hub, client);
  else if (place.kind === "mlflow") yield* mlflowFiles(place.mlflow, client);
  else {
    const name = decodeURIComponent(basename(place.url.pathname));
    yield { name, url: place.url, size: null, sha256: null, redirectHosts: [] };
  }
}
