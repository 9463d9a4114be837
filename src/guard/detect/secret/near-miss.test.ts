import assert from "node:assert/strict";
import { test } from "node:test";
import { checksumOf } from "../../../core/base62.ts";
import { compileDetector } from "../compile-detector.ts";
import { secretRecognizers } from "./recognizers.ts";
import { fake, fakeUuid } from "./token.ts";

const together = compileDetector(secretRecognizers);

/** Whether findings that a profile acts on cover all of the value. */
function isHidden(text: string, value: string): boolean {
  const start = text.indexOf(value);
  assert.ok(start >= 0, text);
  let at = start;
  for (const { span, score } of together.scan(text)) {
    if (score >= 0.5 && span.start <= at) at = Math.max(at, span.end);
  }
  return at >= start + value.length;
}

const KEY = "Vq7Zk2Lx9Tn5Wb1YcR4m";
const HEX = "7d3f9a1c5e8b2406f1a9c3d7e5b80264";
const GITHUB = `ghp_${fake(30)}${checksumOf(fake(30))}`;
const encode = (text: string) => Buffer.from(text).toString("base64");

/** What looks like an example, an identifier or a program and is a secret: text, value. */
const SECRETS: Readonly<Record<string, readonly (readonly [text: string, value: string])[]>> = {
  "words of placeholders around it": [
    [`# example\nAPI_KEY=${KEY}`, KEY],
    [`# replace this before you go live\ntoken: ${KEY}`, KEY],
    [`TEST_API_KEY=${HEX}`, HEX],
    [`demo: { secretKey: "${KEY}" }`, KEY],
    [`your api key is ${KEY}`, KEY],
    [`https://api.example.com/v1?api_key=${KEY}`, KEY],
    [`curl https://example.com -H "Authorization: Bearer ${KEY}"`, KEY],
    [`// remove before the release\nconst apiKey = '${KEY}';`, KEY],
    [`password: k9Lm2Qx7 # change me`, "k9Lm2Qx7"],
    [`<password>k9Lm2Qx7</password>`, "k9Lm2Qx7"],
    [`ejemplo: la contraseña es Jirafa#2024`, "Jirafa#2024"],
    [`la clave de prueba: k9Lm2Qx7!`, "k9Lm2Qx7!"],
    [`clave_api = "${KEY}"`, KEY],
    [`el token de acceso es ${KEY}`, KEY],
    [`contraseña del wifi: Tucan-88-rojo`, "Tucan-88-rojo"],
  ],
  "default values and second chances": [
    [`\${DB_PASSWORD:-s3cr3tP4ss}`, "s3cr3tP4ss"],
    [`process.env.API_KEY || "${KEY}"`, KEY],
    [`os.environ.get("API_KEY", "${KEY}")`, KEY],
    [`api_key = os.getenv("API_KEY") or "${KEY}"`, KEY],
    [`System.setProperty("API_KEY", "${KEY}");`, KEY],
    [`const key = settings.apiKey ?? "${KEY}";`, KEY],
    [`config.set('api.key', '${KEY}')`, KEY],
    [`headers.put("X-Api-Key", "${KEY}")`, KEY],
    [`new Header("Authorization", "Bearer ${KEY}")`, KEY],
    [`[]Config{{Token: "${KEY}"}}`, KEY],
    [`env: [{ name: API_KEY, value: "${KEY}" }]`, KEY],
    [`- name: DB_PASSWORD\n  value: k9Lm2Qx7`, "k9Lm2Qx7"],
    [`ARG NPM_TOKEN=${KEY}`, KEY],
    [`ENV API_TOKEN ${KEY}`, KEY],
    [`set API_KEY=${KEY}`, KEY],
    [`$env:API_KEY = "${KEY}"`, KEY],
    [`--api-key ${KEY} --verbose`, KEY],
    [`mysql -u root -password=k9Lm2Qx7 orders`, "k9Lm2Qx7"],
    [`{\\"api_key\\": \\"${KEY}\\"}`, KEY],
    [`name,api_key\nacme,${KEY}`, KEY],
    [`api_key,${KEY}`, KEY],
    [`| api key | ${KEY} |`, KEY],
    [`<add key="SmtpPassword" value="k9Lm2Qx7" />`, "k9Lm2Qx7"],
  ],
  "tokens whose form is beyond doubt": [
    [`see ${GITHUB} in the log`, GITHUB],
    [`git clone https://x-access-token:${GITHUB}@github.com/acme/app.git`, GITHUB],
    [`AKIAZ7Q3MPLNTD5XWVRY`, "AKIAZ7Q3MPLNTD5XWVRY"],
    [`aws_access_key_id=AKIAZ7Q3MPLNTD5XWVRY`, "AKIAZ7Q3MPLNTD5XWVRY"],
    [`aws_secret_access_key = ${fake(40)}`, fake(40)],
    [`sk-proj-${fake(48)}`, `sk-proj-${fake(48)}`],
    [`sk-${HEX}`, `sk-${HEX}`],
    [`sk-proj-aB3_x-Yz9_kLm2-Qw8_${fake(40)}`, `sk-proj-aB3_x-Yz9_kLm2-Qw8_${fake(40)}`],
    [`sk_live_${fake(24)}`, `sk_live_${fake(24)}`],
    [`sk_test_${fake(24)}`, `sk_test_${fake(24)}`],
    [`glpat-${fake(20)}`, `glpat-${fake(20)}`],
    [`xoxb-123456789012-1234567890123-${fake(24)}`, fake(24)],
    [`npm_${fake(36)}`, `npm_${fake(36)}`],
    [`//registry.example.com/:_authToken=npm_${fake(36)}`, `npm_${fake(36)}`],
    [`AIza${fake(35)}`, `AIza${fake(35)}`],
    [`hvs.CAES${fake(90)}`, `hvs.CAES${fake(90)}`],
    [`dop_v1_${fake(64, "hex")}`, `dop_v1_${fake(64, "hex")}`],
    [`heroku_api_key: ${fakeUuid()}`, fakeUuid()],
    [`apikey: ${fakeUuid()}`, fakeUuid()],
    [`AZURE_TENANT_SECRET: ${fake(3)}8Q~${fake(34)}`, `${fake(3)}8Q~${fake(34)}`],
  ],
  "user names with passwords": [
    [`postgres://app:s3cr3tP4ss@db.example.com:5432/x`, "s3cr3tP4ss"],
    [`dbUser: "ops", dbPass: "q0HXyaIeKQ4"`, "q0HXyaIeKQ4"],
    [`https://guest:k9Lm2Qx7@host.test/`, "k9Lm2Qx7"],
    [`mongodb+srv://reader:Tr0ub4dor%263@cluster0.ab1cd.mongodb.net/test`, "Tr0ub4dor%263"],
    [`redis://:k9Lm2Qx7@localhost:6379/0`, "k9Lm2Qx7"],
    [`curl -u svc-build:k9Lm2Qx7Zt https://example.com`, "k9Lm2Qx7Zt"],
    [`Authorization: Basic ${encode("ci:k9Lm2Qx7Zt")}`, encode("ci:k9Lm2Qx7Zt")],
    [`machine example.com login me password k9Lm2Qx7`, "k9Lm2Qx7"],
    [`CREATE USER app IDENTIFIED BY 'k9Lm2Qx7';`, "k9Lm2Qx7"],
    [`ALTER USER app IDENTIFIED BY k9Lm2Qx7;`, "k9Lm2Qx7"],
    [`ALTER ROLE app WITH PASSWORD 'k9Lm2Qx7';`, "k9Lm2Qx7"],
    [`Server=db;User Id=sa;Password=kX9!mPq2;Encrypt=true`, "kX9!mPq2"],
    [`usuario: ana\ncontraseña: Girasol_77`, "Girasol_77"],
  ],
};

for (const [kind, cases] of Object.entries(SECRETS)) {
  test(`secret recognizers: secrets are hidden in spite of ${kind}`, () => {
    const missed = cases.filter(([text, value]) => !isHidden(text, value)).map(([text]) => text);
    assert.deepEqual(missed, []);
  });
}

test("secret recognizers: at least 60 near misses are tried", () => {
  assert.ok(Object.values(SECRETS).flat().length >= 60);
});
