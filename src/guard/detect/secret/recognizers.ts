import type { Recognizer } from "../recognizer.ts";
import { aiRecognizers } from "./ai.ts";
import { anthropicKey } from "./anthropic-key.ts";
import { awsAccessKey } from "./aws-access-key.ts";
import { awsSecretKey } from "./aws-secret-key.ts";
import { cloudRecognizers } from "./cloud.ts";
import { credentialRecognizers } from "./credentials.ts";
import { garitaKey } from "./garita-key.ts";
import { genericApiKey } from "./generic-api-key.ts";
import { githubToken } from "./github-token.ts";
import { googleApiKey } from "./google-api-key.ts";
import { jwt } from "./jwt.ts";
import { keyStoreRecognizers } from "./key-store.ts";
import { keyedPlatformRecognizers } from "./keyed-platform.ts";
import { keyedSaasRecognizers } from "./keyed-saas.ts";
import { messagingRecognizers } from "./messaging.ts";
import { monitoringRecognizers } from "./monitoring.ts";
import { openaiKey } from "./openai-key.ts";
import { paymentRecognizers } from "./payment.ts";
import { privateKey } from "./private-key.ts";
import { slackToken } from "./slack-token.ts";
import { saasRecognizers } from "./saas.ts";
import { sourceControlRecognizers } from "./source-control.ts";
import { stripeKey } from "./stripe-key.ts";

/** All rules of this room. */
export const secretRecognizers: readonly Recognizer[] = [
  garitaKey,
  openaiKey,
  anthropicKey,
  githubToken,
  slackToken,
  googleApiKey,
  stripeKey,
  awsAccessKey,
  awsSecretKey,
  privateKey,
  jwt,
  genericApiKey,
  ...aiRecognizers,
  ...cloudRecognizers,
  ...credentialRecognizers,
  ...keyStoreRecognizers,
  ...messagingRecognizers,
  ...monitoringRecognizers,
  ...paymentRecognizers,
  ...saasRecognizers,
  ...sourceControlRecognizers,
  ...keyedPlatformRecognizers,
  ...keyedSaasRecognizers,
];
