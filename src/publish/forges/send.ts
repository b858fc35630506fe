import { textOf } from './body';

/** A request of HTTP. */
interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer that was read to its end. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Why there is no answer that could be used; `isPassing` when the next attempt may have one. */
export interface NoReply {
  readonly reason: string;
  readonly isPassing: boolean;
}

const mostRedirects = 3;

/** Sends a request, and follows redirects on its own host only: the headers have a token. */
export async function send(request: Request, patience: number): Promise<Reply | NoReply> {
  const signal = AbortSignal.timeout(patience);
  let { url } = request;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const reply = await once({ ...request, url }, signal);
    if ('reason' in reply || ![301, 302, 307, 308].includes(reply.status)) return reply;
    const location = reply.headers.get('location') ?? '';
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (next?.origin !== url.origin)
      return {
        reason: `the forge redirects to ${next === undefined ? 'nowhere' : next.origin}, where no token may go; give the repository's address as it is now`,
        isPassing: false,
      };
    url = next;
  }
  return { reason: 'the forge redirects without end', isPassing: false };
}

async function once({ url, method, headers, body }: Request, signal: AbortSignal): Promise<Reply | NoReply> {
  try {
    const response = await fetch(url.href, {
      method,
      headers,
      signal,
      // Followed above: fetch would take some headers to other hosts, and make a GET of a POST.
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const text = await textOf(response);
    return text === undefined
      ? { reason: 'the answer is far too long', isPassing: false }
      : { status: response.status, headers: response.headers, text };
  } catch (error) {
    return { reason: reasonOf(error), isPassing: true };
  }
}

/** Why there was no answer; not in fetch's words, which may repeat the address. */
function reasonOf(error: unknown): string {
  const { name, cause } = Object(error) as { name?: unknown; cause?: unknown };
  if (name === 'TimeoutError') return 'there was no answer in time';
  const { code } = Object(cause) as { code?: unknown };
  return `there was no answer${typeof code === 'string' ? ` (${code})` : ''}`;
}
