import { expect, test } from "vitest";
import { json, scripted, type Step } from "./server.js";
import { all, clientOf, open, page } from "./world.js";

const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);

const file: Step = (response) =>
  response
    .writeHead(200, {
      "content-type": "image/png",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="Gro__e.png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%281%29.png`,
    })
    .end(bytes);

/** Promises all of it and sends half. */
const half: Step = (response) =>
  response
    .writeHead(200, { "content-length": String(bytes.length) })
    .write(bytes.slice(0, 100), () => response.destroy());

test("evidence comes whole, under its own name, by its address or its id", async () => {
  const server = await scripted(half, file);
  const { client } = clientOf(server);
  for (const which of ["https://countersign.example/api/files/fil_1", "fil_1"])
    expect(await client.downloadFile(which)).toEqual({ name: "Größe(1).png", mediaType: "image/png", bytes });

  expect(server.seen.map(({ call }) => call)).toEqual(Array(3).fill("GET /api/files/fil_1"));
});

test("evidence that is no file of the server's is not fetched, and the key goes nowhere", async () => {
  const server = await scripted(file);
  const { client } = clientOf(server);
  for (const which of [
    "https://drive.example/d/1?x=1",
    "../agents",
    "https://evil.example/api/files/fil_1?x",
    "",
  ])
    await expect(client.downloadFile(which)).rejects.toBeInstanceOf(TypeError);

  expect(server.seen).toEqual([]);
});

test("all the intents of a query come page by page, and no page before it is needed", async () => {
  const intent = (id: string) => ({ ...open, id });
  const server = await scripted(
    json(200, { items: [intent("int_1"), intent("int_2")], next_cursor: "c2" }),
    json(503, {}),
    json(200, page(intent("int_3"))),
  );
  const { client } = clientOf(server);
  const seen: string[] = [];
  for await (const { id } of client.allIntents({ status: "waiting", limit: 2 })) {
    seen.push(id);
    if (id === "int_2") expect(server.seen).toHaveLength(1);
  }

  expect(seen).toEqual(["int_1", "int_2", "int_3"]);
  expect(server.seen.map(({ call }) => call)).toEqual([
    "GET /api/intents?status=waiting&limit=2",
    ...Array(2).fill("GET /api/intents?status=waiting&limit=2&cursor=c2"),
  ]);
});

test("a list begins where it is told to", async () => {
  const server = await scripted(json(200, page()));
  await all(clientOf(server).client.allIntents({ cursor: "c7" }));
  expect(server.seen.map(({ call }) => call)).toEqual(["GET /api/intents?cursor=c7"]);
});
