import { defineRecognizer } from "../recognizer.ts";

export const privateKey = defineRecognizer({
  id: "secret/private-key",
  title: "Private key block",
  category: "secret",
  severity: "critical",
  entity: "PRIVATE_KEY",
  references: ["RFC 7468 §10", "OWASP LLM02:2025", "CWE-798", "CWE-312"],
  // BEGIN line, armor headers, lines of base64, END line. Line ends may be escaped (`\n`), quoted
  // or one space, as in environment files and source code. A cut block has no END line.
  pattern:
    /-----BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:[\s"',|>*#+]|\\[nrt])+(?:[A-Za-z-]{3,20}: [^\r\n\\]{1,120}(?:[\s"',|>*#+]|\\[nrt])+){0,6}[A-Za-z0-9+/=]{16,}(?:(?:[\s"',|>*#+]|\\[nrt])+[A-Za-z0-9+/=]{16,})*(?:(?:[\s"',|>*#+]|\\[nrt])+[A-Za-z0-9+/=]{1,15})?(?:(?:[\s"',|>*#+]|\\[nrt])+=[A-Za-z0-9+/]{4})?(?:(?:[\s"',|>*#+]|\\[nrt])*-----END (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----)?/,
  confidence: 1,
  swallow: true,
  grows: true,
  priority: 5,
  examples: {
    finds: [
      "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA0123456789abcdef\nQUJD\n-----END RSA PRIVATE KEY-----",
      "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\nAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
      '"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEF\\n-----END PRIVATE KEY-----\\n"',
      "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\nMIIEpAIBAAKCAQEA0123456789abcdef\n-----END RSA PRIVATE KEY-----",
    ],
    ignores: [
      "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END PUBLIC KEY-----",
      "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQ",
      "look for a line with -----BEGIN PRIVATE KEY----- in it",
    ],
  },
});
