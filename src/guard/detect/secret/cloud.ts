import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, isMasked } from "./token.ts";

/** Clouds: their accounts, storage, functions and hosting. */
export const cloudRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "aws-bedrock-key",
    title: "Amazon Bedrock API key",
    severity: "critical",
    // `BedrockAPIKey-` and `bedrock.amazonaws.com` in base64.
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]*={0,2})(?![A-Za-z0-9+/=])/,
    validate: (match) => !isMasked(match),
    samples: [`ABSK${fake(128)}=`, `bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t${fake(120)}`],
  }),
  defineToken({
    id: "aws-session-token",
    title: "AWS session token",
    // Begins with the region or with `aws` in the envelope of the service that issued it.
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/]{80,}={0,2}(?![A-Za-z0-9+/=])/,
    samples: [`IQoJb3JpZ2lu0${fake(300)}==`],
  }),
  defineToken({
    id: "aws-mws-key",
    title: "Amazon MWS authorization token",
    pattern: /(?<![A-Za-z0-9_])amzn\.mws\.[a-f0-9]{8}-[a-f0-9-]{27}(?![A-Za-z0-9_-])/,
    samples: [`amzn.mws.${fakeUuid()}`],
  }),
  defineToken({
    id: "aws-appsync-key",
    title: "AWS AppSync API key",
    pattern: /(?<![A-Za-z0-9_])da2-[a-z0-9]{26}(?![A-Za-z0-9_-])/,
    samples: [`da2-${fake(26, "lower")}`],
  }),
  defineToken({
    id: "google-oauth-secret",
    title: "Google OAuth client secret",
    pattern: /(?<![A-Za-z0-9_])GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/,
    samples: [`GOCSPX-${fake(28)}`],
  }),
  defineToken({
    id: "google-oauth-token",
    title: "Google OAuth access or refresh token",
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:ya29\.[A-Za-z0-9_.-]{30,}[A-Za-z0-9_-]|1\/\/0[A-Za-z0-9_-]{40,200})(?![A-Za-z0-9_-])/,
    samples: [`ya29.a0${fake(120)}`, `1//03${fake(90)}`],
  }),
  defineToken({
    id: "firebase-server-key",
    title: "Firebase Cloud Messaging server key",
    pattern: /(?<![A-Za-z0-9_])AAAA[A-Za-z0-9_-]{7}:[A-Za-z0-9_-]{140}(?![A-Za-z0-9_-])/,
    samples: [`AAAA${fake(7)}:${fake(140)}`],
  }),
  defineToken({
    id: "azure-client-secret",
    title: "Microsoft Entra client secret",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])/,
    samples: [`aB18Q~${fake(34)}`],
    ignores: [`tplv~k3u1~${fake(20)}~watermark.image`],
  }),
  defineToken({
    id: "azure-identifiable-key",
    title: "Azure service key with signature",
    severity: "critical",
    // The signature of the issuing service stands at a fixed place before a checksum.
    pattern:
      /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/]{76}(?:\+ASt|ACDb|\+ABa|\+AMC)[A-Za-z0-9+/]{6}==|[A-Za-z0-9+/]{42}(?:AzSe|\+ACR)[A-D][A-Za-z0-9+/]{5}|[A-Za-z0-9+/]{33}(?:AIoT|\+ASb|\+AEh|\+ARm|APIM|AzCa|AZEG)[A-P][A-Za-z0-9+/]{5}=|[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_=-]{4,8})(?![A-Za-z0-9+/=])/,
    samples: [`${fake(76)}+ASt${fake(6)}==`, `${fake(42)}AzSeA${fake(5)}`],
  }),
  defineToken({
    id: "azure-shared-access-signature",
    title: "Azure shared access signature",
    pattern: /[?&]sig=[A-Za-z0-9%+/-]{43,60}(?:=|%3[dD])?(?![A-Za-z0-9%+/=-])/,
    validate: (match, before) => !isMasked(match) && /[?&]s[vrpe]=/.test(before()),
    finds: [
      `https://a.blob.core.windows.net/c?sv=2022-11-02&sig=${fake(43)}%3D&se=1`,
      `?sp=r&sr=b&sig=${fake(43)}=`,
    ],
    ignores: [`?sig=${fake(43)}=`, `?sv=1&sig=${fake(20)}`, `sig=${fake(43)}=`],
  }),
  defineToken({
    id: "digitalocean-token",
    title: "DigitalOcean token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])(?:do[opr]_v1_[a-f0-9]{64}|DO00[A-Z0-9]{16})(?![A-Za-z0-9_])/,
    samples: [`dop_v1_${fake(64, "hex")}`, `DO00${fake(16, "upper")}`],
  }),
  defineToken({
    id: "alibaba-access-key",
    title: "Alibaba Cloud access key id",
    pattern: /(?<![A-Za-z0-9_])LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9_])/,
    samples: [`LTAI${fake(20)}`],
  }),
  defineToken({
    id: "tencent-secret-id",
    title: "Tencent Cloud secret id",
    pattern: /(?<![A-Za-z0-9_])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`AKID${fake(32)}`],
  }),
  defineToken({
    id: "yandex-token",
    title: "Yandex Cloud key or token",
    pattern:
      /(?<![A-Za-z0-9_])(?:t1\.[A-Za-z0-9_-]{2,300}={0,2}\.[A-Za-z0-9_-]{86}={0,2}|AQVN[A-Za-z0-9_-]{35,38}|YC[A-Za-z0-9_-]{38}|y0_[A-Za-z0-9_-]{50,60})(?![A-Za-z0-9_=-])/,
    samples: [`t1.9${fake(30)}.${fake(86)}`, `AQVN${fake(36)}`, `YCA${fake(37)}`],
  }),
  defineToken({
    id: "scaleway-access-key",
    title: "Scaleway access key",
    pattern: /(?<![A-Za-z0-9_])SCW[A-Z0-9]{17}(?![A-Za-z0-9_])/,
    samples: [`SCW${fake(17, "upper")}`],
  }),
  defineToken({
    id: "exoscale-key",
    title: "Exoscale API key",
    pattern: /(?<![A-Za-z0-9_])EXO[a-f0-9]{24}(?![A-Za-z0-9_])/,
    samples: [`EXO${fake(24, "hex")}`],
  }),
  defineToken({
    id: "cloudflare-token",
    title: "Cloudflare token or origin CA key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])(?:cf(?:at|ut|k)_[A-Za-z0-9]{40}[a-f0-9]{8}|v1\.0-[a-f0-9]{24}-[a-f0-9]{146})(?![A-Za-z0-9_-])/,
    samples: [`cfut_${fake(40)}${fake(8, "hex")}`, `v1.0-${fake(24, "hex")}-${fake(146, "hex")}`],
  }),
  defineToken({
    id: "fly-token",
    title: "Fly.io access token",
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:fo1_[A-Za-z0-9_-]{43}|fm1[ar]_[A-Za-z0-9+/]{100,}={0,3}|fm2_[A-Za-z0-9+/]{100,}={0,3})(?![A-Za-z0-9+/=_-])/,
    samples: [`fo1_${fake(43)}`, `fm2_${fake(160)}==`],
  }),
  defineToken({
    id: "heroku-key",
    title: "Heroku API key",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])HRKU-AA[A-Za-z0-9_-]{58}(?![A-Za-z0-9_-])/,
    samples: [`HRKU-AA${fake(58)}`],
  }),
  defineToken({
    id: "netlify-token",
    title: "Netlify access token",
    pattern: /(?<![A-Za-z0-9_])nf[pcobu]_[A-Za-z0-9]{36,40}(?![A-Za-z0-9_])/,
    samples: [`nfp_${fake(36)}`],
  }),
  defineToken({
    id: "vercel-token",
    title: "Vercel token or AI gateway key",
    pattern: /(?<![A-Za-z0-9_])vc[pirak]_[A-Za-z0-9]{40,56}(?![A-Za-z0-9_])/,
    samples: [`vcp_${fake(40)}`],
  }),
  defineToken({
    id: "render-key",
    title: "Render API key",
    pattern: /(?<![A-Za-z0-9_])rnd_[A-Za-z0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`rnd_${fake(32)}`],
  }),
  defineToken({
    id: "supabase-key",
    title: "Supabase access token or secret key",
    severity: "critical",
    pattern:
      /(?<![A-Za-z0-9_])(?:sbp_(?:v0_)?[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8})(?![A-Za-z0-9_-])/,
    samples: [`sbp_${fake(40, "hex")}`, `sb_secret_${fake(22)}_${fake(8)}`],
  }),
  defineToken({
    id: "planetscale-token",
    title: "PlanetScale token or password",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])pscale_(?:tkn|oauth|pw)_[A-Za-z0-9_=.-]{32,64}(?![A-Za-z0-9_=-])/,
    samples: [`pscale_tkn_${fake(43)}`, `pscale_pw_${fake(43)}`],
  }),
  defineToken({
    id: "neon-key",
    title: "Neon API key",
    pattern: /(?<![A-Za-z0-9_])napi_[a-z0-9]{64}(?![A-Za-z0-9_])/,
    samples: [`napi_${fake(64, "lower")}`],
  }),
  defineToken({
    id: "scalingo-token",
    title: "Scalingo API token",
    pattern: /(?<![A-Za-z0-9_])tk-us-[A-Za-z0-9_-]{48}(?![A-Za-z0-9_-])/,
    samples: [`tk-us-${fake(48)}`],
  }),
  defineToken({
    id: "openshift-token",
    title: "OpenShift user token",
    pattern: /(?<![A-Za-z0-9_])sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    samples: [`sha256~${fake(43)}`],
    ignores: ["sha256~XXXXXXXXXX_PUT_YOUR_TOKEN_HERE_XXXXXXXXXXXX"],
  }),
  defineToken({
    id: "databricks-token",
    title: "Databricks access token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])dapi[a-f0-9]{32}(?:-\d)?(?![A-Za-z0-9_-])/,
    samples: [`dapi${fake(32, "hex")}`],
    ignores: ["dapi123456789012345678a9bc01234defg5"],
  }),
  defineToken({
    id: "clickhouse-cloud-key",
    title: "ClickHouse Cloud API secret",
    pattern: /(?<![A-Za-z0-9_])4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9_])/,
    samples: [`4b1d${fake(38)}`],
    validate: (match) => !isMasked(match) && /[A-Z]/.test(match) && /[g-z]/.test(match),
  }),
  defineToken({
    id: "tailscale-key",
    title: "Tailscale key",
    pattern: /(?<![A-Za-z])tskey-[a-z]{3,16}-[A-Za-z0-9]{8,32}-[A-Za-z0-9]{20,48}(?![A-Za-z0-9-])/,
    validate: (match) => !isMasked(match),
    samples: [`tskey-auth-${fake(12)}CNTRL-${fake(24)}`],
  }),
  defineToken({
    id: "defined-networking-token",
    title: "Defined Networking API token",
    pattern: /(?<![A-Za-z0-9_])dnkey-[A-Za-z0-9_=-]{26}-[A-Za-z0-9_=-]{52}(?![A-Za-z0-9_=-])/,
    samples: [`dnkey-${fake(26)}-${fake(52)}`],
  }),
  defineToken({
    id: "settlemint-token",
    title: "SettleMint access token",
    pattern: /(?<![A-Za-z0-9_])sm_[aps]at_[A-Za-z0-9]{16}(?![A-Za-z0-9_])/,
    samples: [`sm_aat_${fake(16)}`],
  }),
  defineToken({
    id: "akamai-token",
    title: "Akamai API credential",
    pattern: /(?<![A-Za-z0-9_])akab-[a-z0-9]{16}-[a-z0-9]{16}(?![A-Za-z0-9_.-])/,
    samples: [`akab-${fake(16, "lower")}-${fake(16, "lower")}`],
  }),
];
