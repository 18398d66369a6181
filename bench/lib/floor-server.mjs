// The floor over HTTP: node:http, JSON.parse, one statement, JSON.stringify. Nothing is checked, nobody is told.
import http from "node:http";
import pg from "pg";
import { floorWriter } from "./floor-sql.mjs";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const write = await floorWriter(pool);

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    await write(JSON.parse(Buffer.concat(chunks).toString()).payload);
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ ok: true }));
  });
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
process.on("disconnect", () => process.exit(0));
