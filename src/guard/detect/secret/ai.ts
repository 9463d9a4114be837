import type { Recognizer } from "../recognizer.ts";
import { defineToken, fake, fakeUuid, hasDigit, isMasked } from "./token.ts";

/** Keys of model providers and of the services around them. */
export const aiRecognizers: readonly Recognizer[] = [
  defineToken({
    id: "huggingface-token",
    title: "Hugging Face access token",
    pattern: /(?<![A-Za-z0-9_])(?:hf_|api_org_)[A-Za-z]{34}(?![A-Za-z0-9_])/,
    // Letters alone, as issued; a name in a program has words and is never this long.
    validate: (match) => !isMasked(match) && new Set(match).size > 14,
    samples: [
      "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",
      "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",
    ],
    ignores: ["hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "hf_hub_download_with_retries_and_cache"],
  }),
  defineToken({
    id: "huggingface-token-digits",
    title: "Hugging Face access token with digits",
    pattern: /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{34,40}(?![A-Za-z0-9_])/,
    samples: [`hf_${fake(34)}`],
  }),
  defineToken({
    id: "groq-key",
    title: "Groq API key",
    pattern: /(?<![A-Za-z0-9_])gsk_[A-Za-z0-9]{52}(?![A-Za-z0-9_])/,
    samples: [`gsk_${fake(52)}`],
  }),
  defineToken({
    id: "perplexity-key",
    title: "Perplexity API key",
    pattern: /(?<![A-Za-z0-9_])pplx-[A-Za-z0-9]{48,56}(?![A-Za-z0-9_-])/,
    samples: [`pplx-${fake(48)}`],
  }),
  defineToken({
    id: "replicate-token",
    title: "Replicate API token",
    pattern: /(?<![A-Za-z0-9_])r8_[A-Za-z0-9]{37}(?![A-Za-z0-9_])/,
    samples: [`r8_${fake(37)}`],
  }),
  defineToken({
    id: "xai-key",
    title: "xAI API key",
    pattern: /(?<![A-Za-z0-9_])xai-[A-Za-z0-9_]{70,84}(?![A-Za-z0-9_-])/,
    samples: [`xai-${fake(80)}`],
  }),
  defineToken({
    id: "cerebras-key",
    title: "Cerebras API key",
    pattern: /(?<![A-Za-z0-9_])csk-[a-z0-9]{48}(?![A-Za-z0-9_-])/,
    samples: [`csk-${fake(48, "lower")}`],
  }),
  defineToken({
    id: "nvidia-key",
    title: "NVIDIA API key",
    pattern: /(?<![A-Za-z0-9_])nvapi-[A-Za-z0-9_-]{60,70}(?![A-Za-z0-9_-])/,
    samples: [`nvapi-${fake(64)}`],
  }),
  defineToken({
    id: "openrouter-key",
    title: "OpenRouter API key",
    pattern: /(?<![A-Za-z0-9_])sk-or-v1-[a-f0-9]{64}(?![A-Za-z0-9_-])/,
    samples: [`sk-or-v1-${fake(64, "hex")}`],
  }),
  defineToken({
    id: "langsmith-key",
    title: "LangSmith API key",
    pattern: /(?<![A-Za-z0-9_])lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}(?![A-Za-z0-9_])/,
    samples: [`lsv2_pt_${fake(32, "hex")}_${fake(10, "hex")}`],
  }),
  defineToken({
    id: "langfuse-key",
    title: "Langfuse secret key",
    pattern: /(?<![A-Za-z0-9_])sk-lf-[a-f0-9-]{36}(?![A-Za-z0-9_-])/,
    samples: [`sk-lf-${fakeUuid()}`],
  }),
  defineToken({
    id: "pinecone-key",
    title: "Pinecone API key",
    pattern: /(?<![A-Za-z0-9_])pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,70}(?![A-Za-z0-9_])/,
    samples: [`pcsk_${fake(6)}_${fake(63)}`],
  }),
  defineToken({
    id: "elevenlabs-key",
    title: "ElevenLabs API key",
    pattern: /(?<![A-Za-z0-9_])sk_[a-f0-9]{48}(?![A-Za-z0-9_])/,
    samples: [`sk_${fake(48, "hex")}`],
  }),
  defineToken({
    id: "fireworks-key",
    title: "Fireworks AI API key",
    pattern: /(?<![A-Za-z0-9_])fw_[A-Za-z0-9]{22,24}(?![A-Za-z0-9_])/,
    samples: [`fw_${fake(24)}`],
  }),
  defineToken({
    id: "together-key",
    title: "Together AI API key",
    pattern: /(?<![A-Za-z0-9_])tgp_v1_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    samples: [`tgp_v1_${fake(43)}`],
  }),
  defineToken({
    id: "voyage-key",
    title: "Voyage AI API key",
    pattern: /(?<![A-Za-z0-9_])pa-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/,
    validate: (match) => !isMasked(match) && /\d/.test(match) && /[A-Z]/.test(match.slice(3)),
    samples: [`pa-${fake(43)}`],
  }),
  defineToken({
    id: "tavily-key",
    title: "Tavily API key",
    pattern: /(?<![A-Za-z0-9_])tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}(?![A-Za-z0-9_-])/,
    samples: [`tvly-dev-${fake(32)}`],
  }),
  defineToken({
    id: "e2b-key",
    title: "E2B API key",
    pattern: /(?<![A-Za-z0-9_])e2b_[a-f0-9]{40}(?![A-Za-z0-9_])/,
    samples: [`e2b_${fake(40, "hex")}`],
  }),
  defineToken({
    id: "jina-key",
    title: "Jina AI API key",
    pattern: /(?<![A-Za-z0-9_])jina_[A-Za-z0-9_-]{60}(?![A-Za-z0-9_-])/,
    samples: [`jina_${fake(60)}`],
  }),
  defineToken({
    id: "wandb-key",
    title: "Weights & Biases API key",
    pattern: /(?<![A-Za-z0-9_])wandb_v1_[A-Za-z0-9_]{70,90}(?![A-Za-z0-9_])/,
    samples: [`wandb_v1_${fake(77)}`],
  }),
  defineToken({
    id: "firecrawl-key",
    title: "Firecrawl API key",
    pattern: /(?<![A-Za-z0-9_])fc-[a-f0-9]{32}(?![A-Za-z0-9_-])/,
    samples: [`fc-${fake(32, "hex")}`],
  }),
  defineToken({
    id: "apify-token",
    title: "Apify API token",
    pattern: /(?<![A-Za-z0-9_])apify_api_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
    samples: [`apify_api_${fake(36)}`],
  }),
  defineToken({
    id: "browserbase-key",
    title: "Browserbase API key",
    pattern: /(?<![A-Za-z0-9_])bb_live_[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])/,
    samples: [`bb_live_${fake(27)}`],
  }),
  defineToken({
    id: "modal-token",
    title: "Modal token",
    pattern: /(?<![A-Za-z0-9_])a[ks]-[A-Za-z0-9]{22}(?![A-Za-z0-9_-])/,
    validate: (match) => hasDigit(match) && /[A-Z]/.test(match) && /[a-z]/.test(match.slice(3)),
    samples: [`ak-${fake(22)}`],
  }),
];
