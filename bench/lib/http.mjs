import http from "node:http";

/**
 * A lean HTTP client: the load shall cost as little as it can of the two cores that it shares with what it measures.
 * @param {string} base @param {number} connections
 */
export function client(base, connections) {
  const { hostname, port } = new URL(base);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  /**
   * @param {string} method @param {string} path @param {Record<string, string>} headers @param {unknown} [body]
   * @returns {Promise<{ status: number, text: string, headers: http.IncomingHttpHeaders }>}
   */
  const send = (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
      const length =
        payload === undefined
          ? {}
          : { "content-type": "application/json", "content-length": Buffer.byteLength(payload), ...headers };
      const request = http.request(
        { hostname, port, method, path, agent, headers: { ...headers, ...length } },
        (response) => {
          const chunks = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              headers: response.headers,
            }),
          );
        },
      );
      request.on("error", reject);
      request.end(payload);
    });
  return { send, close: () => agent.destroy() };
}

/** Signs a person in the way the browser does, and returns the cookie. */
export async function signIn(base, email, password) {
  const { send, close } = client(base, 1);
  const csrf = await send("GET", "/api/auth/csrf", {});
  const jar = cookiesOf(csrf.headers);
  const form = new URLSearchParams({
    csrfToken: JSON.parse(csrf.text).csrfToken,
    email,
    password,
    json: "true",
  });
  const headers = { cookie: jar, "content-type": "application/x-www-form-urlencoded" };
  const answer = await send("POST", "/api/auth/callback/credentials", headers, form.toString());
  close();
  const cookie = cookiesOf(answer.headers);
  if (!cookie.includes("session-token")) throw new Error(`Signing in as ${email} failed: ${answer.status}`);
  return cookie;
}

const cookiesOf = (headers) => (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
