import type { Dialect, Ends } from './dialect';

const head = ({ repository: [owner = ''], branch }: Ends): string => `${owner}:${branch}`;

/** GitHub, GitHub Enterprise Cloud and Server. */
export const github: Dialect = {
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
  authorization: token => `Bearer ${token}`,
  root: repository => ['repos', ...repository],
  page: { parameter: 'per_page', size: 100 },
  statuses: {
    // Not the combined status, which has the newest of each context alone.
    path: commit => ['commits', commit, 'statuses'],
    query: {},
    context: 'context',
    state: shape => {
      const state = shape.text('state');
      return state === 'success' || state === 'pending' ? state : 'failure';
    },
    at: shape => shape.time('updated_at') ?? shape.time('created_at'),
    needs: 'to read commit statuses (fine-grained: Commit statuses; classic: repo)',
  },
  pulls: {
    path: 'pulls',
    limits: { title: 256, body: 65_536 },
    fields: { number: 'number', url: 'html_url', body: 'body', head: 'head', base: 'base' },
    open: 'open',
    query: ends => ({ state: 'open', head: head(ends), base: ends.base }),
    // A fork may have a branch of the same name.
    isFrom: (shape, ends) =>
      shape.within('head').anyText('label').toLowerCase() === head(ends).toLowerCase() &&
      shape.within('head').anyText('ref') === ends.branch &&
      shape.within('base').anyText('ref') === ends.base,
    update: 'PATCH',
    needs: 'to write pull requests (fine-grained: Pull requests; classic: repo)',
  },
};
