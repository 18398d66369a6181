import { signIn } from "../../bench/lib/http.mjs";

/** @typedef {(method: string, path: string, body?: object) => Promise<any>} Person calls the API as somebody, and throws unless it is answered 2xx */

/** @param {string} url @param {string} email @param {string} password @returns {Promise<Person>} */
export async function signInAs(url, email, password) {
  const cookie = await signIn(url, email, password);
  return caller(url, { cookie });
}

/** The API as whoever these headers name. @param {string} url @param {Record<string, string>} headers @returns {Person} */
export const caller = (url, headers) => async (method, path, body) => {
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  return JSON.parse(text);
};
