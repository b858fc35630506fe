import type { Dialect } from './dialect';
import { ensured, type Open } from './ensure';
import type { CommitStatus, Forge, PullRequest, WantedPullRequest } from './forge';
import { allOf } from './pages';
import type { Call, Rest } from './rest';
import { details, newestFirst, type Numbered, pullRequest, Shape } from './shape';
import { fitted, markedAs } from './words';

/** A commit's id; what else git takes for a commit has no place in an address. */
const isCommit = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** A repository on a forge that has a REST API. */
export class RestForge implements Forge {
  constructor(
    private readonly rest: Rest,
    private readonly dialect: Dialect,
    private readonly repository: readonly string[],
  ) {}

  async statusesOf(commit: string): Promise<readonly CommitStatus[]> {
    if (!isCommit(commit)) throw this.rest.fail(`'${commit}' is no commit`);
    const { path, query, needs } = this.dialect.statuses;
    const doing = `read the statuses of ${commit.slice(0, 10)}`;
    const all = await this.list({ method: 'GET', path: path(commit), query, doing, needs });
    return newestFirst(all.map(shape => this.status(shape)));
  }

  ensurePullRequest(wanted: WantedPullRequest): Promise<PullRequest> {
    const words = fitted(wanted, this.dialect.pulls.limits);
    return ensured({
      find: () => this.find(words),
      open: () => this.open(words),
      update: open => this.update(open, words),
    });
  }

  async openPullRequest(ends: Pick<WantedPullRequest, 'branch' | 'base'>): Promise<PullRequest | undefined> {
    const found = await this.find(ends);
    return found && { number: found.number, url: found.url };
  }

  private status(shape: Shape): Numbered {
    const { context, state: stateOf, at: timeOf } = this.dialect.statuses;
    const state = stateOf(shape);
    const at = timeOf(shape, state);
    if (at === undefined) throw this.rest.fail('the forge answered with a status that has no time');
    return { id: shape.number('id'), status: { context: shape.text(context), state, at, ...details(shape) } };
  }

  private async find({
    branch,
    base,
  }: Pick<WantedPullRequest, 'branch' | 'base'>): Promise<Open | undefined> {
    const { path, query, isFrom, fields, needs } = this.dialect.pulls;
    const ends = { repository: this.repository, branch, base };
    const doing = `look for the pull request of ${branch}`;
    const all = await this.list({ method: 'GET', path: [path], query: query(ends), doing, needs });
    const found = all.find(shape => isFrom(shape, ends));
    return found && { ...this.pull(found), title: found.anyText('title'), body: found.anyText(fields.body) };
  }

  private async open({ branch, base, title, body }: WantedPullRequest): Promise<PullRequest> {
    const { path, fields, needs } = this.dialect.pulls;
    const doing = `open a pull request of ${branch}`;
    const words = { title, [fields.body]: body, [fields.head]: branch, [fields.base]: base };
    return this.pull(await this.change({ method: 'POST', path: [path], body: words, doing, needs }));
  }

  private async update(open: Open, wanted: WantedPullRequest): Promise<PullRequest> {
    const { path, fields, needs, limits, update: method, open: isOpen } = this.dialect.pulls;
    const title = markedAs(open.title, wanted.title, limits);
    const { number, url } = open;
    if (title === open.title && wanted.body === open.body) return { number, url };
    const body = { title, [fields.body]: wanted.body };
    const doing = `update pull request ${number}`;
    const shape = await this.change({ method, path: [path, String(number)], body, doing, needs });
    if (shape.text('state') !== isOpen)
      throw this.rest.fail(`pull request ${number} was closed meanwhile; run again`);
    return this.pull(shape);
  }

  private pull(shape: Shape): PullRequest {
    return pullRequest(shape, this.dialect.pulls.fields, message => this.rest.fail(message));
  }

  private async list(call: Call): Promise<Shape[]> {
    const { parameter, size } = this.dialect.page;
    const all = await allOf(this.rest, this.below(call), { sizeIn: parameter, size });
    return all.map(json => this.shape(json));
  }

  private async change(call: Call): Promise<Shape> {
    return this.shape((await this.rest.call(this.below(call))).json);
  }

  private below(call: Call): Call {
    return { ...call, path: [...this.dialect.root(this.repository), ...call.path] };
  }

  private shape(json: unknown): Shape {
    return new Shape(json, message => this.rest.fail(message));
  }
}
