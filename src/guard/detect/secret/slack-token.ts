import { defineRecognizer } from "../recognizer.ts";
import { isFilledIn } from "./token.ts";

export const slackToken = defineRecognizer({
  id: "secret/slack-token",
  title: "Slack token or incoming webhook",
  category: "secret",
  severity: "high",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  // Of bots, users, workspaces, configurations and apps; addresses that take messages.
  pattern:
    /(?<![A-Za-z0-9_])(?:xoxb-\d{8,14}-(?:\d{8,14}-)?[A-Za-z0-9-]{16,40}|xox[pe]-(?:\d{8,14}-){2,3}[A-Za-z0-9-]{16,40}|xox[os]-(?:\d{6,14}-){2,3}[a-fA-F0-9]{8,70}|xox[ar]-(?:\d-)?[A-Za-z0-9-]{8,100}|xoxe\.xox[bp]-\d-[A-Za-z0-9]{160,170}|xoxe-\d-[A-Za-z0-9]{140,150}|xapp-\d-[A-Z0-9]{6,16}-\d{8,16}-[A-Za-z0-9]{16,80}|hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{40,100})(?![A-Za-z0-9-])/,
  confidence: 0.95,
  validate: isFilledIn,
  examples: {
    finds: [
      "xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx",
      "token=xoxp-1234567890-1234567890-abcdef0123456789",
      "xapp-1-A0123456789-1234567890123-0123456789abcdef",
      `https://hooks.slack.com/services/T01234567/B01234567/${"aB3".repeat(8)}`,
    ],
    ignores: [
      "xoxb-your-token-here",
      "xoxz-123456789012-abcdef",
      "foxoxb-1234567890-1",
      "xoxo-xoxo",
      "2018-250-xoxo-indieweb-1.jpg",
      "xoxp-1234567890",
    ],
  },
});
