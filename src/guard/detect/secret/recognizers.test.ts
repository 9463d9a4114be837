import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { secretRecognizers } from "./recognizers.ts";

const together = compileDetector(secretRecognizers);

const isHidden = (text: string) => together.scan(text).some(({ score }) => score >= 0.5);

test("secret recognizers: what one rule finds is hidden when all work together", () => {
  for (const { id, examples } of secretRecognizers) {
    for (const text of examples.finds) assert.ok(isHidden(text), `${id}: ${text}`);
  }
});

test("secret recognizers: programs that talk about keys are left alone", () => {
  for (const text of [
    "const token = await getToken(process.env.API_TOKEN);",
    "password: ${{ secrets.REGISTRY_PASSWORD }}",
    'api_key = os.environ["SERVICE_API_KEY"]',
    "client_secret: {{ .Values.clientSecret | quote }}",
    "secretKeyRef: { name: database-credentials, key: password }",
    "export const refreshTokenLifetimeSeconds = 1209600;",
    "commit 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 fixes the token parser",
    "integrity sha512-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08==",
    "password: <your password>",
    "La contraseña debe tener al menos 12 caracteres y un número.",
  ]) {
    assert.deepEqual(
      together.scan(text).filter(({ score }) => score >= 0.5),
      [],
      text,
    );
  }
});
