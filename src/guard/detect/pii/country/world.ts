import type { Recognizer } from "../../recognizer.ts";
import { africaRecognizers } from "./africa.ts";
import { arRecognizers } from "./ar.ts";
import { auRecognizers } from "./au.ts";
import { brRecognizers } from "./br.ts";
import { caRecognizers } from "./ca.ts";
import { clRecognizers } from "./cl.ts";
import { cnRecognizers } from "./cn.ts";
import { coRecognizers } from "./co.ts";
import { doRecognizers } from "./do.ts";
import { ecRecognizers } from "./ec.ts";
import { gulfRecognizers } from "./gulf.ts";
import { hkRecognizers } from "./hk.ts";
import { idRecognizers } from "./id.ts";
import { ilRecognizers } from "./il.ts";
import { inRecognizers } from "./in.ts";
import { jpRecognizers } from "./jp.ts";
import { krRecognizers } from "./kr.ts";
import { latinAmericaRecognizers } from "./latin-america.ts";
import { mxRecognizers } from "./mx.ts";
import { myRecognizers } from "./my.ts";
import { ngRecognizers } from "./ng.ts";
import { nzRecognizers } from "./nz.ts";
import { peRecognizers } from "./pe.ts";
import { phRecognizers } from "./ph.ts";
import { sgRecognizers } from "./sg.ts";
import { southAsiaRecognizers } from "./south-asia.ts";
import { thRecognizers } from "./th.ts";
import { trRecognizers } from "./tr.ts";
import { twRecognizers } from "./tw.ts";
import { usRecognizers } from "./us.ts";
import { uyRecognizers } from "./uy.ts";
import { veRecognizers } from "./ve.ts";
import { vnRecognizers } from "./vn.ts";
import { zaRecognizers } from "./za.ts";

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
  ...auRecognizers,
  ...nzRecognizers,
  ...inRecognizers,
  ...sgRecognizers,
  ...southAsiaRecognizers,
  ...jpRecognizers,
  ...krRecognizers,
  ...cnRecognizers,
  ...hkRecognizers,
  ...twRecognizers,
  ...thRecognizers,
  ...myRecognizers,
  ...idRecognizers,
  ...phRecognizers,
  ...vnRecognizers,
  ...trRecognizers,
  ...ilRecognizers,
  ...gulfRecognizers,
  ...zaRecognizers,
  ...ngRecognizers,
  ...africaRecognizers,
];
