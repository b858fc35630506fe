import type { CommitStatus } from './forge';
import type { Shape } from './shape';
import type { Limits } from './words';

/** What one kind of forge calls things, and where it has them. */
export interface Dialect {
  readonly headers: Readonly<Record<string, string>>;
  readonly authorization: (token: string) => string;
  /** The path of a repository in the API. */
  readonly root: (repository: readonly string[]) => readonly string[];
  /** The parameter for how much is on a page, and what it may be. */
  readonly page: { readonly parameter: string; readonly size: number };
  readonly statuses: StatusDialect;
  readonly pulls: PullDialect;
}

/** Where commit statuses are. */
interface StatusDialect {
  readonly path: (commit: string) => readonly string[];
  /** What asks for every report and not the newest alone. */
  readonly query: Readonly<Record<string, string>>;
  readonly context: string;
  readonly state: (shape: Shape) => CommitStatus['state'];
  readonly at: (shape: Shape, state: CommitStatus['state']) => Date | undefined;
  /** What a token must be allowed. */
  readonly needs: string;
}

/** Where pull requests are. */
interface PullDialect {
  readonly path: string;
  readonly limits: Limits;
  /** Names of fields, in answers and in what is sent. */
  readonly fields: {
    readonly number: string;
    readonly url: string;
    readonly body: string;
    readonly head: string;
    readonly base: string;
  };
  /** What `state` says of an open one. */
  readonly open: string;
  readonly query: (ends: Ends) => Readonly<Record<string, string>>;
  /** Whether one in a list is what was looked for; not every forge looks at each part of the query. */
  readonly isFrom: (shape: Shape, ends: Ends) => boolean;
  readonly update: 'PATCH' | 'PUT';
  readonly needs: string;
}

/** What a pull request joins. */
export interface Ends {
  readonly repository: readonly string[];
  readonly branch: string;
  readonly base: string;
}
