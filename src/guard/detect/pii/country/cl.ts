import type { Recognizer } from "../../recognizer.ts";
import { endsInCheckSign } from "./check-sign.ts";
import { defineNationalId } from "./national-id.ts";

const clRut = defineNationalId({
  id: "cl-rut",
  country: "CL",
  title: "Chilean tax and identity number (RUT, RUN)",
  entity: "CL_RUT",
  references: ["DFL 3/1969 (Chile)", "Servicio de Registro Civil, RUN"],
  shape: /(?<![\w.+-])(?:\d{1,2}\.\d{3}\.\d{3}-[\dK]|\d{7,8}-?[\dK])(?![\w-])/i,
  bare: 0,
  validate: (value, written) => {
    if (!endsInCheckSign(value, "clRut")) return false;
    if (written.length === value.length) return value.endsWith("K") ? LETTERED : true;
    return written.includes(".") ? DOTTED : HYPHENED;
  },
  meant: 0.97,
  words: (
    "rut,r.u.t,r.u.n,run:,run n°,run nº,rol nacional,cédula,rol único,carnet,contribuyente," +
    "tax id"
  ).split(","),
  examples: {
    finds: ["RUT 92.190.300-6", "16.418.224-K", "run: 13123459-7", "RUT 179668394"],
    ignores: ["RUT 18.998.507-0", "160908804", "RUT 123.456.789-0", "12.345.67-8"],
  },
});

/** One in eleven of other numbers gets through; few are written so. */
const DOTTED = 0.75;
const HYPHENED = 0.4;
const LETTERED = 0.2;

export const clRecognizers: readonly Recognizer[] = [clRut];
