import assert from "node:assert/strict";
import { test } from "node:test";
import { CHANNELS } from "../../src/core/channel.ts";
import { logitOf, scoreOf } from "../../src/guard/detect/injection/calibration.ts";
import type { Evidence } from "../../src/guard/detect/injection/calibration.ts";
import { calibrate } from "./calibrate.ts";
import type { Example } from "./calibrate.ts";
import { seeded } from "./random.ts";

const random = seeded(1);

function exampleOf(attack: boolean): Example {
  const ngrams = (attack ? 4 : -4) + 3 * random();
  const words = (attack ? 3 : -3) + 2 * random();
  const evidence: Evidence = { ngrams, words, segments: 1, wording: 0, gibberish: 0 };
  return { evidence, attack, written: false, importance: 1 };
}

const examples = Array.from({ length: 4000 }, (_, at) => exampleOf(at % 2 === 0));

for (const channel of CHANNELS) {
  const calibration = calibrate(channel, examples);
  const scores = (attack: boolean) =>
    examples
      .filter((example) => example.attack === attack)
      .map(({ evidence }) => scoreOf(logitOf(evidence, calibration), calibration));

  test(`calibrate: anchors rise from 0 to 1 (${channel})`, () => {
    const { anchors } = calibration;
    assert.equal(anchors.at(0)?.[1], 0);
    assert.equal(anchors.at(-1)?.[1], 1);
    for (const [at, [logit, score]] of anchors.entries()) {
      const [before, lower] = anchors[at - 1] ?? [-Infinity, -Infinity];
      assert.ok(logit > before && score > lower);
    }
  });

  test(`calibrate: one benign text in 200 reaches one half, in 10 one tenth (${channel})`, () => {
    const benign = scores(false);
    const share = (score: number) => benign.filter((one) => one > score).length / benign.length;
    assert.ok(share(0.5) <= 0.0055 && share(0.45) > 0.0045);
    assert.ok(Math.abs(share(0.1) - 0.1) < 0.002);
  });

  test(`calibrate: attacks that stand apart score above all that is benign (${channel})`, () => {
    assert.ok(Math.min(...scores(true)) > Math.max(...scores(false)));
  });

  test(`calibrate: without any benign text the anchors still rise (${channel})`, () => {
    const { anchors } = calibrate(channel, []);
    assert.ok(anchors.every(([logit], at) => logit > (anchors[at - 1]?.[0] ?? -Infinity)));
  });
}

test("calibrate: written texts are a quarter of the benign ones, however many there are", () => {
  const at = (ngrams: number, written: boolean, importance: number): Example => ({
    evidence: { ngrams, words: 0, segments: 1, wording: 0, gibberish: 0 },
    attack: false,
    written,
    importance,
  });
  const met = Array.from({ length: 30 }, () => at(-5, false, 1));
  for (const importance of [1, 50]) {
    const hard = Array.from({ length: 7 }, () => at(5, true, importance));
    const calibration = calibrate("user", [...met, ...hard]);
    const scoreAt = (ngrams: number) =>
      scoreOf(logitOf(at(ngrams, false, 1).evidence, calibration), calibration);
    // A quarter exceeds it, so its score is between those of a fifth and of a half.
    assert.ok(scoreAt(-5) <= 0.02, String(importance));
    assert.ok(scoreAt(4.9) > 0.02 && scoreAt(4.9) < 0.05, String(importance));
  }
});
