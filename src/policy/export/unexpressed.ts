import type { Wording } from "../../core/language.ts";
import type { PolicyProblem } from "../language/check.ts";
import type { PolicyConfig } from "../language/config.ts";

const TEXTS = {
  obligations: {
    en: "obligations: a decision there is an effect and nothing else",
    es: "obligaciones: allí una decisión es un efecto y nada más",
  },
  limits: {
    en: "limits: they are counted and not decided",
    es: "límites: se cuentan, no se deciden",
  },
  label: {
    en: "the label of the data: a decision there is an effect and nothing else",
    es: "la etiqueta de los datos: allí una decisión es un efecto y nada más",
  },
  approval: {
    en: "approvals: there is no third effect; it becomes a denial until somebody has approved",
    es: "aprobaciones: no hay un tercer efecto; pasa a ser una denegación hasta que alguien apruebe",
  },
  approvers: {
    en: "who approves: the effect alone is written",
    es: "quién aprueba: solo se escribe el efecto",
  },
} as const satisfies Record<string, Wording>;

export type ExportTarget = "cedar" | "rego";

/** What the other language cannot say, by its path. The effects of decisions are never among it. */
export function unexpressed(
  { roles, collections, rules }: PolicyConfig,
  target: ExportTarget,
): readonly PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const say = (path: PolicyProblem["path"], text: Wording): void => void found.push({ path, text });
  for (const [name, { obligations = [], limits, sensitivity }] of Object.entries(roles)) {
    const path = ["roles", name];
    if (obligations.length > 0) say([...path, "obligations"], TEXTS.obligations);
    if (limits !== undefined) say([...path, "limits"], TEXTS.limits);
    if (sensitivity !== undefined) say([...path, "sensitivity"], TEXTS.label);
  }
  for (const [index, collection] of collections.entries()) {
    for (const key of ["encryption", "pii", "audit"] as const) {
      if (collection[key] === true) say(["collections", index, key], TEXTS.obligations);
    }
  }
  for (const [index, { effect }] of rules.entries()) {
    if (effect === "deny") continue;
    const text = target === "cedar" ? TEXTS.approval : TEXTS.approvers;
    say(["rules", index, "approval"], text);
  }
  return found;
}
