import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, isFilledIn } from "./token.ts";

/** Shops, content, forms, design, customer relations, maps and other software as a service. */
export const saasRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "shopify-token",
    title: "Shopify token or shared secret",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])(?:shp(?:at|ca|pa|ss|ua|tka)|prtapi|shpit)_[a-fA-F0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`shpat_${fake(32, "hex")}`],
  }),
  defineToken({
    id: "woocommerce-key",
    title: "WooCommerce consumer key or secret",
    pattern: /(?<![A-Za-z0-9_])c[ks]_[a-f0-9]{40}(?![A-Za-z0-9_])/,
    samples: [`cs_${fake(40, "hex")}`],
  }),
  defineToken({
    id: "contentful-token",
    title: "Contentful personal access token",
    pattern: /(?<![A-Za-z0-9_])CFPAT-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    samples: [`CFPAT-${fake(43)}`],
  }),
  defineToken({
    id: "airtable-token",
    title: "Airtable personal access token",
    pattern: /(?<![A-Za-z0-9_])pat[A-Za-z0-9]{14}\.[a-f0-9]{64}(?![A-Za-z0-9_])/,
    samples: [`pat${fake(14)}.${fake(64, "hex")}`],
  }),
  defineToken({
    id: "notion-token",
    title: "Notion integration token",
    pattern: /(?<![A-Za-z0-9_])ntn_\d{11}[A-Za-z0-9]{35}(?![A-Za-z0-9_])/,
    validate: (match) => /[A-Za-z]/.test(match.slice(15)) && isFilledIn(match),
    samples: [`ntn_${fake(11, "digit")}${fake(35)}`],
  }),
  defineToken({
    id: "notion-legacy-token",
    title: "Token of the form secret_ and 43 characters",
    pattern: /(?<![A-Za-z0-9_])secret_[A-Za-z0-9]{43}(?![A-Za-z0-9_])/,
    samples: [`secret_${fake(43)}`],
  }),
  defineToken({
    id: "hubspot-token",
    title: "HubSpot private app token",
    pattern:
      /(?<![A-Za-z0-9_])pat-[a-z]{2}\d-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![A-Za-z0-9_-])/,
    samples: [`pat-na1-${fakeUuid()}`],
  }),
  defineToken({
    id: "salesforce-token",
    title: "Salesforce session id or access token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{80,260}(?![A-Za-z0-9_])/,
    samples: [`00D${fake(12)}!${fake(96)}`],
  }),
  defineToken({
    id: "typeform-token",
    title: "Typeform API token",
    pattern: /(?<![A-Za-z0-9_])tfp_[A-Za-z0-9_.=-]{38,60}(?![A-Za-z0-9_=-])/,
    samples: [`tfp_${fake(44)}_3p${fake(12)}`],
  }),
  defineToken({
    id: "figma-token",
    title: "Figma access token",
    pattern: /(?<![A-Za-z0-9_])fig[durho]{1,2}_[A-Za-z0-9_-]{40,48}(?![A-Za-z0-9_-])/,
    samples: [`figd_${fake(40)}`],
  }),
  defineToken({
    id: "asana-token",
    title: "Asana personal access token",
    pattern: /(?<![A-Za-z0-9_/])[012]\/\d{12,19}(?:\/\d{12,19})?:[a-f0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`1/${fake(16, "digit")}:${fake(32, "hex")}`],
  }),
  defineToken({
    id: "dropbox-token",
    title: "Dropbox access token",
    swallow: true,
    pattern: /(?<![A-Za-z0-9_.])sl\.(?:u\.)?[A-Za-z0-9_=-]{120,}(?![A-Za-z0-9_=-])/,
    samples: [`sl.u.${fake(140)}`],
  }),
  defineToken({
    id: "clickup-token",
    title: "ClickUp API token",
    pattern: /(?<![A-Za-z0-9_])pk_\d{6,10}_[A-Z0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`pk_12345678_${fake(32, "upper")}`],
  }),
  defineToken({
    id: "mapbox-token",
    title: "Mapbox access token",
    pattern: /(?<![A-Za-z0-9_.])[pst]k\.[A-Za-z0-9_-]{60,200}\.[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/,
    samples: [`sk.eyJ${fake(77)}.${fake(22)}`],
  }),
  defineToken({
    id: "maxmind-key",
    title: "MaxMind license key",
    pattern: /(?<![A-Za-z0-9_])[A-Za-z0-9]{6}_[A-Za-z0-9_]{29}_mmk(?![A-Za-z0-9_])/,
    samples: [`${fake(6)}_${fake(29)}_mmk`],
  }),
  defineToken({
    id: "adafruit-key",
    title: "Adafruit IO key",
    pattern: /(?<![A-Za-z0-9_])aio_[A-Za-z0-9]{28}(?![A-Za-z0-9_])/,
    samples: [`aio_${fake(28)}`],
  }),
  defineToken({
    id: "adobe-client-secret",
    title: "Adobe client secret",
    pattern: /(?<![A-Za-z0-9_])p8e-[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/,
    samples: [`p8e-${fake(32, "hex")}`],
  }),
  defineToken({
    id: "workos-key",
    title: "WorkOS API key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])sk_(?:live|test)_[A-Za-z0-9]{30,50}\.[A-Za-z0-9]{20,40}(?![A-Za-z0-9_])/,
    samples: [`sk_live_${fake(40)}.${fake(25)}`],
  }),
  defineToken({
    id: "censys-token",
    title: "Censys personal access token",
    pattern: /(?<![A-Za-z0-9_])censys_[A-Za-z0-9]{8}_[A-Za-z0-9]{24,32}(?![A-Za-z0-9_])/,
    samples: [`censys_${fake(8)}_${fake(24)}`],
  }),
  defineToken({
    id: "beamer-token",
    title: "Beamer API token",
    pattern: /(?<![A-Za-z0-9_])b_[A-Za-z0-9_=-]{44}(?![A-Za-z0-9_=-])/,
    validate: (match) => isFilledIn(match) && (match.match(/\d/g) ?? []).length >= 5,
    samples: [`b_${fake(44, "lower")}`],
  }),
  defineToken({
    id: "shipengine-key",
    title: "ShipEngine API key",
    pattern: /(?<![A-Za-z0-9_])(?:TEST|LIVE)_[A-Za-z0-9+/]{42,44}(?![A-Za-z0-9_+/])/,
    validate: (match) => isFilledIn(match) && /[a-z]/.test(match),
    samples: [`LIVE_${fake(43)}`],
  }),
  defineToken({
    id: "sanity-token",
    title: "Sanity API token",
    pattern: /(?<![A-Za-z0-9_])sk[A-Za-z0-9]{176,186}(?![A-Za-z0-9_])/,
    samples: [`sk${fake(180)}`],
  }),
];
