import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Fleet,
  MeshNamespace,
  MeshPolicy,
  PolicyFiles,
  type PolicyFilesProps,
  RawNetworkPolicy,
  RawPolicy,
} from '../../src/model/index';
import { objectsOf } from '../../src/kinds/index';
import { synthesize, type Synthesis } from '../../src/synth/index';
import { fleetOf, now, twoGenericClusters } from '../support/fleets';

const folder = mkdtempSync(path.join(tmpdir(), 'meshprint-policies-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const synth = (fleet: Fleet): Synthesis => synthesize(fleet, { now, folder });

/** What a cluster has in its layer of policies, as `place: kind namespace/name`. */
const policiesOf = ({ trees }: Synthesis, cluster: string): string[] => {
  const tree = trees.find(one => one.cluster === cluster);
  if (tree === undefined) throw new Error(`there is no tree of ${cluster}`);
  return [...objectsOf(tree)]
    .filter(({ file }) => file.startsWith('policies/'))
    .map(
      ({ path: place, object: { kind, metadata } }) =>
        `${place ?? ''} ${kind} ${typeof metadata.namespace === 'string' ? metadata.namespace : ''} ${metadata.name}`,
    );
};

const found = ({ report }: Synthesis): string[] =>
  report.findings.map(
    ({ rule, path: place, message, source }) =>
      `${rule} @ ${place} ${source === undefined ? '' : `${path.basename(source.file)}:${source.line}:${source.column ?? '?'} `}${message}`,
  );

const deny = {
  endpointSelector: {},
  ingressDeny: [{ fromEntities: ['world' as const] }],
  enableDefaultDeny: { ingress: false },
};

describe('policies in code', () => {
  test('lie in their namespace, or in none, in the clusters that are chosen', () => {
    const fleet = fleetOf({ alpha: {}, beta: {}, gamma: {} });
    const shop = new MeshNamespace(fleet, 'shop', { clusters: { names: ['alpha', 'beta'] } });
    new RawPolicy(shop, 'everywhere', { spec: deny });
    new RawPolicy(shop, 'once', { specs: [deny, deny], clusters: { names: ['beta'] }, labels: { a: 'b' } });
    new RawNetworkPolicy(shop, 'kubernetes', { spec: { podSelector: {}, policyTypes: ['Ingress'] } });
    new RawPolicy(fleet, 'fleetwide', { spec: deny });
    const result = synth(fleet);
    expect(found(result)).toEqual([]);
    const shared = [
      'shop/everywhere CiliumNetworkPolicy shop everywhere',
      'shop/kubernetes NetworkPolicy shop kubernetes',
    ];
    const fleetwide = 'fleetwide CiliumClusterwideNetworkPolicy  fleetwide';
    expect(policiesOf(result, 'alpha')).toEqual([fleetwide, ...shared]);
    expect(policiesOf(result, 'beta')).toEqual([
      fleetwide,
      ...shared,
      'shop/once CiliumNetworkPolicy shop once',
    ]);
    expect(policiesOf(result, 'gamma')).toEqual([fleetwide]);
  });

  test('are one object in all clusters, and leave the blueprint’s own data alone', () => {
    const fleet = twoGenericClusters();
    const spec = { ...deny, ingressDeny: [...deny.ingressDeny] };
    new RawPolicy(fleet, 'fleetwide', { spec });
    const [one, other] = synth(fleet).trees.map(tree =>
      [...objectsOf(tree)].find(({ file }) => file.startsWith('policies/')),
    );
    expect(one?.object).toBe(other?.object);
    expect(Object.isFrozen(spec.ingressDeny)).toBe(false);
  });

  test('a cluster without the namespace is a mistake where it is named', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop', { clusters: { names: ['alpha'] } });
    new RawPolicy(shop, 'p', { spec: deny, clusters: { names: ['beta'] } });
    expect(found(synth(fleet)).join('\n')).toContain('model/cluster-without-namespace @ shop/p');
  });

  test('made in the wrong place', () => {
    const fleet = twoGenericClusters();
    new RawNetworkPolicy(fleet as unknown as MeshNamespace, 'p', { spec: { podSelector: {} } });
    new PolicyFiles(new MeshNamespace(fleet, 'shop') as unknown as Fleet, 'f', { files: [] });
    expect(synth(fleet).report.findings.map(({ rule, path: place }) => `${rule} @ ${place}`)).toEqual([
      'model/misplaced @ p',
      'model/misplaced @ shop/f',
    ]);
  });

  test('what the API refuses is found', () => {
    const fleet = twoGenericClusters();
    const spec = { endpointSelector: {}, ingres: [] } as unknown as typeof deny;
    new RawPolicy(new MeshNamespace(fleet, 'shop'), 'p', { spec });
    expect(found(synth(fleet)).join('\n')).toMatch(/object\/invalid @ shop\/p .*spec\.ingres/);
  });

  test('what no file can hold is found', () => {
    const fleet = twoGenericClusters();
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    new RawPolicy(fleet, 'p', { spec: loop as unknown as typeof deny });
    expect(found(synth(fleet)).join('\n')).toContain("'spec.loop' of 'p' is a part of itself");
  });

  test('a name that a statement’s object has is found', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop');
    new MeshPolicy(shop, 'p', { allow: { from: { pods: { a: 'b' } }, to: { pods: { c: 'd' } } } });
    new RawPolicy(shop, 'p-ingress', { spec: deny });
    const { findings } = synth(fleet).report;
    expect(findings.filter(({ rule }) => rule === 'object/duplicate')).toHaveLength(1);
  });
});

/** Each key repeats the one before ten times. */
const bomb = Array.from('bcdefghij', (key, i) => {
  const before = 'abcdefghi'.charAt(i);
  return `${key}: &${key} [${Array(10).fill(`*${before}`).join(', ')}]\n`;
}).reduce((text, line) => text + line, 'a: &a [x, x, x, x, x, x, x, x, x, x]\n');

const policy = (name: string, namespace = 'shop'): string => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  endpointSelector: {}
  ingressDeny:
    - fromEntities: [world]
`;

const group = (name: string, apiVersion = 'cilium.io/v2'): string => `apiVersion: ${apiVersion}
kind: CiliumCIDRGroup
metadata: { name: ${name} }
spec: { externalCIDRs: [192.0.2.0/24] }
`;

const ofGroup = (name: string): string =>
  policy('p').replace('fromEntities: [world]', `fromCIDRSet: [{ cidrGroupRef: ${name} }]`);

describe('policies in files', () => {
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return name;
  };
  const withFiles = (props: PolicyFilesProps, within: readonly string[] = ['alpha', 'beta']): Synthesis => {
    const fleet = twoGenericClusters();
    new MeshNamespace(fleet, 'shop', { clusters: { names: within } });
    new PolicyFiles(fleet, 'guards', props);
    return synth(fleet);
  };

  test('every document of every file, in the clusters that have its namespace', () => {
    write('all/a.yaml', `${policy('one')}---\n${policy('two')}---\n`);
    write('all/b.yml', policy('three'));
    write('all/notes.txt', 'no policy');
    const result = withFiles({ folder: 'all' }, ['alpha']);
    expect(found(result)).toEqual([]);
    expect(policiesOf(result, 'alpha')).toEqual([
      'guards/all/a.yaml: CiliumNetworkPolicy shop/one CiliumNetworkPolicy shop one',
      'guards/all/a.yaml: CiliumNetworkPolicy shop/two CiliumNetworkPolicy shop two',
      'guards/all/b.yml: CiliumNetworkPolicy shop/three CiliumNetworkPolicy shop three',
    ]);
    expect(policiesOf(result, 'beta')).toEqual([]);
  });

  test('a file for each cluster', () => {
    write('each/alpha.yaml', policy('one'));
    write('each/beta.yaml', policy('two'));
    const result = withFiles({ files: ['each/{cluster}.yaml'] });
    expect(found(result)).toEqual([]);
    expect(policiesOf(result, 'beta')).toEqual([
      'guards/each/beta.yaml: CiliumNetworkPolicy shop/two CiliumNetworkPolicy shop two',
    ]);
  });

  test('equal policies of different files are one object', () => {
    write('same/alpha.yaml', policy('one'));
    write('same/beta.yaml', policy('one'));
    const [one, other] = withFiles({ folder: 'same/', clusters: { names: ['alpha'] } }).plan?.policies ?? [];
    expect(one?.kind === 'raw' && other?.kind === 'raw' && one.object === other.object).toBe(true);
  });

  test.each([
    ['none', 'policy-file/unusable @ guards', "the file 'none' is not there"],
    ['../x.yaml', 'policy-file/outside @ guards', "lies outside of the blueprint's folder"],
    [write('w/empty.yaml', '# nothing\n'), 'policy-file/not-a-policy', 'empty.yaml:1:1 the file'],
    [write('w/tab.yaml', 'a:\n\tb: 1\n'), 'policy-file/not-yaml @ guards tab.yaml:2:1', 'never with tabs'],
    [write('w/twice.yaml', 'a: 1\na: 2\n'), 'policy-file/not-yaml @ guards twice.yaml:2:1', 'a second time'],
    [write('w/tag.yaml', 'a: !!binary x\n'), 'policy-file/not-yaml @ guards tag.yaml:1:4', 'tags such as'],
    [write('w/bomb.yaml', bomb), 'policy-file/not-yaml @ guards bomb.yaml', 'repeat more than'],
    [
      write('w/second.yaml', `${policy('p')}---\napiVersion: v1\nkind: Secret\nmetadata: { name: s }\n`),
      'policy-file/not-a-policy @ guards second.yaml:11:1',
      'has a Secret, which is no policy',
    ],
    [
      write('w/homeless.yaml', policy('p').replace('  namespace: shop\n', '')),
      'policy-file/not-a-policy @ guards homeless.yaml:1:1',
      "has the CiliumNetworkPolicy 'p' without a namespace",
    ],
    [
      write('w/wrong.yaml', policy('p').replace('[world]', '[wolrd]')),
      'object/invalid @ guards/w/wrong.yaml: CiliumNetworkPolicy shop/p wrong.yaml:9:',
      'spec.ingressDeny[0].fromEntities[0]',
    ],
    [
      write('w/alpha.yaml', policy('p').replace('cilium.io/v2', 'cilium.io/v2alpha1')),
      'policy-file/api-version @ guards alpha.yaml:1:1',
      "has the CiliumNetworkPolicy 'p' in the API version cilium.io/v2alpha1, which no cluster of the fleet serves",
    ],
    [
      write('w/old.yaml', policy('p').replace('cilium.io/v2', 'extensions/v1beta1').replace('CiliumN', 'N')),
      'policy-file/api-version @ guards old.yaml:1:1',
      "has the NetworkPolicy 'p' in the API version extensions/v1beta1",
    ],
    [
      write(
        'w/live.yaml',
        `${policy('p').replace('  name: p\n', '  name: p\n  uid: a\n  resourceVersion: "1"\n  finalizers: [a]\n')}status: { conditions: [] }\n`,
      ),
      'policy-file/server-owned @ guards live.yaml:7:3',
      'with metadata.finalizers, metadata.resourceVersion, metadata.uid, status, which belong to the cluster',
    ],
    [
      write('w/group.yaml', group('vpn', 'cilium.io/v9')),
      'policy-file/api-version @ guards group.yaml:1:1',
      "has the CiliumCIDRGroup 'vpn' in the API version cilium.io/v9",
    ],
    [
      write('w/blocks.yaml', group('vpn').replace('/24', '')),
      'object/invalid @ guards/w/blocks.yaml: CiliumCIDRGroup vpn blocks.yaml:4:',
      'spec.externalCIDRs[0] must be a CIDR',
    ],
    [
      write('w/unknown.yaml', ofGroup('vnp').concat('---\n', group('vpn'))),
      'policy/unknown-cidr-group @ guards/w/unknown.yaml: CiliumNetworkPolicy shop/p unknown.yaml:9:23',
      "names the CiliumCIDRGroup 'vnp', which is not in the trees of alpha, beta",
    ],
  ])('%s is found at its place', (file, rule, says) => {
    const findings = found(withFiles({ files: [file] }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(rule);
    expect(findings[0]).toContain(says);
  });

  test('a large file is refused unread, and a link out of the folder is not followed', () => {
    write('large.yaml', `# ${'x'.repeat(1024 * 1024)}\n${policy('p')}`);
    symlinkSync('/etc/hostname', path.join(folder, 'link.yaml'));
    const findings = found(withFiles({ files: ['large.yaml', 'link.yaml'] })).join('\n');
    expect(findings).toContain("the file 'large.yaml' is larger than 1 MiB");
    expect(findings).toMatch(/policy-file\/outside @ guards .* the file 'link.yaml' lies outside/);
  });

  test('groups of CIDRs lie beside the policies that name them', () => {
    write('groups/a.yaml', `${ofGroup('vpn')}---\n${group('vpn')}`);
    write('groups/b.yaml', ofGroup('old').replace('name: p', 'name: q'));
    write('groups/c.yaml', group('old', 'cilium.io/v2alpha1'));
    const result = withFiles({ folder: 'groups' });
    expect(found(result)).toEqual([]);
    expect(policiesOf(result, 'alpha')).toContain(
      'guards/groups/a.yaml: CiliumCIDRGroup vpn CiliumCIDRGroup  vpn',
    );
  });

  test('what tools leave empty says nothing of a cluster', () => {
    const text = policy('p').replace('  name: p\n', '  name: p\n  creationTimestamp: null\n');
    write('empty.yaml', `${text}status: {}\n`);
    expect(found(withFiles({ files: ['empty.yaml'] }))).toEqual([]);
  });

  test('the folder of the blueprint itself', () => {
    for (const own of ['.', './', 'all/..'])
      expect(found(withFiles({ folder: own })).join()).toContain(
        `the folder '${own}' is the blueprint's own folder`,
      );
  });

  test('a folder that is none, or has no policies', () => {
    mkdirSync(path.join(folder, 'bare'));
    expect(found(withFiles({ folder: 'nowhere' })).join()).toContain("the folder 'nowhere' is not there");
    expect(found(withFiles({ folder: 'bare' })).join()).toContain('has no YAML file in it');
  });

  test('a cluster that is named has to have the namespace', () => {
    write('named.yaml', policy('p'));
    const files = ['named.yaml'];
    expect(found(withFiles({ files, clusters: { names: ['beta'] } }, ['alpha'])).join()).toContain(
      'model/cluster-without-namespace @ guards named.yaml:5:3',
    );
  });
});
