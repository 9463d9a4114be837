import type { Loaded } from "../config/load.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { MESSAGES } from "./messages.ts";
import { keysIn } from "./open-keys.ts";

/** What somebody who has just started the server wants to know, one line each. */
export function banner(loaded: Loaded, port: number, language: Language): string {
  const { config, file } = loaded;
  const url = urlOf(config.listen, port);
  const providers = Object.entries(config.providers).map(([name, { kind }]) =>
    name === kind ? name : `${name} (${kind})`,
  );
  const access = accessOf(loaded);
  const demo = config.models.filter(({ provider }) => config.providers[provider]?.kind === "demo");
  const models = demo.map(({ match }) => match).join(", ");
  const lines = [
    word(MESSAGES["serve.listening"], language, { url }),
    file === null
      ? MESSAGES["serve.unconfigured"][language]
      : word(MESSAGES["serve.configured"], language, { file }),
    word(MESSAGES["serve.profile"], language, { profile: config.profile }),
    word(MESSAGES["serve.providers"], language, { providers: providers.join(", ") }),
    ...accessLines(access, language),
    word(MESSAGES["serve.dataDir"], language, { folder: config.dataDir }),
    ...(demo.length > 0 ? [word(MESSAGES["serve.demo"], language, { models })] : []),
    ...(access.isLocked ? [MESSAGES["serve.noKeys"][language]] : []),
    MESSAGES["serve.try"][language],
    ...curl(url, { model: exampleModel(loaded), access, language }),
  ];
  return `${lines.join("\n")}\n`;
}

/** How one gets in. */
interface Access {
  readonly certificates: "off" | "optional" | "required";
  /** How many are in force, as far as this machine knows. */
  readonly keys: number;
  readonly isShared: boolean;
  readonly needsKey: boolean;
  /** Nobody gets in before a key is made. */
  readonly isLocked: boolean;
}

function accessOf({ config }: Loaded): Access {
  const { auth, listen, store } = config;
  const issued = keysIn(config.dataDir);
  const certificates = listen.tls?.clientCertificates ?? "off";
  const isNamed = certificates === "required" && auth?.certificates.length !== 0;
  const isOpen = auth === undefined && certificates === "off" && issued.made === 0;
  const needsKey = !isNamed && !isOpen;
  const keys = auth?.apiKeys === false ? 0 : (auth?.keys.length ?? 0) + issued.inForce;
  const isShared = store.kind === "postgres";
  return { certificates, keys, isShared, needsKey, isLocked: needsKey && keys === 0 && !isShared };
}

function accessLines(access: Access, language: Language): readonly string[] {
  const { certificates, keys, isShared, needsKey } = access;
  const shown =
    certificates === "off" ? [] : [MESSAGES[`serve.certificates.${certificates}`][language]];
  if (certificates === "required" && !needsKey) return shown;
  if (!needsKey) return [...shown, MESSAGES["serve.accessOpen"][language]];
  const line = MESSAGES[isShared ? "serve.accessShared" : "serve.access"];
  return [...shown, word(line, language, { keys })];
}

/** An attack, so that the first answer shows what the sentry is for. */
function curl(
  url: string,
  to: { readonly model: string; readonly access: Access; readonly language: Language },
): readonly string[] {
  const { certificates, needsKey } = to.access;
  const content = MESSAGES["serve.prompt"][to.language];
  const body = { model: to.model, messages: [{ role: "user", content }] };
  return [
    `  curl ${url}/v1/chat/completions -H 'content-type: application/json' \\`,
    ...(certificates === "required" ? ["    --cert client.pem --key client.key \\"] : []),
    ...(needsKey ? ['    -H "authorization: Bearer $GARITA_KEY" \\'] : []),
    `    -d '${JSON.stringify(body)}'`,
  ];
}

/** A model name that some route serves; one without a pattern is a name that the provider knows. */
function exampleModel({ config }: Loaded): string {
  const names = config.models.map(({ match }) => match);
  const pattern = names.find((match) => match !== "*") ?? "demo";
  const exact = names.find((match) => !/[*?]/.test(match));
  return (exact ?? pattern).replaceAll(/[*?]/g, "") || "demo";
}

function urlOf({ host, tls }: Loaded["config"]["listen"], port: number): string {
  const scheme = tls === undefined ? "http" : "https";
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `${scheme}://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
