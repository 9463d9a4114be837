import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, hasDigit, isMasked } from "./token.ts";

/** Payment, banking, shipping and trade. */
export const paymentRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "square-token",
    title: "Square access token or application secret",
    severity: "critical",
    // Signs such as `^` stand in the part behind `sq0csp-` of keys as they are documented.
    pattern:
      /(?<![A-Za-z0-9_])(?:sq0atp-[A-Za-z0-9_-]{22,60}|sq0csp-[A-Za-z0-9_\\\]^-]{43}|EAAA[A-Za-z0-9_-]{22,60})(?![A-Za-z0-9_-])/,
    samples: [`sq0atp-${fake(22)}`, `sq0csp-${fake(43)}`, `EAAA${fake(60)}`],
    validate: (match) => hasDigit(match.slice(4)) && !isMasked(match),
  }),
  defineToken({
    id: "paypal-braintree-token",
    title: "PayPal Braintree access token",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`access_token$production$${fake(16, "lower")}$${fake(32, "hex")}`],
  }),
  defineToken({
    id: "plaid-token",
    title: "Plaid access token",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])access-(?:sandbox|development|production)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![A-Za-z0-9_-])/,
    samples: [`access-sandbox-${fakeUuid()}`],
  }),
  defineToken({
    id: "razorpay-key",
    title: "Razorpay key id",
    pattern: /(?<![A-Za-z0-9_])rzp_(?:live|test)_[A-Za-z0-9]{14}(?![A-Za-z0-9_])/,
    samples: [`rzp_live_${fake(14)}`],
  }),
  defineToken({
    id: "adyen-key",
    title: "Adyen API key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])AQE[a-z][A-Za-z0-9+/]{60,300}-[A-Za-z0-9+/]{40,50}=-[\x21-\x7e]{8,60}/,
    samples: [`AQEy${fake(100)}-${fake(43)}=-${fake(16)}`],
  }),
  defineToken({
    id: "flutterwave-key",
    title: "Flutterwave key",
    pattern:
      /(?<![A-Za-z0-9_])FLW(?:SECK|PUBK)(?:_TEST)?-(?:[a-hA-H0-9]{32}-X|[a-hA-H0-9]{12})(?![A-Za-z0-9_-])/,
    samples: [`FLWSECK_TEST-${fake(32, "hex")}-X`, `FLWSECK_TEST-${fake(12, "hex")}`],
    ignores: [`FLWSECK_TEST-${fake(9, "hex")}`],
  }),
  defineToken({
    id: "lob-key",
    title: "Lob API key",
    pattern: /(?<![A-Za-z0-9_])(?:live|test)_(?:[a-f0-9]{35}|pub_[a-f0-9]{31})(?![A-Za-z0-9_])/,
    samples: [`live_${fake(35, "hex")}`, `test_pub_${fake(31, "hex")}`],
  }),
  defineToken({
    id: "shippo-token",
    title: "Shippo API token",
    pattern: /(?<![A-Za-z0-9_])shippo_(?:live|test)_[a-fA-F0-9]{40}(?![A-Za-z0-9_])/,
    samples: [`shippo_live_${fake(40, "hex")}`],
  }),
  defineToken({
    id: "easypost-key",
    title: "EasyPost API key",
    pattern: /(?<![A-Za-z0-9_+/])EZ[AT]K[A-Za-z0-9]{54}(?![A-Za-z0-9_+/])/,
    samples: [`EZAK${fake(54)}`],
    ignores: [`+EZAK${fake(54)}`, `EZAK${fake(54)}/3`],
  }),
  defineToken({
    id: "duffel-token",
    title: "Duffel API token",
    pattern: /(?<![A-Za-z0-9_])duffel_(?:test|live)_[A-Za-z0-9_=-]{43}(?![A-Za-z0-9_=-])/,
    samples: [`duffel_test_${fake(43)}`],
  }),
  defineToken({
    id: "mercadopago-token",
    title: "Mercado Pago access token",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])(?:APP_USR|TEST)-\d{13,18}-\d{6}-[a-f0-9]{32}-\d{6,12}(?![A-Za-z0-9_-])/,
    samples: [`APP_USR-${fake(16, "digit")}-010203-${fake(32, "hex")}-${fake(9, "digit")}`],
  }),
  defineToken({
    id: "paddle-key",
    title: "Paddle API key",
    pattern:
      /(?<![A-Za-z0-9_])pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}(?![A-Za-z0-9_])/,
    samples: [`pdl_live_apikey_${fake(26, "lower")}_${fake(22)}_a8F`],
  }),
  defineToken({
    id: "polar-token",
    title: "Polar access token",
    pattern: /(?<![A-Za-z0-9_])polar_(?:oat|pat|at_[ou])_[A-Za-z0-9]{36,50}(?![A-Za-z0-9_])/,
    samples: [`polar_oat_${fake(43)}`],
  }),
  defineToken({
    id: "klarna-key",
    title: "Klarna API key",
    pattern: /(?<![A-Za-z0-9_])klarna_(?:live|test)_api_[A-Za-z0-9!?#$()*/+=-]{40,100}/,
    samples: [`klarna_live_api_${fake(60)}`],
  }),
  defineToken({
    id: "checkout-key",
    title: "Checkout.com secret key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])sk_(?:sbox_[a-z0-9]{26}[a-z0-9*#$=]|(?:test_)?[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12})(?![A-Za-z0-9_-])/,
    samples: [`sk_sbox_${fake(27, "lower")}`, "sk_9f86d081-884c-4d65-9a2f-eaa0c55ad015"],
  }),
  defineToken({
    id: "revolut-key",
    title: "Revolut Merchant API key",
    pattern: /(?<![A-Za-z0-9_])sk_[A-Za-z0-9_-]{60}(?![A-Za-z0-9_-])/,
    validate: (match) => hasDigit(match) && /[A-Z]/.test(match) && !isMasked(match),
    samples: [`sk_${fake(60)}`],
  }),
  defineToken({
    id: "freemius-key",
    title: "Freemius secret key",
    pattern: /(?<=["'\s])sk_[^\s"'<>_]{29}(?=["'\s])/,
    validate: (match) => hasDigit(match) && !isMasked(match),
    context: { words: ["secret key", "freemius*"], score: 0.9, required: true },
    finds: [`"secret_key" => "sk_${fake(29)}"`, `freemius: 'sk_${fake(25)}!~*a'`],
    ignores: [`"sk_${fake(29)}"`, `"secret_key" => "sk_${fake(30)}"`, "secret_key: 'sk_test'"],
  }),
];
