import type { z } from "zod";
import type { PolicyConfig } from "../language/config.ts";

/** A policy as one writes it: what has a default may be left out. */
export type PolicyInput = z.input<typeof PolicyConfig>;
