import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Heard } from './answer';
import { bodyOf } from './body';
import { decline } from './declined';
import { Guests } from './guests';
import { askedFor } from './request';
import { Turns } from './turns';
import { protocolOf } from './upload-pack';

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

/** Requests that git answers at once, in all and of one address. */
const atOnce = 8;
const atOnceOfOne = 6;
/** Requests that are being heard or wait, in all and of one address; each may hold megabytes. */
const most = 128;
const mostOfOne = 64;
/** How long a client may take to say what it wants; git says it in one go. */
const patienceMs = 10_000;

/** Serves the repositories below a folder, to be read. Rejects when it cannot listen. */
export async function serveRepositories(
  folder: string,
  { host, port }: Listen,
  patience = patienceMs,
): Promise<Serving> {
  const guests = new Guests(most, mostOfOne);
  const turns = new Turns(new Guests(atOnce, atOnceOfOne));
  const server = createServer(
    {
      headersTimeout: patience,
      requestTimeout: patience,
      connectionsCheckingInterval: patience / 10,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => {
      void handle(request, response, { folder, host, guests, turns });
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
  readonly guests: Guests;
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
  const address = request.socket.remoteAddress ?? '';
  const leave = place.guests.enter(address);
  if (leave === undefined) {
    decline(response, { status: 503, text: 'Too many ask at once.', headers: { 'retry-after': '5' } });
    return;
  }
  try {
    // Whoever is slow to say what they want takes nobody's turn.
    const body = asked.advertise ? Buffer.alloc(0) : await bodyOf(request, response);
    if ('status' in body) decline(response, body);
    else
      await inTurn(
        address,
        { ...asked, body, protocol: protocolOf(request.headers['git-protocol']) },
        response,
        place.turns,
      );
  } finally {
    leave();
  }
}

async function inTurn(address: string, heard: Heard, response: ServerResponse, turns: Turns): Promise<void> {
  const end = await turns.take(address);
  try {
    if (!response.destroyed) await answer(heard, response);
  } finally {
    end();
  }
}
