import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TableHeaders } from "./table-headers.ts";

/** `header:before` of each place where the sign `^` stands. */
function cells(text: string): string[] {
  const plain = text.replaceAll("^", "");
  const reader = new TableHeaders();
  reader.push(plain);
  const found: string[] = [];
  let at = -1;
  for (const part of text.split("^").slice(0, -1)) {
    at += part.length + (at < 0 ? 1 : 0);
    const cell = reader.cellAt(at);
    found.push(cell === null ? "-" : `${cell.header}:${cell.before}`);
  }
  return found;
}

test("table headers: cells of CSV know their column, whatever the delimiter", () => {
  for (const delimiter of [",", ";", "\t"]) {
    const rows = ["name,DNI,order no.", "Ana,^12345678Z,^991", 'Bo,"a ^b, c",^7'];
    assert.deepEqual(cells(rows.join("\n").replaceAll(",", delimiter)), [
      "DNI:",
      "order no.:",
      'DNI:"a ',
      "order no.:",
    ]);
  }
});

test("table headers: Markdown tables have them too, behind the rule", () => {
  const text = "Our people:\n\n| Name | Phone |\n|------|:-----:|\n| Ana | ^612 |\n\nCall ^612.";
  assert.deepEqual(cells(text), ["Phone: ", "-"]);
});

test("table headers: a line with another number of cells ends the table", () => {
  assert.deepEqual(cells("name,phone\r\nAna,^1\r\nthe end\r\nBo,^2"), ["phone:", "-"]);
});

test("table headers: prose, data and long lines are no headers", () => {
  assert.deepEqual(cells("Dear Ana, I have two numbers. Call me, please!\nfirst, ^612"), ["-"]);
  assert.deepEqual(cells("12,13\n14,^15"), ["-"]);
  assert.deepEqual(cells(`name,${"x".repeat(600)}\nAna,^1`), ["-"]);
  assert.deepEqual(cells(`name,phone\n${"x".repeat(5000)},^1\nBo,^2`), ["-", "-"]);
});

test("table headers: what is said about a place does not depend on how the text was cut", () => {
  const parts = fc.constantFrom("name", "phone", ",", ";", "|", "\n", "\r\n", '"', "12", " ", "--");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), fc.nat(8), (list, size) => {
      const text = list.join("");
      const whole = new TableHeaders();
      whole.push(text);
      const pieces = new TableHeaders();
      for (let at = 0; at < text.length; at++) {
        assert.deepEqual(whole.cellAt(at), cellAfter(text, at));
      }
      for (let at = 0; at < text.length; at += size + 1) pieces.push(text.slice(at, at + size + 1));
      for (let at = 0; at < text.length; at++) {
        assert.deepEqual(pieces.cellAt(at), whole.cellAt(at));
      }
    }),
  );
});

/** As known when no more than the text up to the unit at the place has arrived. */
function cellAfter(text: string, at: number): unknown {
  const reader = new TableHeaders();
  reader.push(text.slice(0, at + 1));
  return reader.cellAt(at);
}

test("table headers: lines that will not be asked for again are forgotten", () => {
  const reader = new TableHeaders();
  const text = `name,phone\n${"Ana,612\n".repeat(1000)}`;
  reader.push(text);
  reader.forget(text.length - 10);
  assert.equal(reader.cellAt(20), null);
  assert.equal(reader.cellAt(text.length - 4)?.header, "phone");
});
