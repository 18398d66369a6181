type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** A fetch that tells when the answer to a JSON-RPC request has ended, with the request's id. */
export const endingWith =
  (ended: (id: string | number) => void): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    const id = init?.method === "POST" && response.ok ? idIn(init.body) : undefined;
    if (id === undefined || !response.body) return response;
    return new Response(
      watched(response.body, () => ended(id)),
      response,
    );
  };

function idIn(body: RequestInit["body"]): string | number | undefined {
  const message = JSON.parse(typeof body === "string" ? body : "{}");
  return typeof message.method === "string" ? message.id : undefined;
}

/** The same stream; `ended` is called once its reader has had time for what came last. */
function watched(stream: ReadableStream<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  const end = (): void => void setTimeout(ended, 100);
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
        end();
      } catch (error) {
        controller.error(error);
        end();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
