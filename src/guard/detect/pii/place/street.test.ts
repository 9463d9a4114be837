import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { addressRecognizers } from "./address.ts";

const detector = compileDetector(addressRecognizers);

function addressesIn(text: string): string[] {
  return detector
    .scan(text)
    .filter(({ score }) => score >= 0.5)
    .map(({ span }) => text.slice(span.start, span.end));
}

test("street: unit, town, country and code belong to it, also on new lines", () => {
  for (const address of [
    "692 Kuuse 53 Apt. 641, Tartu, Estonia 04020",
    "Lindenweg 8\n Suite 12\n Linz\n Austria 40200",
    "17 Harrow Road, Leeds LS1 4AB, UK",
    "Kossuth u. 12, Apt 3",
  ]) {
    assert.deepEqual(addressesIn(`Send it to ${address}`), [address]);
  }
});

test("street: unknown names with numbers take words of living or meeting in front", () => {
  for (const text of ["she lives on Joaquín Suárez 2906", "the office is at 214 Pavlou Drandaki"]) {
    assert.equal(addressesIn(text).length, 1, text);
  }
  for (const text of ["Joaquín Suárez 2906", "about 214 Pavlou Drandaki"]) {
    assert.deepEqual(addressesIn(text), [], text);
  }
});

test("street: a street without a number takes such words, too", () => {
  assert.deepEqual(addressesIn("he lives on Elm Street"), ["Elm Street"]);
  assert.deepEqual(addressesIn("Elm Street was closed"), []);
});

test("street: a corner of two streets is a place", () => {
  assert.deepEqual(addressesIn("at the corner of Elm Street and 5th Avenue."), [
    "the corner of Elm Street and 5th Avenue",
  ]);
});

test("street: numbered things of work, school and programs are none", () => {
  for (const text of [
    "Send it to Staging 12",
    "lives on Level 5",
    "Python 3 Suite 2",
    "Lesson 4 Unit 2",
    "una AV de 0,1 en OD",
    "La Plaza Mayor tenía 300",
    "June 5, Spain",
    "a 64 GB Drive",
    "PR 4356\n\tPR 26865",
    "meet at 5 PM",
  ]) {
    assert.deepEqual(addressesIn(text), [], text);
  }
});
