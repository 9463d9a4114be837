import type { Format, Scan } from "../format.ts";
import { walkJson } from "../formats/json/walk.ts";
import { looksLikeText, startText } from "../formats/text/text.ts";
import { isKnownOperator, operatorRule } from "../policy/tensorflow-operators.ts";
import { EFFECT_REPORTS } from "./graph-scope.ts";
import { pathProblem } from "./outside-path.ts";
import { FLEX_EFFECTS } from "./tflite.ts";

const BEGIN = /^\s*\{[^]*"(?:modelTopology|weightsManifest)"\s*:/;

/** Models for browsers: a graph or layers in JSON, and the files of their weights. */
export const tensorflowJs: Format = {
  id: "tensorflow-js",
  title: "TensorFlow.js",
  active: false,
  claim: ({ start }) => {
    return looksLikeText(start) && BEGIN.test(startText(start)) ? "plausible" : "none";
  },
  inspect(scan) {
    walkJson(scan.source, {
      wanted: new Set(),
      scalar: (path, value, offset) => {
        if (typeof value === "string") checkText(path, { value, offset }, scan);
      },
      closed: () => undefined,
      tick: () => scan.tick(),
    });
    scan.recognize();
  },
};

interface Text {
  readonly value: string;
  readonly offset: number;
}

function checkText(path: readonly string[], { value, offset }: Text, scan: Scan): void {
  const place = path.join(".");
  if (/^weightsManifest\.\[\]\.paths\.\[\]$/.test(place)) {
    const why = pathProblem(value);
    if (why === null || why === "hidden") return;
    scan.report("graph/outside-path", offset, { op: "weights", node: place, path: value, why });
  } else if (/^modelTopology\.(?:node|library\.function\.\[\]\.nodeDef)\.\[\]\.op$/.test(place)) {
    checkOperator({ value, offset }, scan);
  }
}

/** What the converter of TensorFlow.js makes of several operators of TensorFlow. */
const FUSED = new Set(["FusedDepthwiseConv2dNative", "Prelu"]);

function checkOperator({ value: op, offset }: Text, scan: Scan): void {
  const rule = operatorRule(op);
  const effect = rule === undefined ? null : FLEX_EFFECTS[rule.effect];
  const node = { op, name: `byte ${offset}`, offset };
  if (effect !== null) EFFECT_REPORTS[effect](scan, node);
  else if (rule === undefined && !isKnownOperator(op) && !FUSED.has(op)) {
    const framework = "TensorFlow";
    scan.report("graph/no-such-operator", offset, { framework, op, node: node.name });
  }
}
