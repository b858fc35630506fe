import type { Dialect } from './dialect';

/** Gitea and Forgejo. */
export const gitea: Dialect = {
  headers: { accept: 'application/json' },
  authorization: token => `token ${token}`,
  root: repository => ['repos', ...repository],
  // Where the configuration allows fewer, as many come.
  page: { parameter: 'limit', size: 50 },
  statuses: {
    // Not the combined status, which has the newest of each context alone.
    path: commit => ['commits', commit, 'statuses'],
    query: {},
    context: 'context',
    // `error` and `warning` are no success, and nothing will follow them by itself.
    state: shape => {
      const state = shape.text('status');
      return state === 'success' ? 'success' : ['pending', 'skipped'].includes(state) ? 'pending' : 'failure';
    },
    at: shape => shape.time('created_at'),
    needs: 'the scope read:repository',
  },
  pulls: {
    path: 'pulls',
    // A body has no limit of its own; a longer one than GitHub takes nobody reads.
    limits: { title: 255, body: 65_536 },
    fields: { number: 'number', url: 'html_url', body: 'body', head: 'head', base: 'base' },
    open: 'open',
    query: () => ({ state: 'open' }),
    // A fork may have a branch of the same name.
    isFrom: (shape, { branch, base }) =>
      shape.within('head').anyText('ref') === branch &&
      shape.within('base').anyText('ref') === base &&
      shape.within('head').raw('repo_id') === shape.within('base').number('repo_id'),
    update: 'PATCH',
    needs: 'the scope write:repository',
  },
};
