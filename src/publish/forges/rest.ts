import { plain } from './clean';
import { ForgeError } from './forge';
import { pauseAfter, type Refused } from './pause';
import { mendOf, messageIn } from './refusal';
import { type NoReply, type Reply, send } from './send';
import type { Token } from './tokens';

/** One call of a forge's API. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Parts of the path below the API's base; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What is being done, for messages: `read the statuses of 1a2b3c4`. */
  readonly doing: string;
  /** What the token must be allowed: `the scope read_api`. */
  readonly needs: string;
}

/** What a forge answered, where it did what was asked. */
interface Answer {
  readonly json: unknown;
  readonly headers: Headers;
}

/** A forge that answered with an error, or not at all. */
export class Refusal extends ForgeError {
  constructor(
    message: string,
    /** Undefined without an answer. */
    readonly status: number | undefined,
  ) {
    super(message);
  }
}

/** Time, which tests have less of. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** How long an answer may take, in milliseconds. */
  readonly patience: number;
}

/** How a forge is called. */
interface RestSetup {
  /** Without a slash at the end. */
  readonly base: string;
  readonly token: Token;
  /** The header with the token. */
  readonly authorization: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `fleet/paris on git.example.com` */
  readonly about: string;
  readonly clock: Clock;
}

const attempts = 4;
/** Nobody should wait longer for one of hundreds of repositories. */
const longestPause = 5 * 60 * 1000;

/** A forge's REST API. */
export class Rest {
  constructor(private readonly setup: RestSetup) {}

  /** Calls, again where that helps. Throws ForgeError. */
  async call(call: Call): Promise<Answer> {
    const { clock } = this.setup;
    // Whoever opened something twice would have two of it.
    const repeatable = call.method !== 'POST';
    for (let attempt = 1; ; attempt++) {
      const reply = await send(this.request(call), clock.patience);
      if (!('reason' in reply) && reply.status >= 200 && reply.status < 300)
        return { json: this.json(reply, call), headers: reply.headers };
      const pause =
        'reason' in reply
          ? repeatable && reply.isPassing
            ? 1000 * 2 ** (attempt - 1)
            : undefined
          : pauseAfter(this.refused(reply), { attempt, now: clock.now(), repeatable });
      if (pause === undefined || pause > longestPause || attempt === attempts)
        throw this.refusal(call, reply);
      await clock.wait(pause);
    }
  }

  /** An error about the repository, without the token, whoever repeats it. */
  fail(message: string): ForgeError {
    return new ForgeError(this.clean(message));
  }

  private request({ method, path, query, body }: Call): Parameters<typeof send>[0] {
    const { base, headers, authorization } = this.setup;
    const url = new URL([base, ...path.map(encodeURIComponent)].join('/'));
    url.search = new URLSearchParams(query).toString();
    return {
      method,
      url,
      headers: {
        ...headers,
        'user-agent': 'meshprint',
        authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
  }

  private json({ text }: Reply, { doing }: Call): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.fail(`could not ${doing}: the answer is no JSON; is this where the forge's API is?`);
    }
  }

  private refused({ status, headers, text }: Reply): Refused {
    return { status, headers, message: this.masked(messageIn(text)).slice(0, 300) };
  }

  private refusal({ doing, needs }: Call, reply: Reply | NoReply): Refusal {
    if ('reason' in reply) return new Refusal(this.clean(`could not ${doing}: ${reply.reason}`), undefined);
    const refused = this.refused(reply);
    const said = [String(refused.status), refused.message].filter(part => part !== '').join(': ');
    const mend = mendOf(refused, { from: this.setup.token.from, needs });
    return new Refusal(this.clean(`could not ${doing} (${said}). ${mend}`.trimEnd()), refused.status);
  }

  private clean(message: string): string {
    return plain(this.masked(`${this.setup.about}: ${message}`), 800);
  }

  private masked(text: string): string {
    return text.replaceAll(this.setup.token.value, '***');
  }
}
