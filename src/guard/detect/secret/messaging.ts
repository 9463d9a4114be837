import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, hasDigit, isFilledIn, isMasked } from "./token.ts";

/** Chat, telephony, e-mail and social networks. */
export const messagingRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "discord-bot-token",
    title: "Discord bot token",
    severity: "critical",
    // The number of the bot in base64, a time stamp, a signature.
    pattern:
      /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_-])/,
    samples: [`MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.${fake(27)}`],
  }),
  defineToken({
    id: "discord-webhook",
    title: "Discord webhook address",
    pattern:
      /(?<![A-Za-z0-9])discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,70}(?![A-Za-z0-9_-])/,
    samples: [`discord.com/api/webhooks/${fake(18, "digit")}/${fake(68)}`],
  }),
  defineToken({
    id: "telegram-bot-token",
    title: "Telegram bot token",
    severity: "critical",
    pattern: /(?<!\d)\d{5,16}:A[A-Za-z0-9_-]{34}(?![A-Za-z0-9_-])/,
    // The address of a call writes it behind `bot`.
    finds: [
      `TOKEN=987654321:AA${fake(33)}`,
      `https://api.telegram.org/bot987654321:AA${fake(33)}/getMe`,
    ],
    ignores: [`1234:AA${fake(33)}`, `987654321:AA${fake(32)}`, `987654321:BA${fake(33)}`],
  }),
  defineToken({
    id: "teams-webhook",
    title: "Microsoft Teams incoming webhook",
    pattern:
      /(?<![A-Za-z0-9])[a-z0-9-]{1,63}\.webhook\.office\.com\/webhookb2\/[a-z0-9-]{36}@[a-z0-9-]{36}\/IncomingWebhook\/[a-z0-9]{32}\/[a-z0-9-]{36}(?:\/[A-Za-z0-9_-]{1,60})?(?![A-Za-z0-9-])/i,
    finds: ["acme", "acme-eu"].map(
      (host) =>
        `https://${host}.webhook.office.com/webhookb2/${fakeUuid()}@${fakeUuid()}/IncomingWebhook/${fake(32, "hex")}/${fakeUuid()}`,
    ),
    ignores: [
      "https://acme.webhook.office.com/webhookb2/",
      `https://acme.webhook.office.com/webhookb2/${fakeUuid()}`,
      `https://outlook.office.com/${fakeUuid()}/IncomingWebhook/`,
    ],
  }),
  defineToken({
    id: "twilio-key",
    title: "Twilio API key",
    pattern: /(?<![A-Za-z0-9_])SK[a-fA-F0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`SK${fake(32, "hex")}`],
    ignores: [`SK${fake(33, "hex")}`],
  }),
  defineToken({
    id: "facebook-token",
    title: "Facebook access token",
    // Of users and pages; and of an app: its number, a bar, its secret.
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:EAA[MC][A-Za-z0-9]{100,}|\d{15,16}(?:\||%7[cC])[A-Za-z0-9_-]{27,40})(?![A-Za-z0-9_-])/,
    samples: [`EAAC${fake(140)}`, `${fake(16, "digit")}|${fake(27)}`],
  }),
  defineToken({
    id: "twitter-bearer-token",
    title: "Twitter bearer token",
    pattern: /(?<![A-Za-z0-9_])A{22}[A-Za-z0-9%]{80,100}(?![A-Za-z0-9%])/,
    samples: [`${"A".repeat(22)}${fake(90)}`],
  }),
  defineToken({
    id: "sendgrid-key",
    title: "SendGrid API key",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])SG\.[A-Za-z0-9_=-]{10,40}\.[A-Za-z0-9_=.-]{25,60}(?![A-Za-z0-9_=-])/,
    samples: [`SG.${fake(22)}.${fake(43)}`],
  }),
  defineToken({
    id: "sendgrid-key-undivided",
    title: "SendGrid API key without its second dot",
    pattern: /(?<![A-Za-z0-9_])SG\.[A-Za-z0-9_=-]{66}(?![A-Za-z0-9_=-])/,
    samples: [`SG.${fake(66)}`],
  }),
  defineToken({
    id: "mailchimp-key",
    title: "Mailchimp API key",
    pattern: /(?<![A-Za-z0-9_])[a-f0-9]{32}-us\d{1,2}(?![A-Za-z0-9_-])/,
    samples: [`${fake(32, "hex")}-us12`],
  }),
  defineToken({
    id: "mandrill-key",
    title: "Mandrill API key",
    pattern: /(?<![A-Za-z0-9_-])md-[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/,
    validate: (match) => hasDigit(match) && /[A-Z]/.test(match) && /[a-z]/.test(match.slice(3)),
    samples: [`md-${fake(22)}`],
    ignores: ["md-heading-level-two-of-x1"],
  }),
  defineToken({
    id: "mailgun-key",
    title: "Mailgun key",
    pattern:
      /(?<![A-Za-z0-9_-])(?:(?:pub)?key-[a-f0-9]{32}|[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8})(?![A-Za-z0-9_-])/,
    samples: [`key-${fake(32, "hex")}`, `${fake(32, "hex")}-${fake(8, "hex")}-${fake(8, "hex")}`],
  }),
  defineToken({
    id: "brevo-key",
    title: "Brevo (Sendinblue) API or SMTP key",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])x(?:key|smtp)sib-[a-f0-9]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9_-])/,
    samples: [`xkeysib-${fake(64, "hex")}-${fake(16)}`],
  }),
  defineToken({
    id: "mailersend-token",
    title: "MailerSend API token",
    pattern: /(?<![A-Za-z0-9_])mlsn\.[a-f0-9]{64}(?![A-Za-z0-9_])/,
    samples: [`mlsn.${fake(64, "hex")}`],
  }),
  defineToken({
    id: "resend-key",
    title: "Resend API key",
    pattern: /(?<![A-Za-z0-9_])re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}(?![A-Za-z0-9_])/,
    validate: (match) => isFilledIn(match) && /[A-Z]/.test(match),
    samples: [`re_${fake(8)}_${fake(24)}`],
  }),
  defineToken({
    id: "klaviyo-key",
    title: "Klaviyo private API key",
    pattern: /(?<![A-Za-z0-9_])pk_[a-f0-9]{34}(?![A-Za-z0-9_])/,
    samples: [`pk_${fake(34, "hex")}`],
  }),
  defineToken({
    id: "zapier-webhook",
    title: "Zapier or IFTTT webhook address",
    pattern:
      /(?<![A-Za-z0-9])(?:hooks\.zapier\.com\/hooks\/catch\/\d{4,10}\/[a-z0-9]{6,12}|maker\.ifttt\.com\/trigger\/[A-Za-z0-9_]{1,60}\/with\/key\/[A-Za-z0-9_-]{20,50})(?![A-Za-z0-9_-])/,
    samples: [`hooks.zapier.com/hooks/catch/1234567/${fake(7, "lower")}`],
    validate: (match) => !isMasked(match),
  }),
  defineToken({
    id: "google-chat-webhook",
    title: "Google Chat webhook address",
    pattern:
      /(?<![A-Za-z0-9])chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?key=[A-Za-z0-9_-]{20,60}&token=[A-Za-z0-9_%-]{20,80}(?![A-Za-z0-9_%-])/,
    samples: [
      `chat.googleapis.com/v1/spaces/${fake(11)}/messages?key=${fake(39)}&token=${fake(43)}`,
    ],
  }),
  defineToken({
    id: "courier-key",
    title: "Courier API key",
    pattern: /(?<![A-Za-z0-9_])pk_(?:prod|test)_[A-Z0-9]{28}(?![A-Za-z0-9_])/,
    samples: [`pk_prod_${fake(28, "upper")}`],
  }),
  defineToken({
    id: "frameio-token",
    title: "Frame.io API token",
    pattern: /(?<![A-Za-z0-9_])fio-u-[A-Za-z0-9_=-]{64}(?![A-Za-z0-9_=-])/,
    samples: [`fio-u-${fake(64)}`],
  }),
];
