import type { ServerResponse } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { decline } from './declined';
import type { Asked } from './request';
import { uploadPack } from './upload-pack';

/** A request with all that came with it. */
export interface Heard extends Asked {
  readonly body: Buffer;
  /** The protocol that the client asks for. */
  readonly protocol: string | undefined;
}

/** A client that takes nothing for so long leaves its turn to others. */
const patienceMs = 30_000;

/** Answers a client from git. Resolves when the answer has ended, one way or another. */
export async function answer(heard: Heard, response: ServerResponse): Promise<void> {
  const { folder, advertise, protocol, body } = heard;
  const child = uploadPack({ folder, advertise, protocol });
  const ended = new Promise<number | null>(resolve =>
    child.once('close', resolve).once('error', () => {
      resolve(null);
    }),
  );
  // A client that goes takes its git with it.
  response.once('close', () => child.kill());
  child.stderr.resume();
  child.stdin.on('error', () => undefined).end(body);
  try {
    await passOn(child.stdout, response, () => {
      begin(heard, response);
    });
    if (response.headersSent) response.end();
    else endEmpty(heard, response, await ended);
  } catch {
    // What git has not said whole must not look as if it were.
    if (response.headersSent) response.destroy();
    else endEmpty(heard, response, null);
  } finally {
    child.kill();
    await ended;
  }
}

function begin({ advertise, protocol }: Heard, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': `application/x-git-upload-pack-${advertise ? 'advertisement' : 'result'}`,
    'cache-control': 'no-cache, max-age=0, must-revalidate',
  });
  // The newer protocol begins with its version instead.
  if (advertise && !/(?:^|:)version=2(?:$|:)/.test(protocol ?? ''))
    response.write('001e# service=git-upload-pack\n0000');
}

/** Answers when git said nothing: it had nothing to say, or could not. */
function endEmpty(heard: Heard, response: ServerResponse, code: number | null): void {
  if (code === 0) {
    begin(heard, response);
    response.end();
  } else if (code === null || heard.advertise)
    decline(response, { status: 500, text: 'git cannot read this repository here.' });
  else decline(response, { status: 400, text: 'git makes no sense of this request.' });
}

/** Passes git's answer on, from its first byte: before it, nothing is promised to the client. */
async function passOn(from: Readable, response: ServerResponse, start: () => void): Promise<void> {
  for await (const chunk of from as AsyncIterable<Buffer>) {
    if (!response.headersSent) start();
    if (!response.write(chunk)) await drained(response);
  }
}

/** Resolves when a stream takes more; rejects when it is gone, or takes nothing for too long. */
function drained(stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      stream.off('drain', go).off('close', fail);
    };
    const go = (): void => {
      leave();
      resolve();
    };
    const fail = (): void => {
      leave();
      reject(new Error('The client takes nothing more.'));
    };
    const timer = setTimeout(fail, patienceMs);
    stream.on('drain', go).on('close', fail);
    // Whoever is gone never says so again.
    if (stream.destroyed) fail();
  });
}
