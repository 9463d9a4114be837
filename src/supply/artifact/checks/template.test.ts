import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CHAT_TEMPLATES } from "../../../../test/fixtures/artifacts/chat-templates.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { TEMPLATE_ATTACKS } from "../../../../test/fixtures/artifacts/template-attacks.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { readBytes } from "../byte-source.ts";
import type { Format } from "../format.ts";
import { jinja } from "./jinja.ts";
import { checkTemplate } from "./template.ts";

const format: Format = {
  id: "jinja",
  title: "Jinja",
  active: true,
  claim: () => "certain",
  inspect: (scan) => {
    const bytes = readBytes(scan.source, 0, DEFAULT_LIMITS.findingsMax * 1000);
    checkTemplate(Buffer.from(bytes).toString(), 0, scan);
  },
};

function rules(template: string): readonly string[] {
  const { findings } = scanBytes(Buffer.from(template), { formats: [format] });
  return findings.map(({ rule }) => rule);
}

// Written here, in the manners of the well-known families of models.
const ORDINARY = [
  "{% for m in messages %}{{'<|start|>' + m['role'] + '\\n' + m['content'] + '<|end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|start|>assistant\\n' }}{% endif %}",
  "{%- if messages[0].role == 'system' %}{%- set system = messages[0].content|trim %}{%- set rest = messages[1:] %}{%- else %}{%- set rest = messages %}{%- endif %}",
  "{%- for message in messages[::-1] %}{%- set index = (messages|length - 1) - loop.index0 %}{%- if not (message.tool_calls is defined and message.tool_calls is iterable) %}x{%- endif %}{%- endfor %}",
  "{% macro show(tool, depth=0) %}{{ tool.function | tojson(indent=4) }}{% endmacro %}{{ show(tools[0]) }}",
  "{%- set ns = namespace(found=false, text='') %}{%- for k, v in params.items() if v is not none %}{%- set ns.found = true %}{%- set ns.text = ns.text ~ k ~ ': ' ~ v|tojson %}{%- endfor %}",
  "{{ raise_exception('Conversation roles must alternate user/assistant/…') if (loop.index0 % 2 == 0) != (message['role'] == 'user') }}",
  "{%- if '</think>' in content %}{%- set content = content.split('</think>')[-1].lstrip('\\n') %}{%- endif %}",
  "{{ strftime_now('%d %b %Y') }}{# a comment with {{ __class__ }} #}{% raw %}{{ __class__ }}{% endraw %}",
  "{% generation %}{{ message.content | join(', ') }}{% endgeneration %}{% break %}{% continue %}",
  "{{ {'a': 1, 'b': [1, 2, (3, 4)]}['a'] }}{{ 'yes' if x is not defined or y is divisibleby 3 else 'no' }}",
  "{% set roles = {'user': 'Human'} %}{{ roles[message.role] }}{{ messages | selectattr('role', 'equalto', 'user') | map(attribute='content') | list | last }}",
  "{{- bos_token }}{%- for x in range(0, 10) -%}{{ loop.first and not loop.last }}{%- endfor %}",
  "text with { braces } and }} and %}, and nothing else",
  "{{ 'Words such as __init__ or .__class__ are only text here' }}{{ a[b] }}",
  "{{ open }}{{ message.os }}{{ tool.open('x') }}{{ os }}{{ compile ~ 'd' }}",
  "{{ code.replace('_', '-') }}{{ names['lang_' ~ code] }}{{ t['{}_to_{}'] }}{{ t['from_%s'|format(x)] }}",
  "{{ '______' }}{{ messages[0].content }}",
  "{{ message.content.split('### ' ~ message.role)[1] }}{{ a[b ~ 'x'] }}",
];

test("template: ordinary chat templates have no findings", () => {
  for (const template of ORDINARY) assert.deepEqual(rules(template), [], template);
});

test("template: templates of the well-known families of models have no findings", () => {
  assert.ok(Object.keys(CHAT_TEMPLATES).length >= 18);
  for (const [name, template] of Object.entries(CHAT_TEMPLATES)) {
    assert.deepEqual(rules(template), [], name);
  }
});

test("template: every attack on a renderer is found by its rule", () => {
  for (const { template, rule } of TEMPLATE_ATTACKS) {
    assert.ok(rules(template).includes(rule), `${rule}: ${template} → ${rules(template).join()}`);
  }
});

test("template: one unit at the limit is ordinary, one more is not", () => {
  assert.deepEqual(rules("{{ 'a' * 1000000 }}"), []);
  assert.deepEqual(rules("{{ 'a' * 1000001 }}"), ["template/exhausts"]);
  assert.deepEqual(rules("{% set x = x ~ x %}".repeat(19)), []);
  assert.deepEqual(rules("{% set x = x ~ x %}".repeat(20)), ["template/exhausts"]);
});

test("template: a name that the template gives to something itself is its own", () => {
  for (const template of [
    "{% macro system(m) %}{{ m }}{% endmacro %}{% for m in messages %}{{ system(m) }}{% endfor %}",
    "{% for open in messages %}{{ open() }}{% endfor %}",
    "{% set config = messages[0] %}{{ config.items() }}",
    "{{ row['_' ~ lang] }}{{ row['_tool_' ~ loop.index] }}{{ row[x ~ '_'] }}",
    "{% for k, (range, v) in messages %}{{ range.x }}{% endfor %}",
  ]) {
    assert.deepEqual(rules(template), [], template);
  }
});

// CVE-2024-34359 (llama-cpp-python) and CVE-2026-5760 (SGLang): ways out of a template.
const ESCAPES = [
  "{{ ''.__class__.__mro__[1].__subclasses__() }}",
  "{{ cycler.__init__.__globals__.os.popen('echo garita').read() }}",
  "{{ self['__init__']['__globals__'] }}",
  "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
  "{{ ''['\\u005f_class_\\137'] }}",
  "{{ ''|attr('__class__') }}",
  "{{ messages|map(attribute='__class__')|list }}",
  "{{ '{0.__class__}'.format(x) }}",
  "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
  "{% if ''.__class__ %}{% endif %}",
  "{% set x = lipsum.__globals__ %}",
  "{{ (generator).gi_frame.f_globals }}",
  "{%- set y = x.mro() -%}",
  "{{ x\n  .\n  __class__ }}",
  "{{ ''['__cla' 'ss__'] }}",
  "{{ open('/etc/hostname').read() }}",
  "{{ eval('1') }}",
  "{{ os.system('echo garita') }}",
  "{% set x = subprocess.run('echo') %}",
  "{{ os.path.join('a') }}",
];

test("template: every way to Python's insides is malicious", () => {
  for (const template of ESCAPES) assert.ok(rules(template).includes("template/escape"), template);
});

test("template: names that are put together at run time are malicious", () => {
  for (const template of [
    "{{ ''['__cl' ~ 'ass__'] }}",
    "{{ x['_' * 2 + 'class' + '_' * 2] }}",
    "{{ x[['__', 'class', '__']|join] }}",
    "{{ x['%c%cclass%c%c'|format(95, 95, 95, 95)] }}",
    "{{ x['__ssalc__'[::-1]] }}",
    "{{ x|attr(request.args.name) }}",
    "{{ x|attr('_' ~ '_class_' ~ '_') }}",
    "{{ x['{}class{}'.format('__', '__')] }}",
    "{% set a = '__cla' %}{% set b = 'ss__' %}{{ x[a ~ b] }}",
    "{% set u = '_' %}{{ x[y] }}",
    "{% set k = '__class__' %}{{ x[k] }}",
  ]) {
    const found = rules(template);
    assert.ok(
      found.includes("template/computed-name") || found.includes("template/escape"),
      template,
    );
  }
});

test("template: statements that load files are suspicious", () => {
  for (const word of ["include 'x'", "import 'x' as y", "from 'x' import y", "extends 'x'"]) {
    assert.deepEqual(rules(`{% ${word} %}`), ["template/loads-files"]);
  }
});

test("template: what Jinja refuses is told, and still searched", () => {
  assert.deepEqual(rules("{{ a b c"), ["template/malformed"]);
  assert.deepEqual(rules("{% raw %}"), ["template/malformed"]);
  assert.deepEqual(rules(`{{ ${"(".repeat(5000)} }}`), ["template/malformed"]);
  assert.deepEqual(rules("{{ ''.__class__ "), ["template/malformed", "template/escape"]);
});

test("template: chains of a hundred thousand parts are read in a moment", () => {
  for (const template of [
    `{{ x[${"'a' ~ ".repeat(50_000)} 1] }}`,
    `{{ ${"1 * ".repeat(50_000)} 1 }}`,
    `{{ ${"'a' % ".repeat(50_000)} 1 }}`,
    `{{ x${".a".repeat(50_000)} }}`,
    `{{ x${".replace('_', 'a')".repeat(10_000)} }}`,
    `{{ ${"x | trim ~ ".repeat(30_000)} y }}`,
  ]) {
    assert.deepEqual(rules(template), [], template.slice(0, 40));
  }
});

test("template: any text ends in a report", () => {
  const words = "attr raw endraw is not if else for in x 1 ' \" \\ ( ) [ ] { } | . , : ~";
  const marks = "{{ }} {% %} {# #}";
  const piece = fc.constantFrom(...`${marks} ${words}`.split(" "));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.string(), (pieces, text) => {
      rules(pieces.join(" ") + text);
    }),
  );
});

test("template: pages of applications have other templates beside them and filters of their own", () => {
  const page = "{% extends 'base.html' %}{% block a %}{{ text | markdown2html }}{% endblock %}";
  const found = (text: string, name: string): readonly string[] =>
    scanBytes(Buffer.from(text), { formats: [jinja], name }).findings.map(({ rule }) => rule);
  assert.deepEqual(found(page, "index.html.j2"), []);
  assert.deepEqual(found(page, "chat_template.jinja"), [
    "template/loads-files",
    "template/unknown-filter",
  ]);
  assert.ok(found(`${page}{{ messages }}`, "index.html.j2").length > 0);
  assert.deepEqual(found("{% include '../../etc/passwd' %}", "index.j2"), [
    "template/loads-outside",
  ]);
  assert.deepEqual(found("{{ x.__globals__ }}", "index.j2"), ["template/escape"]);
});

test("template: what is taken out of a key does not make it a computed name", () => {
  const languages = "{% set languages = {'en': 'English', 'pt-PT': 'Portuguese'} %}";
  const code = "{% set source = messages[0]['code'] | replace('_', '-') %}";
  assert.deepEqual(rules(`${languages}${code}{{ languages[source] }}`), []);
  const method = "{% set source = messages[0]['code'].replace('_', '-') %}";
  assert.deepEqual(rules(`${languages}${method}{{ languages[source] }}`), []);
  const made = "{% set source = messages[0]['code'] | replace('-', '_') %}";
  assert.deepEqual(rules(`${languages}${made}{{ languages[source] }}`), ["template/computed-name"]);
});
