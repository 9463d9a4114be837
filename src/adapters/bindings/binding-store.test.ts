import assert from "node:assert/strict";
import { after, test } from "node:test";
import { databaseContract } from "../../../test/fixtures/databases.ts";
import type { NewPlace } from "../../../test/fixtures/databases.ts";
import { WordedError } from "../../core/worded-error.ts";
import { SubjectConfig } from "../../policy/language/config.ts";
import { bindingChangeForAudit } from "./binding-record.ts";
import type { BindingChange } from "./binding-record.ts";
import { createBindingStore } from "./binding-store.ts";
import type { BindingStore } from "./binding-store.ts";

const NOTE = { by: "ana", timeMs: 1_000_000 };
const ANN = { kind: "user", name: "ann@example.org", issuer: "https://id.example" } as const;
const WISH = { role: "analyst", subject: ANN };

databaseContract("binding-store", (newPlace: NewPlace) => {
  const open = async (place: Awaited<ReturnType<NewPlace>>): Promise<BindingStore> => {
    const database = await place();
    const store = createBindingStore({
      database,
      readSubject: (value) => SubjectConfig.parse(value),
    });
    after(() => store.close());
    return store;
  };

  test("a binding comes back as it was made, to everybody, until it is taken away", async () => {
    const place = await newPlace();
    const [one, other] = [await open(place), await open(place)];
    assert.deepEqual(await other.read(null), { cursor: null, bindings: [] });
    const made = await one.add(WISH, NOTE);
    const { cursor, bindings } = await other.read(null);
    assert.deepEqual(bindings, [made]);
    assert.deepEqual([made.role, made.subject, made.createdAtMs], ["analyst", ANN, NOTE.timeMs]);
    assert.deepEqual(await other.read(cursor), { cursor, bindings: null });
    assert.deepEqual(await one.remove(made.id, NOTE), made);
    assert.equal(await one.remove(made.id, NOTE), null);
    const empty = await other.read(cursor);
    assert.deepEqual(empty.bindings, []);
    assert.notEqual(empty.cursor, null, "some were made once");
  });

  test("the same role for the same subject is refused, whatever the order of its fields", async () => {
    const store = await open(await newPlace());
    await store.add(WISH, NOTE);
    const { issuer, name, kind } = ANN;
    await assert.rejects(
      store.add({ role: "analyst", subject: { issuer, name, kind } }, NOTE),
      (error) => error instanceof WordedError && /has that role already/.test(error.message),
    );
    await store.add({ ...WISH, role: "reader" }, NOTE);
    const { bindings } = await store.read(null);
    assert.deepEqual(
      bindings?.map(({ role }) => role),
      ["analyst", "reader"],
    );
  });

  test("each change is handed over once, with who did it, and a refused one never", async () => {
    const store = await open(await newPlace());
    const { id } = await store.add(WISH, NOTE);
    await store.add(WISH, NOTE).catch(() => undefined);
    await store.remove(id, { ...NOTE, by: "eva" });
    const seen: BindingChange[] = [];
    const record = async (changes: readonly BindingChange[]): Promise<void> => {
      seen.push(...changes);
    };
    assert.equal(await store.settle(record), 2);
    assert.equal(await store.settle(record), 0);
    assert.deepEqual(
      seen.map(({ what, by }) => [what, by]),
      [
        ["add", "ana"],
        ["remove", "eva"],
      ],
    );
    const [added] = seen;
    assert.ok(added);
    assert.deepEqual(bindingChangeForAudit(added), {
      endpoint: `bindings add ${id}`,
      binding: { id, role: "analyst", subject: "user:ann@example.org (https://id.example)" },
    });
  });
});
