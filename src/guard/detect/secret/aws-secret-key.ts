import { entropy } from "../entropy.ts";
import { defineRecognizer } from "../recognizer.ts";
import { mixture } from "./placeholder.ts";
import { isJumbled } from "./token.ts";

export const awsSecretKey = defineRecognizer({
  id: "secret/aws-secret-key",
  title: "AWS secret access key",
  category: "secret",
  severity: "critical",
  entity: "AWS_SECRET_KEY",
  references: ["AWS IAM access keys", "OWASP LLM02:2025", "CWE-798"],
  pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/,
  // Forty characters alone may be any digest or path: the words in front decide.
  confidence: 0,
  validate: (match) =>
    !match.includes("EXAMPLE") &&
    /[a-z]/.test(match) &&
    /[A-Z]/.test(match) &&
    /\d/.test(match) &&
    entropy(match) > 3.8 &&
    (mixture(match) >= 3 || isJumbled(match)),
  context: {
    words: ["aws", "secret_access_key", "secretaccesskey", "secret access key", "secret key"],
    score: 0.9,
    reach: 64,
  },
  priority: 1,
  examples: {
    finds: [
      "aws_secret_access_key = wJa9rXUtn2EMI/K7MDENG/bPxRf4CYk8Tq3ZLpEY",
      '"SecretAccessKey": "wJa9rXUtn2EMI/K7MDENG/bPxRf4CYk8Tq3ZLpEY"',
    ],
    ignores: [
      "wJa9rXUtn2EMI/K7MDENG/bPxRf4CYk8Tq3ZLpEY",
      // As the provider documents it.
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      "https://docs.aws.example.com/AWSEC2/latest/UserGuide/EBSSnapshotsx",
      "aws commit 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
      "aws /usr/share/doc/packages/something/very/longer",
      "aws wJa9rXUtn2EMI/K7MDENG/bPxRf4CYk8Tq3ZLpEYandmore",
    ],
  },
});
