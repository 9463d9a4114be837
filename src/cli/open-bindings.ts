import { createBindingStore } from "../adapters/bindings/binding-store.ts";
import type { BindingStore } from "../adapters/bindings/binding-store.ts";
import { BindingTable } from "../adapters/bindings/binding-table.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Loaded } from "../config/load.ts";
import { compileBindings } from "../policy/bindings.ts";
import { SubjectConfig } from "../policy/language/config.ts";
import { openDatabase } from "./open-database.ts";
import { POLL_MS } from "./open-keys.ts";

/** Makes the store where there is none, if told to; else asking it throws `DatabaseAbsent`. */
export async function openBindingStore(
  loaded: Loaded,
  { create }: { readonly create: boolean },
): Promise<BindingStore> {
  const database = await openDatabase(loaded, create);
  return createBindingStore({ database, readSubject: (value) => SubjectConfig.parse(value) });
}

/** The bindings of one process that serves. */
export async function openBindings(loaded: Loaded, log: Log): Promise<BindingTable> {
  const { store } = loaded.config;
  return BindingTable.open({
    store: await openBindingStore(loaded, { create: false }),
    compile: compileBindings,
    pollMs: POLL_MS[store.kind],
    staleMs: store.staleSecondsMax * 1000,
    tickMs: () => performance.now(),
    onChange: (failure) => {
      if (failure === null) log.info("bindings can be read again");
      else log.error("bindings cannot be read", {}, failure);
    },
  });
}
