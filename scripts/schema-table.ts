import { isSecretShape } from "../src/config/shape.ts";
import type { Shape } from "../src/config/shape.ts";

interface Row {
  readonly path: string;
  readonly type: string;
  readonly fallback: string;
  readonly text: string;
}

function rowsOf(path: string, shape: Shape, required: boolean): readonly Row[] {
  const row = { path, type: typeOf(shape), fallback: fallbackOf(shape, required) };
  const own: Row = { ...row, text: shape.description ?? "" };
  if (isSecretShape(shape)) return [own];
  return [own, ...innerRows(path, shape)];
}

function innerRows(path: string, shape: Shape): readonly Row[] {
  const below = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const rows: Row[] = [];
  for (const option of shape.anyOf ?? shape.oneOf ?? []) {
    const kind = option.properties?.["kind"];
    const label =
      typeof kind === "object" && kind.const !== undefined ? ` (${String(kind.const)})` : "";
    rows.push(...innerRows(`${path}${label}`, option));
  }
  for (const [name, property] of Object.entries(shape.properties ?? {})) {
    if (typeof property !== "object") continue;
    rows.push(...rowsOf(below(name), property, shape.required?.includes(name) ?? false));
  }
  if (typeof shape.additionalProperties === "object") {
    rows.push(...innerRows(below("NAME"), shape.additionalProperties));
  }
  if (typeof shape.items === "object" && !Array.isArray(shape.items)) {
    rows.push(...innerRows(`${path}[]`, shape.items));
  }
  return rows;
}

function typeOf(shape: Shape): string {
  if (isSecretShape(shape)) return "`{ env }` or `{ file }`";
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  if (shape.enum) return shape.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (shape.type === "array" && typeof shape.items === "object" && !Array.isArray(shape.items)) {
    return `list of ${typeOf(shape.items)}`;
  }
  const bounds = [shape.minimum, shape.maximum].filter((bound) => bound !== undefined);
  const range = bounds.length === 2 ? ` ${bounds.join(" to ")}` : "";
  const kind =
    shape.anyOf || shape.oneOf || shape.type === "object" ? "block" : String(shape.type ?? "any");
  return `${kind}${range}`;
}

function fallbackOf(shape: Shape, required: boolean): string {
  if (shape.default === undefined) return required ? "required" : "none";
  if (typeof shape.default === "object" && shape.type === "object") return "";
  return `\`${JSON.stringify(shape.default)}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** Every key below a schema: what it takes, what holds without it, what it means. */
export function tableOf(shape: Shape): string {
  const lines = innerRows("", shape).map(({ path, type, fallback, text }) => {
    return `| \`${path}\` | ${cell(type)} | ${cell(fallback)} | ${cell(text)} |`;
  });
  return ["| key | value | default | meaning |", "|---|---|---|---|", ...lines].join("\n");
}
