import type { ServerResponse } from 'node:http';

/** Why a request is not answered. */
export interface Declined {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends the connection too: nobody reads the rest of a request that is declined. */
export function decline(response: ServerResponse, { status, text, headers }: Declined): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close', ...headers })
    .end(`${text}\n`);
}
