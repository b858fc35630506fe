import type { Cluster, ClusterProps, Fleet, PublishProps, RolloutProps } from '../../../../src/model/index';
import { type ClusterChanges, fleetOf, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const alpha = (change: Partial<ClusterProps>) => (): Fleet => twoGenericClusters({ alpha: change });
const held = (reason: string) => alpha({ held: { reason } });
const rollout = (rollout: RolloutProps) => (): Fleet => twoGenericClusters({}, { rollout });
const waves =
  (...waves: readonly number[]) =>
  (): Fleet =>
    fleetOf(Object.fromEntries(waves.map((wave, i) => [`c${i}`, { wave }])));

const forge = { gitea: { tokenSecret: 'status' } };
const repository = (name: string, more: Partial<Cluster['props']['repository']> = {}) => ({
  url: `https://git.example.com/fleet/${name}.git`,
  ...more,
});
const withForge = (name: string): Partial<ClusterProps> => ({ repository: repository(name, { forge }) });
const remotes: PublishProps = { remotes: {} };
const publishing =
  (clusters: ClusterChanges, publish: PublishProps = remotes, flux = '2.9.4') =>
  (): Fleet =>
    twoGenericClusters(clusters, { publish, flux: { version: flux } });

/** Both clusters in one repository, in these folders. */
const inOne = (alpha: string, beta: string) => (): Fleet =>
  twoGenericClusters({
    alpha: { repository: repository('all', { path: alpha }) },
    beta: { repository: repository('all', { path: beta }) },
  });

const whole = (says: string, ...clusters: string[]) => [{ path: '', clusters, says }];

export const rolloutCases: CasesByRule = {
  'rollout/wave': {
    breaks: [0, -1].map(wave => ({
      title: `the wave ${wave}`,
      fleet: alpha({ wave }),
      finds: [at('alpha', `the wave of 'alpha' is ${wave}`)],
    })),
    holds: [
      { title: 'no wave', fleet: twoGenericClusters },
      { title: 'the first one', fleet: alpha({ wave: 1 }) },
    ],
  },

  'rollout/wave-gap': {
    breaks: [
      { title: 'a gap', fleet: waves(1, 3), finds: whole('clusters in wave 3, and none in 2') },
      {
        title: 'gaps, however long',
        fleet: waves(2, 4, 1000000),
        finds: whole('clusters in wave 1000000, and none in 1, 3, 5 to 999999'),
      },
    ],
    holds: [
      { title: 'waves in any order', fleet: waves(3, 1, 2, 1) },
      {
        title: 'a wave that is none',
        fleet: waves(1, -4),
        also: { rules: ['rollout/wave'], because: 'that is the mistake' },
      },
    ],
  },

  'rollout/duration': {
    breaks: [
      {
        title: 'a bare number',
        fleet: rollout({ soak: '30' }),
        finds: whole("rollout.soak is '30', which is no duration"),
      },
      {
        title: 'words',
        fleet: rollout({ timeout: 'two hours' }),
        finds: whole("rollout.timeout is 'two hours', which is no duration"),
      },
      { title: 'no time', fleet: rollout({ timeout: '0s' }), finds: whole("rollout.timeout is '0s'") },
    ],
    holds: [
      { title: 'Go durations', fleet: rollout({ soak: '1h30m', timeout: '90s' }) },
      { title: 'no soak time', fleet: rollout({ soak: '0' }) },
    ],
  },

  'rollout/held-reason': {
    breaks: [
      { title: 'no reason', fleet: held(''), finds: [at('alpha', "why 'alpha' is held is empty")] },
      { title: 'blanks', fleet: held(' \t'), finds: [at('alpha', 'is empty')] },
      ...['two\nlines', 'a bell \u0007', 'an escape \u001b[2J', 'turned \u202e round'].map(reason => ({
        title: JSON.stringify(reason),
        fleet: held(reason),
        finds: [at('alpha', 'has line breaks or control characters in it')],
      })),
    ],
    holds: [{ title: 'a reason', fleet: held('disks are replaced until Friday – ☎ Zoë') }],
  },

  'rollout/no-forge': {
    breaks: [
      {
        title: 'an earlier wave without one',
        fleet: publishing({ beta: { wave: 2 } }),
        finds: whole('the waves after alpha cannot see whether it is healthy', 'alpha'),
      },
    ],
    holds: [
      { title: 'one wave', fleet: publishing({}) },
      { title: 'a forge', fleet: publishing({ alpha: withForge('1'), beta: { wave: 2 } }) },
      { title: 'embedded repositories', fleet: publishing({ beta: { wave: 2 } }, { embedded: {} }) },
      {
        title: 'a held cluster, which no gate asks about',
        fleet: publishing({ alpha: { held: { reason: 'moves' } }, beta: { wave: 2 } }),
      },
    ],
  },

  'rollout/unreported-failures': {
    breaks: [
      {
        title: 'Flux 2.8',
        fleet: publishing({ alpha: withForge('1'), beta: { wave: 2 } }, remotes, '2.8.8'),
        finds: whole('Flux 2.8.8 reports no failures on commits'),
      },
    ],
    holds: [
      { title: 'Flux 2.9', fleet: publishing({ alpha: withForge('1'), beta: { wave: 2 } }) },
      { title: 'one wave', fleet: publishing({ alpha: withForge('1') }, remotes, '2.8.8') },
      { title: 'no forge, which is worse', fleet: publishing({ beta: { wave: 2 } }, remotes, '2.8.8') },
    ],
  },

  'publish/pull-requests': {
    breaks: [
      {
        title: 'a cluster without a forge',
        fleet: publishing({ alpha: withForge('1') }, { remotes: { pullRequests: true } }),
        finds: whole('pull requests are wanted, and beta has no forge', 'beta'),
      },
    ],
    holds: [
      {
        title: 'forges',
        fleet: publishing(
          { alpha: withForge('1'), beta: withForge('2') },
          { remotes: { pullRequests: true } },
        ),
      },
      { title: 'commits', fleet: publishing({}, { remotes: { pullRequests: false } }) },
    ],
  },

  'cluster/push-url': {
    breaks: [
      ...[
        'https://token@git.example.com/a.git',
        'https://me:secret@git.example.com/a.git',
        'ssh://git:secret@git.example.com/a.git',
        'svn://me:secret@git.example.com/a.git',
      ].map(pushUrl => ({
        title: `credentials in ${pushUrl}`,
        fleet: alpha({ repository: repository('1', { pushUrl }) }),
        finds: [at('alpha', "the push address of 'alpha' has credentials in it")],
      })),
      ...[
        '',
        'a.git',
        '../a.git',
        '~/a.git',
        'git://git.example.com/a.git',
        'ext::sh -c touch% /tmp/x',
        'ext::sh',
        '--upload-pack:a',
        'git.example.com:a.git',
        'c:/fleet.git',
        'fd::17',
        'https://git.example.com',
        'https://git.example.com/a b.git',
        'https://git.example.com/a.git?x=y',
        'ssh://git.example.com/`id`',
        '/srv/a\nb.git',
        'file://server/a.git',
        'ssh://%2doProxyCommand=id@git.example.com/a.git',
      ].map(pushUrl => ({
        title: `the address ${JSON.stringify(pushUrl)}`,
        fleet: alpha({ repository: repository('1', { pushUrl }) }),
        finds: [at('alpha', "the push address of 'alpha' is none that Meshprint pushes to")],
      })),
      ...[
        'ssh://-oProxyCommand=id/a.git',
        'ssh://-x@git.example.com/a.git',
        '-x@git.example.com:a.git',
        'git@git.example.com:-upload.git',
      ].map(pushUrl => ({
        title: `what may be an option in ${pushUrl}`,
        fleet: alpha({ repository: repository('1', { pushUrl }) }),
        finds: [at('alpha', "the push address of 'alpha' has a part that git may read as an option")],
      })),
      {
        title: 'no encryption',
        fleet: alpha({ repository: repository('1', { pushUrl: 'http://git.example.com/a.git' }) }),
        finds: [at('alpha', 'is not encrypted')],
      },
      ...[
        ['https://git.example.com/fleet/1.git', 'git@git.example.com:fleet/1.git'],
        ['ssh://git@git.example.com:2222/fleet/1', 'git@GIT.example.com:/fleet/1.git'],
        ['/srv/fleet.git', 'file:///srv/./fleet'],
      ].map(([a = '', b = '']) => ({
        title: `${a} and ${b}`,
        fleet: () =>
          twoGenericClusters({
            alpha: { repository: repository('a', { pushUrl: a }) },
            beta: { repository: repository('b', { pushUrl: b }) },
          }),
        finds: [at('beta', "'beta' and 'alpha' are pushed to the same repository", 'alpha')],
      })),
    ],
    holds: [
      ...[
        'https://git.example.com/fleet/1.git',
        'ssh://git@git.example.com:2222/~me/1.git',
        'git@git.example.com:fleet/1.git',
        'ssh://git@[2001:db8::1]/fleet/1.git',
        'file:///srv/1.git',
        '/srv/git/1.git',
        'http://127.0.0.1:3000/fleet/1.git',
      ].map(pushUrl => ({
        title: `the address ${pushUrl}`,
        fleet: alpha({ repository: repository('other', { pushUrl }) }),
      })),
      {
        title: 'two ports of one server',
        fleet: () =>
          twoGenericClusters({
            alpha: { repository: repository('a', { pushUrl: 'https://git.example.com:8443/x.git' }) },
            beta: { repository: repository('b', { pushUrl: 'https://git.example.com/x.git' }) },
          }),
      },
      {
        title: 'two folders of one repository',
        fleet: () =>
          twoGenericClusters({
            alpha: { repository: repository('a', { pushUrl: '/srv/x.git', path: 'alpha' }) },
            beta: { repository: repository('b', { pushUrl: '/srv/x.git', path: 'beta' }) },
          }),
      },
    ],
  },

  'cluster/nested-folder': {
    breaks: [
      ['', 'beta'],
      ['clusters', 'clusters/eu/beta'],
    ].map(([outer = '', inner = '']) => ({
      title: `'${inner}' in '${outer}'`,
      fleet: inOne(outer, inner),
      finds: [at('beta', "the folder of 'beta' lies in that of 'alpha'", 'alpha')],
    })),
    holds: [
      { title: 'folders side by side', fleet: inOne('clusters/a', 'clusters/ab') },
      {
        title: 'other repositories',
        fleet: () =>
          twoGenericClusters({
            alpha: { repository: repository('a') },
            beta: { repository: repository('b', { path: 'beta' }) },
          }),
      },
    ],
  },
};
