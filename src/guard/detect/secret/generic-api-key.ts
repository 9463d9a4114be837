import { entropy } from "../entropy.ts";
import { defineRecognizer } from "../recognizer.ts";
import { assignedName, namesPassword, namesSecret } from "./assignment.ts";
import { isStandIn, isTestResult, mixture } from "./placeholder.ts";
import { isJumbled } from "./token.ts";
import { isTyped } from "./typed.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TIMESTAMP = /^(?:19|20)\d\d-[01]\d-[0-3]\d/;
const PATH = /^(?:[~.]{0,2}\/)?(?:[\w.-]+\/)+[\w.-]+\.[a-z]{1,5}$/;
const FILE =
  /\.(?:pem|key|crt|cer|json|ya?ml|txt|js|ts|py|rb|go|java|conf|cfg|ini|env|md|html?|png|jpe?g|svg|gz|zip)$/i;

export const genericApiKey = defineRecognizer({
  id: "secret/generic-api-key",
  title: "Value assigned to a name such as api_key",
  category: "secret",
  severity: "high",
  entity: "API_KEY",
  references: ["OWASP LLM02:2025", "CWE-798", "CWE-312"],
  // Behind a quote, a bracket, a sign or a space: what it is assigned to decides.
  pattern:
    /(?<=["'`=:\s>(,])[A-Za-z0-9][A-Za-z0-9_.+/~-]{14,126}[A-Za-z0-9_=]=?(?![A-Za-z0-9_+/=@(-])/,
  confidence: 0.75,
  validate: (match, before) => {
    if (!isRandom(match) || UUID.test(match) || TIMESTAMP.test(match)) return false;
    if (PATH.test(match) || FILE.test(match) || isStandIn(match)) return false;
    const name = assignedName(before());
    if (name === null || isTyped(match) || isTestResult(match, before())) return false;
    return namesSecret(name) || namesPassword(name);
  },
  examples: {
    finds: [
      'api_key = "a8Fk29sLq0Zx7Pv3Tn5Wb1Yc"',
      "API_KEY=9f86d081884c7d659a2feaa0c55ad015",
      '"client_secret": "GOCSPX-1p2Bk9cQ5t6Fv0H9w7Jz"',
      "token: 'Zx81Ty_qw72Lk-93Mn0p'",
    ],
    ignores: [
      'api_key = "your-api-key-goes-here-1"',
      'api_key = "xxxxxxxxxxxxxxxxxxxxxxx1"',
      "api_key = os.environ1234567890123456",
      "api_key: 550e8400-e29b-41d4-a716-446655440000",
      "commit 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
      "secret = getSecretFromVault()",
      'api_key = "a1b2c3d4e5f6g7h8i9j0k1l2"',
      "the key aspect is internationalization",
    ],
  },
});

/** Drawn by lot: letters and digits, or small letters and capitals, in turns, in a long piece. */
function isRandom(value: string): boolean {
  if (entropy(value) < 3) return false;
  const piece = value
    .split(/[./]/)
    .reduce((longest, one) => (one.length > longest.length ? one : longest), "");
  return piece.length >= 12 && (mixture(piece) >= 3 || isJumbled(piece));
}
