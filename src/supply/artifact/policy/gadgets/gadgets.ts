import { FRAMEWORK_GADGETS } from "./framework-gadgets.ts";
import { gadgetsOf } from "./gadget.ts";
import type { Gadget } from "./gadget.ts";
import { LANGUAGE_GADGETS } from "./language-gadgets.ts";
import { PACKAGE_GADGETS } from "./package-gadgets.ts";
import { SYSTEM_GADGETS } from "./system-gadgets.ts";
import { TORCH_GADGETS } from "./torch-gadgets.ts";

/** Every callable that is known to be dangerous, and the modules that are so as a whole. */
export const GADGETS: readonly Gadget[] = gadgetsOf([
  ...LANGUAGE_GADGETS,
  ...SYSTEM_GADGETS,
  ...TORCH_GADGETS,
  ...FRAMEWORK_GADGETS,
  ...PACKAGE_GADGETS,
]);

const EXACT = new Map(GADGETS.map((gadget) => [`${gadget.module}:${gadget.name}`, gadget]));

/** The gadget of exactly this name, whatever is known of its module. */
export function gadgetNamed(module: string, name: string): Gadget | undefined {
  return EXACT.get(`${module}:${name}`);
}

/** The rule of the nearest module, from `a.b.c` up to `a`, of which every name is dangerous. */
export function gadgetModule(module: string): Gadget | undefined {
  for (let end = module.length; end > 0; end = module.lastIndexOf(".", end - 1)) {
    const rule = EXACT.get(`${module.slice(0, end)}:*`);
    if (rule !== undefined) return rule;
  }
  return undefined;
}
