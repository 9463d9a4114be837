import assert from "node:assert/strict";
import { test } from "node:test";
import { assignedName, namesCredential, namesPassword, namesSecret } from "./assignment.ts";

test("assignment: the name is found in the ways that files and programs write it", () => {
  for (const [before, name] of [
    ["api_key = ", "api_key"],
    ['api_key="', "api_key"],
    ['{"api_key": "', "api_key"],
    ["  'apiKey' => '", "apiKey"],
    ["apiKey := `", "apiKey"],
    ['$apiKey .= "', "$apiKey"],
    ['System.setProperty("API_KEY", "', "API_KEY"],
    ["<apiKey>\n    ", "apiKey"],
    ["https://host/?page=1&api_key=", "api_key"],
    ["export API_KEY=", "export API_KEY"],
    ["env['API_KEY'] = '", "API_KEY"],
    ['{\\"api_key\\": \\"', "api_key"],
    ['var apiKey string = "', "var apiKey string"],
    ["curl --api-key ", "api-key"],
    ["Authorization: Bearer ", "Bearer"],
    ["the api key is ", "the api key"],
    ["la contraseña es ", "la contraseña"],
    ["la clave del wifi es: ", "la clave del wifi"],
    ["ENV API_TOKEN ", "API_TOKEN"],
    ['<add key="ClearTextPassword" value="', "ClearTextPassword"],
    ["- name: API_KEY\n  value: ", "API_KEY"],
    ['{"name": "API_KEY", "value": "', "API_KEY"],
    ["value: ", "value"],
  ] as const) {
    assert.equal(assignedName(before), name, before);
  }
});

test("assignment: prose, calls without a name and the beginning of a text assign nothing", () => {
  for (const before of ["", "see the commit ", '("', "= ", "\n\n  ", "the key, ".slice(0, 7)]) {
    assert.equal(assignedName(before), null, before);
  }
});

test("assignment: names of secrets end as such", () => {
  for (const name of [
    "api_key",
    "apiKey",
    "X-API-Key",
    "MY_SECRET_KEY",
    "accessToken",
    "var genericToken string",
    "client_secret_prod",
    "Bearer",
    "clave_secreta",
  ]) {
    assert.ok(namesSecret(name), name);
  }
  for (const name of ["keySelector", "secret_name", "token_url", "next_page_token", "public_key"]) {
    assert.ok(!namesSecret(name), name);
  }
});

test("assignment: names of passwords are heard in several languages", () => {
  for (const name of [
    "password",
    "DB_PASSWD",
    "pwd",
    "contraseña",
    "Contrasena",
    "clave",
    "senha",
    "dbPass",
    "userPasswordProd",
  ]) {
    assert.ok(namesPassword(name), name);
  }
  for (const name of ["passwordVariable", "compass", "password_policy"]) {
    assert.ok(!namesPassword(name), name);
  }
});

test("assignment: a client id is about credentials without being a secret", () => {
  assert.ok(namesCredential("client_id"));
  assert.ok(!namesCredential("color"));
});

test("assignment: in lists, templates and addresses of badges nothing is assigned", () => {
  for (const before of [
    "'auth_password', '",
    "chgpasswd.8, ",
    "encode(pass),\n    '",
    "{{ .Values.password | ",
    "password: {{ ",
    "password: ${",
    "<%= password, ",
    "https://ci.example/badge.svg?token=",
  ]) {
    assert.equal(assignedName(before), null, before);
  }
});

test("assignment: arguments, cells and what counts in place of a variable are assigned", () => {
  for (const [before, name] of [
    ['put("api_key", "', "api_key"],
    ['\ncall({"api_key", {"', "api_key"],
    ["a;b\napi_key,", "api_key"],
    ['os.getenv("API_KEY") or "', "API_KEY"],
    ['settings.apiKey ?? "', "apiKey"],
    ['[]Config{{Token: "', "Token"],
    ["${HOST} api_key=", "api_key"],
  ] as const) {
    assert.ok(assignedName(before)?.endsWith(name), before);
  }
});
