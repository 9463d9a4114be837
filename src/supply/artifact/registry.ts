import { safetensors } from "./checks/safetensors.ts";
import type { Format } from "./format.ts";

/** Every format, in the order in which they are tried and listed. */
export const FORMATS: readonly Format[] = [safetensors];
