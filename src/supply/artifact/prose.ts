/** Ids of formats of texts for people: they come with models and are none. */
const PROSE: ReadonlySet<string> = new Set(["text", "model-card"]);

/** Whether formats that took a file make a model's artifact of it, or only a text beside one. */
export function isArtifact(formats: readonly string[]): boolean {
  return formats.some((id) => !PROSE.has(id));
}
