import type { IncomingMessage, ServerResponse } from 'node:http';
import { LocalServer } from './local-server';

const token = 'tok-en.0123';

interface Pull {
  number: number;
  state: string;
  title: string;
  body: string;
  head: string;
  base: string;
  repository: string;
}

/** A forge like Gitea that remembers its pull requests. */
export class PullForge extends LocalServer {
  readonly pulls: Pull[] = [];
  /** Every call that changes something. */
  readonly changes: string[] = [];
  /** By commit: what was reported on it. */
  readonly statuses = new Map<string, readonly object[]>();

  get environment(): Record<string, string> {
    return { [`MESHPRINT_TOKEN_${this.host.replace(/[.:]/g, '_')}`]: token };
  }

  protected reply({ method, url, headers }: IncomingMessage, text: string, response: ServerResponse): void {
    const answer = (status: number, json: unknown): void => {
      response.writeHead(status).end(JSON.stringify(json));
    };
    const commit = /\/commits\/([0-9a-f]+)\/statuses/.exec(url ?? '')?.[1];
    if (commit !== undefined) {
      answer(200, this.statuses.get(commit) ?? []);
      return;
    }
    const [, repository = '', number] =
      /^\/api\/v1\/repos\/fleet\/([a-z]+)\/pulls(?:\/(\d+))?/.exec(url ?? '') ?? [];
    if (headers.authorization !== `token ${token}`) {
      answer(401, { message: 'who are you?' });
      return;
    }
    const body = text === '' ? {} : (JSON.parse(text) as Partial<Pull>);
    if (method !== 'GET') this.changes.push(`${method ?? ''} ${repository}`);
    if (method === 'GET') {
      answer(200, this.pulls.filter(one => one.repository === repository && one.state === 'open').map(shown));
      return;
    }
    const known = this.pulls.find(one => String(one.number) === number);
    const pull = known ?? {
      number: this.pulls.length + 1,
      state: 'open',
      title: '',
      body: '',
      head: '',
      base: '',
      repository,
    };
    Object.assign(pull, body);
    if (known === undefined) this.pulls.push(pull);
    answer(known === undefined ? 201 : 200, shown(pull));
  }
}

const shown = ({ number, state, title, body, head, base, repository }: Pull): object => ({
  number,
  state,
  title,
  body,
  html_url: `https://git.example.com/fleet/${repository}/pulls/${number}`,
  head: { ref: head, repo_id: 3 },
  base: { ref: base, repo_id: 3 },
});
