import { fetch, ProxyAgent } from 'undici';

/** What the guard of a call sends with. */
export type Send = (input: string | URL | Request, init: RequestInit) => Promise<Response>;

/** A `fetch` through a proxy, which Node's own takes only from variables that are set before it starts. */
export function createProxiedFetch(proxy: string): Send {
  const dispatcher = new ProxyAgent(proxy);
  return async (input, { method = 'GET', headers, body, redirect = 'follow', signal = null }) => {
    const response = await fetch(input instanceof Request ? input.url : input, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      // Client libraries send text.
      body: (body ?? null) as string | null,
      redirect,
      signal,
      dispatcher,
    });
    const { status, statusText } = response;
    // The same to its reader, but of another copy of the class.
    const own = response.body as ReadableStream<Uint8Array> | null;
    return new Response(own, { status, statusText, headers: Object.fromEntries(response.headers) });
  };
}
