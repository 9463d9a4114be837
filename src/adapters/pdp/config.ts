import { z } from "zod";
import { FilePath } from "../../core/file-path.ts";
import { SecretRef } from "../../core/secret-ref.ts";

const RulePath = z
  .string()
  .max(512)
  .regex(/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/, "a path of Rego such as `garita/authz/effect`");

const AuthorizeConfig = z.strictObject({
  path: RulePath.describe(
    "Rule that decides: true, false, `permit`, `deny`, or an object with `allow`, `effect` or " +
      "`decision`, and `reason`.",
  ),
  combine: z
    .enum(["and", "external"])
    .default("and")
    .describe(
      "`and`: it can only take away. `external`: what it permits passes though our policy denies " +
        "it, without obligations and limits of a role.",
    ),
});

const VerdictConfig = z.strictObject({
  path: RulePath.describe(
    "Rule that judges: true, false, `allow`, `flag`, `block`, or an object with `action` and " +
      "`reason`. It is told what was found, never the text.",
  ),
  directions: z
    .array(z.enum(["input", "output"]))
    .min(1)
    .max(2)
    .default(["input", "output"])
    .describe("Which way. A streamed answer is judged at its end, when its text has left."),
});

const CacheConfig = z.strictObject({
  seconds: z
    .number()
    .min(0)
    .max(3600)
    .default(0)
    .describe("How long an answer holds for the same question at another time; 0 = not at all."),
  entriesMax: z.int().min(1).max(1_000_000).default(10_000).describe("Answers remembered."),
});

/** Absent from a configuration = nobody else decides. */
export const OpaConfig = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2048)
      .refine(
        (text) => {
          const { username, password, search, hash } = new URL(text);
          return `${username}${password}${search}${hash}` === "";
        },
        { message: "an http or https URL without credentials, query or fragment" },
      )
      .optional()
      .describe("Address of an OPA server; it is asked at `/v1/data/`."),
    token: SecretRef.optional().describe("Bearer token for the server."),
    bundle: FilePath.optional().describe(
      "Instead of a server: `policy.wasm`, or the `.tar.gz` of `opa build -t wasm`, run in a " +
        "thread of its own. Takes the package `@open-policy-agent/opa-wasm`.",
    ),
    memoryMegabytesMax: z
      .int()
      .min(1)
      .max(4096)
      .default(64)
      .describe("Most memory that a bundle may use."),
    authorize: AuthorizeConfig.optional().describe("Asked whether a request may be made at all."),
    verdict: VerdictConfig.optional().describe("Asked what follows from what was found."),
    timeoutMs: z.int().min(1).max(60_000).default(250).describe("Longest wait for an answer."),
    queueMax: z
      .int()
      .min(1)
      .max(100_000)
      .default(1000)
      .describe("Most questions under way at once; one more gets no answer."),
    cache: CacheConfig.prefault({}).describe("Answers that are remembered."),
    onFailure: z
      .enum(["refuse", "ignore"])
      .default("refuse")
      .describe(
        "When there is no answer, or none that can be read: `refuse` with 503, or `ignore` it " +
          "and go by our own policy.",
      ),
  })
  .refine(({ url, bundle }) => (url === undefined) !== (bundle === undefined), {
    message: "either `url` or `bundle`",
  })
  .refine(({ authorize, verdict }) => authorize !== undefined || verdict !== undefined, {
    message: "`authorize` or `verdict`, or both",
  })
  .describe("Another decision point besides our policy: an OPA server, or Rego compiled to WASM.");
export type OpaConfig = z.infer<typeof OpaConfig>;
