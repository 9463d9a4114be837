import type { Recognizer } from "../../recognizer.ts";
import { esRecognizers } from "./es.ts";

export const europeRecognizers: readonly Recognizer[] = [...esRecognizers];
