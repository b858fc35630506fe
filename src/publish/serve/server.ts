import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './answer';
import { askedFor, type Declined } from './request';
import { Turns } from './turns';

/** Where to listen. */
export interface Listen {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** A server that runs. */
export interface Serving {
  readonly address: AddressInfo;
  /** Ends it, and every git of its. */
  readonly stop: () => Promise<void>;
}

const atOnce = 8;
const mostWaiting = 1_024;

/** Serves the repositories below a folder, to be read. Rejects when it cannot listen. */
export async function serveRepositories(folder: string, { host, port }: Listen): Promise<Serving> {
  const turns = new Turns(atOnce, mostWaiting);
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 60_000, maxHeaderSize: 16 * 1024 },
    (request, response) => {
      void handle(request, response, { folder, host, turns });
    },
  );
  await listening(server, { host, port });
  const stop = (): Promise<void> =>
    new Promise(resolve => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { address: server.address() as AddressInfo, stop };
}

function listening(server: Server, { host, port }: Listen): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Place {
  readonly folder: string;
  readonly host: string;
  readonly turns: Turns;
}

async function handle(request: IncomingMessage, response: ServerResponse, place: Place): Promise<void> {
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  const asked = askedFor(request, place.folder, place.host);
  if ('status' in asked) {
    decline(response, asked);
    return;
  }
  const done = await place.turns.take();
  if (done === undefined) {
    decline(response, { status: 503, text: 'Too many ask at once.', headers: { 'retry-after': '5' } });
    return;
  }
  try {
    if (!response.destroyed) await answer(asked, request, response);
  } finally {
    done();
  }
}

/** Ends the connection too: nobody reads the rest of a request that is declined. */
function decline(response: ServerResponse, { status, text, headers }: Declined): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close', ...headers })
    .end(`${text}\n`);
}
