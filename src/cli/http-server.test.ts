import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { GatewayConfig } from "../servers/gateway/config.ts";
import { createHttpServer } from "./http-server.ts";

const REQUEST = "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n";

async function ask(socket: Socket): Promise<string> {
  socket.write(REQUEST);
  const [bytes]: unknown[] = await once(socket, "data");
  return String(bytes).slice(0, 12);
}

test("http server: connections are served up to the limit, one more is closed", async (t) => {
  const limits = GatewayConfig.parse({ connectionsMax: 2 });
  const server = createHttpServer({
    limits,
    answer: (_, response) => response.end(),
    protection: null,
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 }, "en");
  const sockets = [1, 2].map(() => connect(port, "127.0.0.1"));
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    await server.drain(1000);
  });
  for (const socket of sockets) assert.equal(await ask(socket), "HTTP/1.1 200");
  const refused = connect(port, "127.0.0.1");
  sockets.push(refused);
  refused.on("error", () => undefined);
  refused.write(REQUEST);
  let received = 0;
  refused.on("data", (bytes: Buffer) => (received += bytes.length));
  await once(refused, "close");
  assert.equal(received, 0);
});
