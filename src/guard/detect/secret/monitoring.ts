import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, isFilledIn, isMasked } from "./token.ts";

/** Logs, metrics, errors, product analytics. */
export const monitoringRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "newrelic-key",
    title: "New Relic key",
    pattern:
      /(?<![A-Za-z0-9_])(?:NRAK-[A-Za-z0-9]{27}|NRI[IQ]-[A-Za-z0-9_-]{32}|NRJS-[a-f0-9]{19}|NRRA-[a-f0-9]{42}|NRAA-[a-f0-9]{27}|[a-f0-9]{36}NRAL)(?![A-Za-z0-9_-])/,
    samples: [`NRAK-${fake(27, "upper")}`, `NRJS-${fake(19, "hex")}`, `${fake(36, "hex")}NRAL`],
  }),
  defineToken({
    id: "grafana-token",
    title: "Grafana service account or cloud token",
    severity: "critical",
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,}={0,3}|eyJrIjoi[A-Za-z0-9]{70,}={0,3})(?![A-Za-z0-9+/=_])/,
    samples: [`glsa_${fake(32)}_${fake(8, "hex")}`, `glc_${fake(60)}==`, `eyJrIjoi${fake(90)}`],
    ignores: ["GLC_CreateLightmapTextureArrayOfManyPieces1", `glc_${"1".repeat(42)}=`],
  }),
  defineToken({
    id: "dynatrace-token",
    title: "Dynatrace API token",
    pattern: /(?<![A-Za-z0-9_])dt0[a-z]\d\d\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}(?![A-Za-z0-9_])/,
    samples: [`dt0c01.${fake(24, "upper")}.${fake(64, "upper")}`],
  }),
  defineToken({
    id: "sentry-token",
    title: "Sentry token",
    // Of an organization: claims, an underscore, a signature; or of a user.
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:sntrys_eyJ[A-Za-z0-9+/]{40,}={0,2}_[A-Za-z0-9+/]{43}=?|sntry[ua]_[a-f0-9]{64})(?![A-Za-z0-9+/=_])/,
    samples: [`sntrys_eyJ${fake(150)}_${fake(43)}`, `sntryu_${fake(64, "hex")}`],
  }),
  defineToken({
    id: "sentry-dsn",
    title: "Sentry DSN with secret",
    pattern: /(?<=\/)[a-f0-9]{32}:[a-f0-9]{32}@[a-z0-9.-]{4,80}\/\d{1,18}(?!\d)/,
    finds: [
      `https://${fake(32, "hex")}:${fake(32, "hex").replace("9", "8")}@sentry.example.com/2`,
      `dsn: "http://${fake(32, "hex")}:${fake(32, "hex")}@o1.ingest.sentry.io/42"`,
    ],
    ignores: [
      `https://${fake(32, "hex")}@o1.ingest.sentry.io/42`,
      `${fake(32, "hex")}:${fake(32, "hex")}`,
      `https://user:${fake(32, "hex")}@host/1`,
    ],
    severity: "medium",
  }),
  defineToken({
    id: "honeycomb-key",
    title: "Honeycomb API key",
    pattern: /(?<![A-Za-z0-9_])hc[abx](?:ik|mk|lk)_[A-Za-z0-9]{58}(?![A-Za-z0-9_])/,
    samples: [`hcaik_${fake(58, "lower")}`],
  }),
  defineToken({
    id: "posthog-key",
    title: "PostHog personal API key",
    pattern: /(?<![A-Za-z0-9_])ph[xs]_[A-Za-z0-9]{40,50}(?![A-Za-z0-9_])/,
    samples: [`phx_${fake(43)}`],
  }),
  defineToken({
    id: "sumologic-access-id",
    title: "Sumo Logic access id",
    pattern: /(?<![A-Za-z0-9_])su[A-Za-z0-9]{12}(?![A-Za-z0-9_])/,
    // Fourteen characters are too few to be told by: the name decides.
    confidence: 0,
    validate: (match) => isFilledIn(match) && /[A-Z]/.test(match),
    context: { words: ["sumo*"], score: 0.8, reach: 32 },
    finds: [`SUMOLOGIC_ACCESSID="su${fake(12)}"`, `sumo access id: su${fake(12)}`],
    ignores: [`su${fake(12)}`, "sumo: suspensefulABC", `sumologic su${fake(13)}`],
  }),
  defineToken({
    id: "checkly-key",
    title: "Checkly API key",
    pattern: /(?<![A-Za-z0-9_])cu_[a-f0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`cu_${fake(32, "hex")}`],
  }),
  defineToken({
    id: "uptimerobot-key",
    title: "UptimeRobot API key",
    pattern: /(?<![A-Za-z0-9_])(?:u\d{5,9}|m\d{8,12})-[a-f0-9]{24}(?![A-Za-z0-9_-])/,
    samples: [`u1234567-${fake(24, "hex")}`],
  }),
  defineToken({
    id: "segment-token",
    title: "Segment public API token",
    pattern: /(?<![A-Za-z0-9_])sgp_[A-Za-z0-9]{64}(?![A-Za-z0-9_])/,
    samples: [`sgp_${fake(64)}`],
  }),
  defineToken({
    id: "elastic-key",
    title: "Elastic Cloud API key",
    pattern: /(?<![A-Za-z0-9_])essu_[A-Za-z0-9+/]{40,140}={0,2}(?![A-Za-z0-9+/=])/,
    validate: (match) => !isMasked(match),
    samples: [`essu_${fake(80)}`],
  }),
  defineToken({
    id: "splunk-token",
    title: "Splunk session token",
    swallow: true,
    pattern: /(?<![A-Za-z0-9_])splunkd_[A-Za-z0-9^_]{60,}(?![A-Za-z0-9^_])/,
    samples: [`splunkd_${fake(90)}`],
  }),
];
