import { readDocument } from "../config/document.ts";
import { parseWith } from "../config/parse.ts";
import { word } from "../core/language.ts";
import type { AccessRequest } from "../policy/access.ts";
import { AuthzenRequest, toAccessRequest } from "../policy/cases/authzen.ts";
import { METHODS, SUBJECT_KINDS } from "../policy/caller.ts";
import { compile } from "../policy/compile.ts";
import { explain } from "../policy/explain.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command, Invocation } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, numberOption, textOption, textsOption } from "./options.ts";
import {
  asJson,
  FORMAT_OPTION,
  openPolicy,
  POLICY_FILE_OPTIONS,
  policyFileOf,
  textOf,
  timeOption,
  warnOf,
} from "./policy-desk.ts";
import { describeExplanation } from "./policy-explain-text.ts";

const VECTORS_MAX = 1_000_000_000;

export const policyExplain: Command = {
  name: "policy explain",
  summary: "policy.explain.summary",
  options: [
    { flags: "--policy <file>", text: "policy.option.policy" },
    { flags: "--request <file>", text: "policy.explain.request" },
    { flags: "--subject <subject>", text: "policy.explain.subject" },
    { flags: "--role <role...>", text: "policy.explain.role" },
    { flags: "--group <group...>", text: "policy.explain.group" },
    { flags: "--scope <scope...>", text: "policy.explain.scope" },
    { flags: "--issuer <issuer>", text: "policy.explain.issuer" },
    { flags: "--tenant <tenant>", text: "policy.explain.tenant" },
    { flags: "--method <method>", text: "policy.explain.method", choices: METHODS },
    { flags: "--mfa", text: "policy.explain.mfa" },
    { flags: "--end-user <subject>", text: "policy.explain.endUser" },
    { flags: "--end-user-role <role...>", text: "policy.explain.endUserRole" },
    { flags: "--end-user-group <group...>", text: "policy.explain.endUserGroup" },
    { flags: "--action <action>", text: "policy.explain.action" },
    { flags: "--resource <resource>", text: "policy.explain.resource" },
    { flags: "--address <address>", text: "policy.explain.address" },
    { flags: "--country <country>", text: "policy.explain.country" },
    { flags: "--time <time>", text: "policy.explain.time" },
    { flags: "--vectors <number>", text: "policy.explain.vectors" },
    { flags: "--vectors-in-window <number>", text: "policy.explain.vectorsInWindow" },
    { flags: "--approved", text: "policy.explain.approved" },
    FORMAT_OPTION,
    ...POLICY_FILE_OPTIONS,
  ],
  run(invocation) {
    const opened = openPolicy(
      invocation,
      policyFileOf(invocation, textOption(invocation, "policy")),
    );
    warnOf(opened, invocation);
    const { request, resource } = requestOf(invocation);
    const explanation = explain(compile(opened.policy, ""), request);
    const { stdout, language } = invocation.terminal;
    const explained = { ...opened, request, resource, explanation };
    stdout.write(
      asJson(invocation)
        ? `${JSON.stringify({ request: { ...request, resource }, ...explanation })}\n`
        : `${describeExplanation(explained, language).join("\n")}\n`,
    );
    return Promise.resolve(EXIT.clean);
  },
};

/** With the resource as it was asked for. */
interface Question {
  readonly request: AccessRequest;
  readonly resource: string;
}

function requestOf(invocation: Invocation): Question {
  const file = textOption(invocation, "request");
  const nowMs = timeOption(invocation, "time") ?? Date.now();
  const written = file === undefined ? fromOptions(invocation, nowMs) : fromFile(invocation, file);
  const { type, id } = written.resource;
  return { request: toAccessRequest(written, nowMs), resource: `${type}/${id}` };
}

/** JSON is YAML: one reader has the places of both. */
function fromFile(invocation: Invocation, file: string): AuthzenRequest {
  const document = readDocument(file, textOf(invocation, file));
  return parseWith(AuthzenRequest, document.value, document.where.bind(document));
}

function fromOptions(invocation: Invocation, nowMs: number): AuthzenRequest {
  const need = (name: "subject" | "action" | "resource"): string => {
    const value = textOption(invocation, name);
    if (value !== undefined && value !== "") return value;
    return fail(invocation, { option: `--${name}` });
  };
  const [type = "", ...rest] = need("resource").split("/");
  const endUser = textOption(invocation, "endUser");
  const vectors = numberOption(invocation, "vectors", { min: 0, max: VECTORS_MAX });
  const vectorsInWindow = numberOption(invocation, "vectorsInWindow", { min: 0, max: VECTORS_MAX });
  const written: unknown = {
    subject: subjectOf(invocation, need("subject"), { prefix: "", nowMs }),
    action: { name: need("action") },
    resource: { type, id: rest.join("/") },
    context: {
      address: textOption(invocation, "address") ?? null,
      country: textOption(invocation, "country") ?? null,
      ...(vectors !== undefined && { vectors }),
      ...(vectorsInWindow !== undefined && { vectorsInWindow }),
      ...(flagOption(invocation, "approved") && { approved: true }),
      ...(endUser !== undefined && {
        endUser: subjectOf(invocation, endUser, { prefix: "endUser", nowMs }),
      }),
    },
  };
  return parseWith(AuthzenRequest, written, () => "");
}

/** `kind:name`, of services `service-account:namespace/name`; a name alone is a user. */
function subjectOf(
  invocation: Invocation,
  text: string,
  { prefix, nowMs }: { readonly prefix: "" | "endUser"; readonly nowMs: number },
): object {
  const type = SUBJECT_KINDS.find((kind) => text === kind || text.startsWith(`${kind}:`)) ?? "user";
  const named = text.startsWith(`${type}:`) ? text.slice(type.length + 1) : text;
  const [namespace, id] = type === "service-account" ? cut(named) : [undefined, named];
  if (id === "") return fail(invocation, { option: prefix === "" ? "--subject" : "--end-user" });
  const own = prefix === "";
  const issuer = textOption(invocation, "issuer");
  const tenant = textOption(invocation, "tenant");
  const method = own ? textOption(invocation, "method") : undefined;
  const hasFactor = flagOption(invocation, "mfa") && type === "user";
  return {
    type,
    id,
    properties: {
      ...rightsOf(invocation, own),
      ...(namespace !== undefined && { namespace }),
      ...(issuer !== undefined && { issuer }),
      ...(tenant !== undefined && { tenant }),
      ...(method !== undefined && { method }),
      ...(hasFactor && { secondFactorAt: new Date(nowMs).toISOString() }),
    },
  };
}

/** What its credential and its issuer say of it; only who presents a credential has its scopes. */
function rightsOf(invocation: Invocation, own: boolean): object {
  const roles = textsOption(invocation, own ? "role" : "endUserRole");
  const groups = textsOption(invocation, own ? "group" : "endUserGroup");
  const scopes = own ? textsOption(invocation, "scope") : [];
  return { roles, groups, ...(scopes.length > 0 && { scopes }) };
}

function cut(name: string): readonly [string | undefined, string] {
  const slash = name.indexOf("/");
  return slash < 0 ? [undefined, name] : [name.slice(0, slash), name.slice(slash + 1)];
}

function fail({ terminal }: Invocation, values: { readonly option: string }): never {
  throw new UsageError(word(MESSAGES["policy.explain.missing"], terminal.language, values));
}
