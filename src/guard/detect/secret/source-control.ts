import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, isMasked, scoreByChecksum } from "./token.ts";

/** Source control, builds, code quality, issue trackers. */
export const sourceControlRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "gitlab-token",
    title: "GitLab token",
    severity: "critical",
    // Personal, pipeline trigger, runner, deploy, feed, mail, agent, SCIM, OAuth and job tokens.
    pattern:
      /(?<![A-Za-z0-9_])(?:gl(?:pat|dt|rt|rtr|ft|imt|agent|soat|oas|ptt|ffct|wt)-[A-Za-z0-9_-]{20,300}(?:\.[a-z0-9]{2}\.?[a-z0-9]{7})?|glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}|GR1348941[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/,
    samples: [`glpat-${fake(20)}`, `glrt-t3_${fake(27)}.01.0${fake(6, "lower")}`],
    ignores: ["glpat-XXXXXXXXXXX-XXXXXXXX"],
  }),
  defineToken({
    id: "gitlab-session",
    title: "GitLab session cookie",
    pattern: /(?<![A-Za-z0-9])_gitlab_session=[a-z0-9]{32}(?![A-Za-z0-9])/,
    samples: [`_gitlab_session=${fake(32, "lower")}`],
  }),
  defineToken({
    id: "bitbucket-token",
    title: "Bitbucket app password or access token",
    pattern:
      /(?<![A-Za-z0-9_])(?:ATBB[A-Za-z0-9]{32}|ATCTT3[A-Za-z0-9_=-]{180,200})(?![A-Za-z0-9_=-])/,
    samples: [`ATBB${fake(32)}`, `ATCTT3${fake(186)}`],
  }),
  defineToken({
    id: "atlassian-token",
    title: "Atlassian API token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])AT(?:ATT3|OAT3)[A-Za-z0-9_=-]{150,220}(?![A-Za-z0-9_=-])/,
    samples: [`ATATT3${fake(186)}`],
  }),
  defineToken({
    id: "trello-token",
    title: "Trello token",
    pattern: /(?<![A-Za-z0-9_])ATTA[a-f0-9]{64}[A-F0-9]{8}(?![A-Za-z0-9_])/,
    samples: [`ATTA${fake(64, "hex")}${fake(8, "hex").toUpperCase()}`],
  }),
  defineToken({
    id: "circleci-token",
    title: "CircleCI token",
    pattern: /(?<![A-Za-z0-9_])CCI(?:PAT|PRJ)_[A-Za-z0-9]{20,24}_[a-f0-9]{40}(?![A-Za-z0-9_])/,
    samples: [`CCIPAT_${fake(22)}_${fake(40, "hex")}`],
  }),
  defineToken({
    id: "buildkite-token",
    title: "Buildkite token",
    pattern: /(?<![A-Za-z0-9_])bk(?:ua|ct|at|aj)_[A-Za-z0-9]{40,64}(?![A-Za-z0-9_])/,
    samples: [`bkua_${fake(40, "lower")}`],
  }),
  defineToken({
    id: "harness-token",
    title: "Harness access token",
    pattern:
      /(?<![A-Za-z0-9_])[ps]at\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9_])/,
    samples: [`pat.${fake(22)}.${fake(24)}.${fake(20)}`],
  }),
  defineToken({
    id: "sonar-token",
    title: "SonarQube token",
    pattern: /(?<![A-Za-z0-9_])sq[uap]_[A-Za-z0-9]{40}(?![A-Za-z0-9_])/,
    samples: [`squ_${fake(40, "hex")}`],
  }),
  defineToken({
    id: "sourcegraph-token",
    title: "Sourcegraph access token",
    pattern:
      /(?<![A-Za-z0-9_])(?:sgp_(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}|slk_[a-f0-9]{64})(?![A-Za-z0-9_])/,
    samples: [`sgp_${fake(16, "hex")}_${fake(40, "hex")}`],
  }),
  defineToken({
    id: "octopus-key",
    title: "Octopus Deploy API key",
    pattern: /(?<![A-Za-z0-9_/-])API-[A-Z0-9]{26}(?![A-Za-z0-9_-])/,
    samples: [`API-${fake(26, "upper")}`],
    ignores: ["GSSAPI-VIRHEKAPSELOINTIMERKKIJONO", `/API-${fake(32, "upper")}`],
  }),
  defineToken({
    id: "postman-key",
    title: "Postman API key",
    pattern: /(?<![A-Za-z0-9_])PMAK-[a-fA-F0-9]{24}-[a-fA-F0-9]{34}(?![A-Za-z0-9_-])/,
    samples: [`PMAK-${fake(24, "hex")}-${fake(34, "hex")}`],
  }),
  defineToken({
    id: "linear-key",
    title: "Linear API key or OAuth token",
    pattern: /(?<![A-Za-z0-9_])lin_(?:api|oauth|wh)_[A-Za-z0-9]{32,64}(?![A-Za-z0-9_])/,
    samples: [`lin_api_${fake(40)}`],
  }),
  defineToken({
    id: "launchdarkly-key",
    title: "LaunchDarkly key",
    pattern:
      /(?<![A-Za-z0-9_-])(?:api|sdk|mob)-[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}(?![A-Za-z0-9_-])/,
    samples: ["sdk-9f86d081-884c-4d65-9a2f-eaa0c55ad015"],
  }),
  defineToken({
    id: "azure-devops-token",
    title: "Azure DevOps personal access token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/,
    samples: [`${fake(76)}AZDO${fake(4)}`],
  }),
  defineToken({
    id: "stackhawk-key",
    title: "StackHawk API key",
    pattern: /(?<![A-Za-z0-9_])hawk\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}(?![A-Za-z0-9_-])/,
    samples: [`hawk.${fake(20)}.${fake(20)}`],
  }),
  defineToken({
    id: "deno-token",
    title: "Deno Deploy token",
    pattern: /(?<![A-Za-z0-9_])dd[pwo]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
    samples: [`ddp_${fake(36)}`],
  }),
  defineToken({
    id: "wakatime-key",
    title: "WakaTime API key",
    pattern: /(?<![A-Za-z0-9_])waka_[a-f0-9]{8}-[a-f0-9-]{27}(?![A-Za-z0-9_-])/,
    samples: [`waka_${fakeUuid()}`],
  }),
  defineToken({
    id: "pulumi-token",
    title: "Pulumi access token",
    pattern: /(?<![A-Za-z0-9_])pul-[a-f0-9]{40}(?![A-Za-z0-9_-])/,
    samples: [`pul-${fake(40, "hex")}`],
    ignores: [`assets/vipul-${fake(64, "hex")}.png`],
  }),
  defineToken({
    id: "terraform-token",
    title: "Terraform Cloud API token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_=-])/,
    samples: [`${fake(14)}.atlasv1.${fake(67)}`],
  }),
  defineToken({
    id: "infracost-key",
    title: "Infracost API key",
    pattern: /(?<![A-Za-z0-9_])ico-[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/,
    samples: [`ico-${fake(32)}`],
    ignores: ["image?q=OUXeFicO-5M5IdNDjHBpKw7KBK3nCVqtuga4yzUaFE"],
  }),
  defineToken({
    id: "prefect-key",
    title: "Prefect API key",
    pattern: /(?<![A-Za-z0-9_])pn[ub]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
    samples: [`pnu_${fake(36)}`],
  }),
  defineToken({
    id: "readme-key",
    title: "ReadMe API key",
    pattern: /(?<![A-Za-z0-9_])rdme_[a-z0-9]{70}(?![A-Za-z0-9_])/,
    samples: [`rdme_${fake(70, "lower")}`],
  }),
  defineToken({
    id: "npm-token",
    title: "npm access token",
    severity: "critical",
    pattern: /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
    validate: scoreByChecksum,
    samples: [`npm_${fake(36)}`],
  }),
  defineToken({
    id: "pypi-token",
    title: "PyPI upload token",
    severity: "critical",
    // A macaroon whose location is that of the index, or of its test instance.
    swallow: true,
    pattern:
      /(?<![A-Za-z0-9_])pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,}(?![A-Za-z0-9_-])/,
    samples: [`pypi-AgEIcHlwaS5vcmc${fake(90)}`],
  }),
  defineToken({
    id: "rubygems-key",
    title: "RubyGems API key",
    pattern: /(?<![A-Za-z0-9_])rubygems_[a-f0-9]{48}(?![A-Za-z0-9_])/,
    samples: [`rubygems_${fake(48, "hex")}`],
  }),
  defineToken({
    id: "clojars-token",
    title: "Clojars deploy token",
    pattern: /(?<![A-Za-z0-9_])CLOJARS_[A-Za-z0-9]{60}(?![A-Za-z0-9_])/,
    samples: [`CLOJARS_${fake(60, "lower")}`],
  }),
  defineToken({
    id: "nuget-key",
    title: "NuGet API key",
    pattern: /(?<![A-Za-z0-9_])oy2[a-z0-9]{43}(?![A-Za-z0-9_])/,
    samples: [`oy2${fake(43, "lower")}`],
  }),
  defineToken({
    id: "crates-token",
    title: "crates.io API token",
    pattern: /(?<![A-Za-z0-9_])cio[A-Za-z0-9]{32}(?![A-Za-z0-9_])/,
    samples: [`cio${fake(32)}`],
    validate: (match) => /\d/.test(match) && /[A-Z]/.test(match) && !isMasked(match),
  }),
  defineToken({
    id: "docker-token",
    title: "Docker Hub access token",
    pattern: /(?<![A-Za-z0-9_])dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,36}(?![A-Za-z0-9_-])/,
    samples: [`dckr_pat_${fake(27)}`],
  }),
  defineToken({
    id: "packagist-token",
    title: "Packagist token",
    pattern: /(?<![A-Za-z0-9_])packagist_[ou][ru][gt]_[a-f0-9]{68}(?![A-Za-z0-9_])/,
    samples: [`packagist_org_${fake(68, "hex")}`],
  }),
  defineToken({
    id: "artifactory-key",
    title: "JFrog Artifactory API key",
    pattern: /(?<![A-Za-z0-9_+/])AKCp[A-Za-z0-9]{69}(?![A-Za-z0-9_+/])/,
    samples: [`AKCp${fake(69)}`],
  }),
  defineToken({
    id: "artifactory-reference-token",
    title: "JFrog Artifactory reference token",
    pattern: /(?<![A-Za-z0-9_+/])cmVmd[A-Za-z0-9]{59}(?![A-Za-z0-9_+/])/,
    samples: [`cmVmd${fake(59)}`],
  }),
];
