import { z } from "zod";

/** How a schema says that a text is a path; the loader finds it by this word. */
export const PATH_FORMAT = "path";

/** A file or folder, relative to the file that names it; the loader makes it absolute. */
export const FilePath = z.string().min(1).max(4096).meta({ format: PATH_FORMAT });
