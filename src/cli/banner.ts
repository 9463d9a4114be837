import type { Loaded } from "../config/load.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { MESSAGES } from "./messages.ts";
import { keysIn } from "./open-keys.ts";

/** What somebody who has just started the server wants to know, one line each. */
export function banner(loaded: Loaded, port: number, language: Language): string {
  const { config, file } = loaded;
  const url = urlOf(config.listen.host, port);
  const providers = Object.entries(config.providers).map(([name, { kind }]) =>
    name === kind ? name : `${name} (${kind})`,
  );
  const { auth } = config;
  const issued = keysIn(config.dataDir);
  const needsKey = auth !== undefined || issued.made > 0;
  const keys = auth?.apiKeys === false ? 0 : (auth?.keys.length ?? 0) + issued.inForce;
  const isShared = config.store.kind === "postgres";
  const demo = config.models.filter(({ provider }) => config.providers[provider]?.kind === "demo");
  const models = demo.map(({ match }) => match).join(", ");
  const lines = [
    word(MESSAGES["serve.listening"], language, { url }),
    file === null
      ? MESSAGES["serve.unconfigured"][language]
      : word(MESSAGES["serve.configured"], language, { file }),
    word(MESSAGES["serve.profile"], language, { profile: config.profile }),
    word(MESSAGES["serve.providers"], language, { providers: providers.join(", ") }),
    accessLine(config, { keys, needsKey }, language),
    word(MESSAGES["serve.dataDir"], language, { folder: config.dataDir }),
    ...(demo.length > 0 ? [word(MESSAGES["serve.demo"], language, { models })] : []),
    ...(needsKey && keys === 0 && !isShared ? [MESSAGES["serve.noKeys"][language]] : []),
    MESSAGES["serve.try"][language],
    ...curl(url, { model: exampleModel(loaded), needsKey, language }),
  ];
  return `${lines.join("\n")}\n`;
}

function accessLine(
  { store }: Loaded["config"],
  { keys, needsKey }: { readonly keys: number; readonly needsKey: boolean },
  language: Language,
): string {
  if (!needsKey) return MESSAGES["serve.accessOpen"][language];
  const isShared = store.kind === "postgres";
  return word(MESSAGES[isShared ? "serve.accessShared" : "serve.access"], language, { keys });
}

/** An attack, so that the first answer shows what the sentry is for. */
function curl(
  url: string,
  to: { readonly model: string; readonly needsKey: boolean; readonly language: Language },
): readonly string[] {
  const content = MESSAGES["serve.prompt"][to.language];
  const body = { model: to.model, messages: [{ role: "user", content }] };
  return [
    `  curl ${url}/v1/chat/completions -H 'content-type: application/json' \\`,
    ...(to.needsKey ? ['    -H "authorization: Bearer $GARITA_KEY" \\'] : []),
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

function urlOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
