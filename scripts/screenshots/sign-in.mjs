/**
 * Signs somebody in the way the sign-in page does.
 * @param {import("playwright").APIRequestContext} request keeps the session's cookie @param {string} url @param {string} email @param {string} password
 */
export async function signIn(request, url, email, password) {
  const { csrfToken } = await (await request.get(`${url}/api/auth/csrf`)).json();
  const form = { csrfToken, email, password, json: "true" };
  const answer = await request.post(`${url}/api/auth/callback/credentials`, { form });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
}
