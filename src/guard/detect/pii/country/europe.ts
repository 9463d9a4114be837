import type { Recognizer } from "../../recognizer.ts";
import { alpsRecognizers } from "./alps.ts";
import { beneluxRecognizers } from "./benelux.ts";
import { centralRecognizers } from "./central.ts";
import { deRecognizers } from "./de.ts";
import { esRecognizers } from "./es.ts";
import { frRecognizers } from "./fr.ts";
import { gbRecognizers } from "./gb.ts";
import { ieRecognizers } from "./ie.ts";
import { itRecognizers } from "./it.ts";
import { microstateRecognizers } from "./microstates.ts";
import { nordicRecognizers } from "./nordic.ts";
import { northeastRecognizers } from "./northeast.ts";
import { plRecognizers } from "./pl.ts";
import { ptRecognizers } from "./pt.ts";
import { southeastRecognizers } from "./southeast.ts";
import { vatRecognizers } from "./vat.ts";

export const europeRecognizers: readonly Recognizer[] = [
  ...esRecognizers,
  ...gbRecognizers,
  ...deRecognizers,
  ...frRecognizers,
  ...itRecognizers,
  ...ptRecognizers,
  ...beneluxRecognizers,
  ...plRecognizers,
  ...nordicRecognizers,
  ...alpsRecognizers,
  ...ieRecognizers,
  ...centralRecognizers,
  ...southeastRecognizers,
  ...northeastRecognizers,
  ...microstateRecognizers,
  ...vatRecognizers,
];
