/** What can be done with a resource. `execute` is for tools and endpoints. */
export const RESOURCE_ACTIONS = [
  "invoke_model",
  "fine_tune_model",
  "read",
  "create",
  "update",
  "delete",
  "list",
  "read_embedding",
  "execute",
  "approve",
  "inspect",
] as const;

/** First segments of resources. */
export const RESOURCE_TYPES = [
  "models",
  "endpoints",
  "tools",
  "guard",
  "vectors",
  "collections",
  "indexes",
  "metadata",
  "admin",
  "audit",
] as const;

/** Types whose next segments name a collection, which has a class of its own. */
export const COLLECTION_TYPES: ReadonlySet<string> = new Set([
  "vectors",
  "collections",
  "indexes",
  "metadata",
]);
