import { defineRecognizer } from "../recognizer.ts";

export const awsAccessKey = defineRecognizer({
  id: "secret/aws-access-key",
  title: "AWS access key id",
  category: "secret",
  severity: "high",
  entity: "AWS_ACCESS_KEY",
  references: ["AWS IAM identifiers", "OWASP LLM02:2025", "CWE-798"],
  // Long-term, temporary, bearer and context-specific key ids of the unique-prefix table.
  pattern: /(?<![A-Za-z0-9_])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9_])/,
  confidence: 0.95,
  // Those of the documentation have EXAMPLE in them.
  validate: (match) => new Set(match).size > 5 && !match.includes("EXAMPLE"),
  examples: {
    finds: [
      "aws_access_key_id = AKIAZ7Q3MPLNTD5XWVRY",
      "ASIAY34FZKBOKMUTVV7A,",
      '"AKIA0123456789ABCDEF"',
    ],
    ignores: [
      "AKIAIOSFODNN7EXAMPLE",
      "AKIAEXAMPLE7Q3MPLNTD",
      "AKIAZ7Q3MPLNTD5XWVR",
      "AKIAZ7Q3MPLNTD5XWVRYX",
      "XAKIAZ7Q3MPLNTD5XWVRY",
      "akiaz7q3mplntd5xwvry",
      "AKIAXXXXXXXXXXXXXXXX",
      "AROAZ7Q3MPLNTD5XWVRY",
    ],
  },
});
