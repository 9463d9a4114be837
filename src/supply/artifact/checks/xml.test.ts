import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { XML_ATTACKS } from "../../../../test/fixtures/artifacts/markup-attacks.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";
import { openvino, pmml, xml } from "./xml.ts";

const scanRaw = (bytes: Uint8Array, name = "m.bin"): ArtifactReport =>
  scanBytes(bytes, { formats: [pmml, openvino, xml], name });
const scan = (text: string): ArtifactReport => scanRaw(Buffer.from(text));
const rules = (text: string): readonly string[] => scan(text).findings.map(({ rule }) => rule);

const PMML = '<PMML version="4.4"><Header copyright="MIT"><Application name="x"/></Header></PMML>';
const inPmml = (inner: string): string =>
  `<?xml version="1.0"?>\n<PMML version="4.4">${inner}</PMML>`;

test("xml: PMML, OpenVINO and other XML are told apart by their root", () => {
  assert.deepEqual(scan(PMML).formats, ["pmml"]);
  assert.deepEqual(scan('<?xml version="1.0"?><!-- a --><net name="a" version="11"/>').formats, [
    "openvino",
  ]);
  assert.deepEqual(scan('<?xml version="1.0"?><a:b xmlns:a="urn:x"/>').formats, ["xml"]);
  assert.deepEqual(scan("<!DOCTYPE html><html><p>a page").formats, []);
  assert.deepEqual(scan("<p align=center>a description").formats, []);
});

test("xml: CWE-611: entities and types from outside are malicious in every encoding", () => {
  const texts = [
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x PUBLIC "p" "http://example.org/x">%x;]><a/>',
    '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<?xml version="1.0"?><!DOCTYPE a SYSTEM "../../x.dtd"><a/>',
    `<!DOCTYPE PMML SYSTEM "http://example.org/x.dtd">${PMML}`,
    `<!DOCTYPE PMML [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>${PMML}`,
  ];
  for (const text of texts) {
    assert.deepEqual(rules(text), ["xml/external-entity"], text);
    const wide = Buffer.from(text, "utf16le");
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), wide]);
    for (const bytes of [wide, marked, Buffer.from(marked).swap16()]) {
      assert.deepEqual(
        scanRaw(bytes).findings.map(({ rule }) => rule),
        ["xml/external-entity"],
      );
    }
  }
});

test("xml: CWE-776: entities of its own are suspicious", () => {
  const text = '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>';
  assert.deepEqual(rules(text), ["xml/entities"]);
  assert.deepEqual(rules(`<!DOCTYPE PMML>${PMML}`), ["xml/entities"]);
});

test("xml: types of well-known markup are ordinary", () => {
  const list =
    '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" ' +
    '"http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"/>';
  assert.deepEqual(scan(list).formats, ["xml"]);
  assert.deepEqual(rules(list), []);
});

test("xml: a type defined beside the document is ordinary, one of a stranger is not", () => {
  const document = (id: string): string => `<?xml version="1.0"?><!DOCTYPE a SYSTEM "${id}"><a/>`;
  assert.deepEqual(rules(document("fonts.dtd")), []);
  assert.deepEqual(rules(document("urn:fontconfig:fonts.dtd")), []);
  assert.deepEqual(rules(document("http://example.org/x.dtd")), ["xml/external-reference"]);
});

test("xml: inclusions, style sheets and odd encodings are suspicious", () => {
  const include = '<?xml version="1.0"?><a><xi:include href="other.xml"/></a>';
  assert.deepEqual(rules(include), ["xml/external-reference"]);
  const style = '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="x.xsl"?><a/>';
  assert.deepEqual(rules(style), ["xml/external-reference"]);
  assert.deepEqual(rules('<?xml version="1.0" encoding="UTF-7"?><a/>'), ["xml/odd-encoding"]);
});

test("pmml: code in extensions is told, ordinary extensions are not", () => {
  const call = 'java.lang.Runtime.getRuntime().exec("echo garita")';
  assert.deepEqual(rules(inPmml(`<Extension name="x">${call}</Extension>`)), [
    "graph/hostile-code",
  ]);
  assert.deepEqual(rules(inPmml(`<Extension><![CDATA[${call}]]></Extension>`)), [
    "graph/hostile-code",
  ]);
  assert.deepEqual(rules(inPmml('<Extension value="&#x65;val(x)"/>')), ["graph/code-in-text"]);
  assert.deepEqual(rules(inPmml("<Extension><script>1</script></Extension>")), [
    "graph/code-in-text",
  ]);
  assert.deepEqual(rules(inPmml('<Extension name="repr">Pipeline(steps=[])</Extension>')), []);
});

test("xml: what lies far behind the beginning of a text or a document type is seen", () => {
  const far = `${"x".repeat(16_380)} eval(1)`;
  assert.deepEqual(rules(inPmml(`<Extension>${far}</Extension>`)), ["graph/code-in-text"]);
  const padded = `<!DOCTYPE a [${" ".repeat(70_000)}<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>`;
  assert.deepEqual(rules(padded), ["xml/external-entity"]);
});

test("pmml: functions that are classes of Java are suspicious, those of the standard are not", () => {
  assert.deepEqual(rules(inPmml('<Apply function="java.lang.System.exit"/>')), [
    "graph/unknown-operator",
  ]);
  assert.deepEqual(rules(inPmml('<Apply function="x-log1p"/><Apply function="if"/>')), []);
});

test("openvino: layers of unknown libraries and kernels are suspicious", () => {
  const net = (inner: string): string =>
    `<net name="n" version="11"><layers>${inner}</layers></net>`;
  assert.deepEqual(rules(net('<layer id="0" type="Relu" version="opset13"/>')), []);
  assert.deepEqual(rules(net('<layer id="0" type="Evil" version="extension"/>')), [
    "graph/unknown-operator",
  ]);
  assert.deepEqual(rules(net('<layer type="A" version="opset1"><data lib="x.so"/></layer>')), [
    "graph/native-code",
  ]);
  assert.deepEqual(
    rules(net('<layer type="A" name="/a/b:c"><data path="CPU" mode="a:b"/></layer>')),
    [],
  );
  assert.deepEqual(rules(net('<layer><data offset="-1" size="4"/></layer>')), [
    "graph/impossible-extent",
  ]);
  const kernel =
    '<CustomLayer name="k"><Kernel><Source filename="../x.cl"/></Kernel></CustomLayer>';
  assert.deepEqual(rules(kernel), ["graph/native-code", "graph/outside-path"]);
});

for (const { name, file, bytes, verdict } of XML_ATTACKS) {
  test(`xml: ${name} is ${verdict}`, () => {
    const found = scanBytes(bytes, { formats: FORMATS, name: file }).verdict;
    assert.ok(found === verdict || found === "malicious", found);
  });
}

test("xml: a document type that never ends is told without reading all of it", () => {
  const text = `<?xml version="1.0"?><!DOCTYPE a [${"<!ENTITY a 'b'>".repeat(400_000)}`;
  const cpu = process.cpuUsage();
  assert.deepEqual(rules(text), ["xml/entity-bomb", "xml/entities", "limit/size"]);
  assert.ok(process.cpuUsage(cpu).user < 1_500_000);
  const cut = "<?xml version='1.0'?><!DOCTYPE net [<!ENTITY x SYSTEM 'file:///etc/passwd'>";
  assert.deepEqual(rules(cut), ["xml/external-entity", "file/malformed"]);
});

test("pmml: addresses of the standard's makers are for people, others are told", () => {
  const named = (address: string): readonly string[] =>
    rules(inPmml(`<Extension name="x" value="${address}"/>`));
  assert.deepEqual(named("http://www.dmg.org/pmml-v4-4.html"), []);
  assert.deepEqual(named("https://example.org/x"), ["xml/external-reference"]);
});

test("xml: what is not well formed is a malformed model, and no other file", () => {
  assert.deepEqual(rules('<PMML version="4"><A></PMML>'), ["file/malformed"]);
  assert.deepEqual(rules('<?xml version="1.0"?><a><b></a>'), []);
  assert.deepEqual(rules(`<PMML>${"<a>".repeat(1001)}`), ["limit/depth"]);
});

test("xml: bytes changed at random never make the reader fail", () => {
  const bytes = Buffer.from(
    inPmml('<Extension name="x" value="y"><![CDATA[z]]></Extension><!-- -->'),
  );
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      scanRaw(changed);
    }),
  );
});

test("xml: hostile markup costs linear time", () => {
  const times = [100_000, 400_000].map((count) => {
    const before = performance.now();
    scan(`<?xml version="1.0"?><a b="${"x".repeat(count)}">${"<!-- -->".repeat(count / 8)}`);
    scan(`<?xml version="1.0"?><!DOCTYPE a [${"<!-- x -->".repeat(count / 10)}`);
    scan(`<?xml version="1.0"?><a ${" ".repeat(count)}`);
    return performance.now() - before;
  });
  assert.ok((times[1] ?? 0) < 20 * (times[0] ?? 0) + 200);
});

test("xml: scores, articles and manuals name the type of their markup, and that is all", () => {
  const score = '"-//Recordare//DTD MusicXML 1.0 Partwise//EN"';
  const begin = `<?xml version="1.0"?><!DOCTYPE score-partwise PUBLIC ${score}`;
  assert.deepEqual(rules(`${begin} "http://www.musicxml.org/dtds/partwise.dtd"><a/>`), []);
  assert.deepEqual(rules(`${begin} "//D:/Program Files/MusicXML/partwise.dtd"><a/>`), []);
  const manual = (entity: string): readonly string[] =>
    rules(
      '<?xml version="1.0"?><!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.3//EN" ' +
        `"http://www.oasis-open.org/docbook/xml/4.3/docbookx.dtd" [${entity}]><a/>`,
    );
  assert.deepEqual(manual('<!ENTITY version "1.0">'), ["xml/entities"]);
  assert.deepEqual(manual('<!ENTITY x SYSTEM "file:///etc/passwd">'), ["xml/external-entity"]);
  assert.deepEqual(manual('<!ENTITY % x "y"> %x;'), ["xml/external-entity"]);
});

test("xml: a stranger's address is none of a well-known maker, nor is another machine's folder", () => {
  const type = (id: string): readonly string[] =>
    rules(`<?xml version="1.0"?><!DOCTYPE a SYSTEM "${id}"><a/>`);
  assert.deepEqual(type("http://example.org/www.w3.org/x.dtd"), ["xml/external-reference"]);
  assert.deepEqual(type("//host/share/x.dtd"), ["xml/external-entity"]);
});
