import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { type Forge, forgeOf } from '../../../src/publish/forges/index';
import { LocalServer } from '../local-server';

/** A call as it arrived. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What the fake forge answers: JSON, or anything at all. */
export type Script =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | ((response: ServerResponse) => void);

export const token = 'tok-en.0123';

/** A forge on this machine that answers call after call as it was told, and remembers what it was asked. */
export class FakeForge extends LocalServer {
  readonly seen: Seen[] = [];
  /** How long was waited before calls were made again. */
  readonly waits: number[] = [];
  private readonly scripts: Script[] = [];

  protected reply(
    { method = '', url: asked = '', headers }: IncomingMessage,
    text: string,
    response: ServerResponse,
  ): void {
    const url = new URL(asked, 'http://fake');
    this.seen.push({
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers,
      body: text === '' ? undefined : JSON.parse(text),
    });
    const script = this.scripts.shift() ?? { status: 500, json: { message: 'nobody said what to answer' } };
    if (typeof script === 'function') script(response);
    else
      response
        .writeHead(script.status ?? 200, script.headers)
        .end(script.text ?? (script.json === undefined ? '' : JSON.stringify(script.json)));
  }

  /** What the next calls get. */
  answer(...scripts: Script[]): void {
    this.scripts.push(...scripts);
  }

  /** How many answers nobody asked for. */
  get left(): number {
    return this.scripts.length;
  }

  client(kind: 'github' | 'gitlab' | 'gitea', repository = 'fleet/paris', patience = 5_000): Forge {
    const env = { [`MESHPRINT_TOKEN_${this.host.replace(/[.:]/g, '_')}`]: token };
    const wait = (ms: number): Promise<void> => {
      this.waits.push(ms);
      return Promise.resolve();
    };
    const clock = { now: () => Date.parse('2026-01-01T00:00:00Z'), wait, patience };
    const forge = forgeOf({ kind, address: `http://${this.host}/${repository}` }, env, clock);
    if ('problem' in forge) throw new Error(forge.problem);
    return forge;
  }
}

/** The message of what a promise was refused with, which must be a ForgeError. */
export async function refused(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('nothing was refused');
  expect(error.name).toBe('ForgeError');
  expect(error.stack).not.toContain(token);
  expect(error.cause).toBeUndefined();
  return error.message;
}
