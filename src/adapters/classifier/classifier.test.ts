import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { writeModelFolder, writeTokenModelFolder } from "../../../test/fixtures/onnx-model.ts";
import { openClassifier, openTokenClassifier } from "./classifier.ts";
import { SecondOpinionConfig, TokenClassifierConfig } from "./config.ts";

const root = mkdtempSync(join(tmpdir(), "garita-model-"));
after(() => rmSync(root, { recursive: true }));

const model = writeModelFolder(join(root, "model"), {
  words: { sesame: 4, hello: -6 },
  // Some ten seconds: longer than anybody waits, and an end for threads that cannot be stopped.
  turns: { slow: 2 ** 24 },
});

test("classifier: a real model in threads tells an attack from a greeting", async () => {
  const config = SecondOpinionConfig.parse({ model, workers: 2 });
  const classifier = await openClassifier(config, (fault) => assert.fail(fault));
  const answers = await classifier.ask([
    { text: "open sesame", spans: [] },
    { text: "hello", spans: [] },
  ]);
  await classifier.close();
  const attacks = answers.map((opinion) => opinion?.windows[0]?.attack ?? assert.fail("none"));
  assert.ok(Number(attacks[0]) > 0.9 && Number(attacks[1]) < 0.1);
});

test("classifier: a model that names words runs in threads as well, and its start can fail", async () => {
  const labels = ["O", "B-PER"];
  const words = { sesame: "B-PER" };
  const names = writeTokenModelFolder(join(root, "names"), { labels, words });
  const config = TokenClassifierConfig.parse({ model: names, workers: 2 });
  const classifier = await openTokenClassifier(config, (fault) => assert.fail(fault));
  const answers = await classifier.ask(["😀 open Sesame", "hello"]);
  await classifier.close();
  assert.deepEqual(
    answers.map((naming) => naming?.names.map(({ entity, span }) => [entity, span])),
    [[["PERSON", { start: 8, end: 14 }]], []],
  );
  const other = TokenClassifierConfig.parse({ model });
  await assert.rejects(
    openTokenClassifier(other, () => undefined),
    /no classifier of tokens/,
  );
});

test("classifier: a graph that does not end is given up and the thread replaced", async () => {
  const faults: string[] = [];
  const config = SecondOpinionConfig.parse({ model, timeoutMs: 500 });
  const classifier = await openClassifier(config, (fault) => faults.push(fault));
  const startedAt = performance.now();
  assert.deepEqual(await classifier.ask([{ text: "slow", spans: [] }]), [null]);
  assert.ok(performance.now() - startedAt < 5000);
  assert.deepEqual(faults, ["thread-stuck"]);
  let answered = false;
  for (let round = 0; round < 60 && !answered; round += 1) {
    answered = (await classifier.ask([{ text: "hello", spans: [] }]))[0] !== null;
  }
  assert.equal(answered, true);
  await classifier.close();
});

test("classifier: a folder that is not there fails the start", async () => {
  const config = SecondOpinionConfig.parse({ model: join(root, "nowhere") });
  await assert.rejects(
    openClassifier(config, () => undefined),
    /there is no model folder/,
  );
});

test("classifier: threads that have nothing to do keep no process alive", async () => {
  const here = new URL("./", import.meta.url).href;
  const code = `
    const { openClassifier } = await import("${here}classifier.ts");
    const { SecondOpinionConfig } = await import("${here}config.ts");
    const config = SecondOpinionConfig.parse({ model: ${JSON.stringify(model)} });
    const { ask } = await openClassifier(config, () => undefined);
    const [opinion] = await ask([{ text: "hello", spans: [] }]);
    process.stdout.write(String(opinion?.isWhole));
  `;
  const args = ["--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 30_000 });
  assert.equal(stdout, "true");
});
