import { Buffer } from "node:buffer";

/** Whether a file begins as a model of TensorFlow Lite does. */
export function hasTfliteIdentifier(start: Uint8Array): boolean {
  return Buffer.from(start.subarray(4, 8)).toString("latin1") === "TFL3";
}
