import type { Scan } from "../format.ts";
import { valuesAt } from "../formats/keras/configuration.ts";
import type { Json, JsonObject } from "../formats/keras/python-json.ts";
import { isKnownTrainingName } from "../policy/keras-callables.ts";

const FIELDS = ["loss", "metrics", "weighted_metrics"];
const NAME = /^[A-Za-z_][\w.>]*$/;
const NAMES_MAX = 1000;
const DEPTH_MAX = 8;

/** Losses and metrics that the training of a model names: others than Keras' own are code. */
export function inspectTraining(object: JsonObject, scan: Scan): void {
  const isTraining =
    valuesAt(object, "loss").length > 0 &&
    ["metrics", "optimizer", "optimizer_config"].some((key) => valuesAt(object, key).length > 0);
  if (!isTraining) return;
  const names = FIELDS.flatMap((field) => {
    return valuesAt(object, field).flatMap((value) => namesIn(value, 0));
  });
  for (const callee of new Set(names.slice(0, NAMES_MAX))) {
    if (NAME.test(callee) && !isKnownTrainingName(callee)) {
      scan.report("keras/custom-class", object.at, { callee });
    }
  }
}

/** Names alone, in lists or by the outputs that they are for; objects describe themselves. */
function namesIn(value: Json, depth: number): readonly string[] {
  if (value.kind === "text") return [value.value];
  if (depth >= DEPTH_MAX) return [];
  if (value.kind === "array") return value.items.flatMap((item) => namesIn(item, depth + 1));
  if (value.kind !== "object" || valuesAt(value, "class_name").length > 0) return [];
  return value.entries.flatMap(([, inner]) => namesIn(inner, depth + 1));
}
