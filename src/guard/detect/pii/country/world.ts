import type { Recognizer } from "../../recognizer.ts";
import { usRecognizers } from "./us.ts";

/** National numbers outside Europe. */
export const worldRecognizers: readonly Recognizer[] = [...usRecognizers];
