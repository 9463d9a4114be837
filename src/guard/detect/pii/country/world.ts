import type { Recognizer } from "../../recognizer.ts";
import { arRecognizers } from "./ar.ts";
import { brRecognizers } from "./br.ts";
import { caRecognizers } from "./ca.ts";
import { clRecognizers } from "./cl.ts";
import { coRecognizers } from "./co.ts";
import { doRecognizers } from "./do.ts";
import { ecRecognizers } from "./ec.ts";
import { latinAmericaRecognizers } from "./latin-america.ts";
import { mxRecognizers } from "./mx.ts";
import { peRecognizers } from "./pe.ts";
import { usRecognizers } from "./us.ts";
import { uyRecognizers } from "./uy.ts";
import { veRecognizers } from "./ve.ts";

/** National numbers outside Europe. */
export const worldRecognizers: readonly Recognizer[] = [
  ...usRecognizers,
  ...caRecognizers,
  ...mxRecognizers,
  ...brRecognizers,
  ...arRecognizers,
  ...clRecognizers,
  ...coRecognizers,
  ...peRecognizers,
  ...ecRecognizers,
  ...uyRecognizers,
  ...veRecognizers,
  ...doRecognizers,
  ...latinAmericaRecognizers,
];
