import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadConfig } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import { ConfigError, renderProblem } from "../config/problem.ts";
import { countryOfFile, withCountryFile } from "./country-file.ts";

const folder = mkdtempSync(join(tmpdir(), "garita-countries-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function loadedWith(table: string | null): Loaded {
  const path = join(folder, "countries.csv");
  if (table === null) rmSync(path, { force: true });
  else writeFileSync(path, table);
  const readFile = (): string => "listen: { countries: countries.csv }";
  return loadConfig({ path: join(folder, "garita.yaml"), env: {}, readFile, serving: false });
}

test("country file: the table beside the configuration, watched for changes", () => {
  const loaded = withCountryFile(loadedWith("192.0.2.0/24,ES\n"));
  assert.ok(loaded.files.includes(join(folder, "countries.csv")));
  const countryOf = countryOfFile(loaded);
  assert.equal(countryOf([0xc0_00_02_01]), "ES");
  assert.equal(countryOf([0x0a_00_00_01]), null);
});

test("country file: a table that cannot be used is refused as a whole", () => {
  const problem = (loaded: Loaded): string => {
    try {
      withCountryFile(loaded);
    } catch (error) {
      assert.ok(error instanceof ConfigError);
      return error.problems.map((one) => renderProblem(one, "es")).join();
    }
    return "";
  };
  assert.match(problem(loadedWith(null)), /listen.countries: countries.csv no se puede leer/);
  assert.match(problem(loadedWith("192.0.2.0/24,ES\n192.0.2.9,Spain\n")), /la línea 2 de/);
});
