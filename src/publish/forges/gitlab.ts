import type { Dialect } from './dialect';
import type { Shape } from './shape';

const bad = ['failed', 'canceled', 'canceling'];

/** The last moment at which something is known to have happened. */
function last(shape: Shape): Date | undefined {
  const times = ['created_at', 'started_at', 'finished_at'].map(key => shape.time(key)?.getTime() ?? NaN);
  const known = times.filter(time => !Number.isNaN(time));
  return known.length === 0 ? undefined : new Date(Math.max(...known));
}

/** GitLab, where a pull request is a merge request, and a status a job. */
export const gitlab: Dialect = {
  headers: { accept: 'application/json' },
  authorization: token => `Bearer ${token}`,
  root: repository => ['projects', repository.join('/')],
  page: { parameter: 'per_page', size: 100 },
  statuses: {
    path: commit => ['repository', 'commits', commit, 'statuses'],
    query: { all: 'true' },
    context: 'name',
    // What was skipped or waits for a person is not known to be well.
    state: shape => {
      const state = shape.text('status');
      return state === 'success' ? 'success' : bad.includes(state) ? 'failure' : 'pending';
    },
    at: (shape, state) => (state === 'pending' ? shape.time('created_at') : last(shape)),
    needs: 'the scope read_api, and at least the role Reporter',
  },
  pulls: {
    path: 'merge_requests',
    // The limit is in bytes; four are the most that a character takes.
    limits: { title: 255, body: 250_000 },
    fields: {
      number: 'iid',
      url: 'web_url',
      body: 'description',
      head: 'source_branch',
      base: 'target_branch',
    },
    open: 'opened',
    query: ({ branch, base }) => ({ state: 'opened', source_branch: branch, target_branch: base }),
    // A fork may have a branch of the same name.
    isFrom: (shape, { branch, base }) =>
      shape.anyText('source_branch') === branch &&
      shape.anyText('target_branch') === base &&
      shape.raw('source_project_id') === shape.number('target_project_id'),
    update: 'PUT',
    needs: 'the scope api, and at least the role Developer',
  },
};
