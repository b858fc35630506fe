import { checkShape, Cluster, Fleet } from '../../src/model/index';
import { clusterProps, fleetProps } from '../support/fleets';
import { findings, head, load, mistakes, pair } from './support';
import { synthesize } from '../../src/synth/index';

/** The good pair with one text in place of another. */
function changed(from: string, to: string): string {
  expect(pair).toContain(from);
  return pair.replace(from, to);
}

test('the pair that these tests change is good', async () => {
  expect(await mistakes(pair)).toEqual([]);
});

describe('a mistake in the shape says where it stands, what it is, and what was meant', () => {
  test.each<
    [string, string, { at: string; message: string; hint: string; expected?: string; actual?: string }]
  >([
    [
      'an unknown key of a cluster',
      changed('podCidrs', 'podCidr'),
      {
        at: '16:5',
        message: "'podCidr' of 'alpha' is not a property",
        hint: "Did you mean 'podCidrs'?",
        expected: expect.stringMatching(/^one of: .*podCidrs/),
      },
    ],
    [
      'an unknown key at the top',
      changed('clusters:', 'cluster:'),
      {
        at: '11:1',
        message: "'cluster' of 'shop' is not a property",
        hint: "Did you mean 'clusters'?",
        expected:
          'one of: allowDns, allowFromApiServer, allowFromIngress, allowToApiServer, assumes, cilium, clusters, crds, defaultDeny, flux, mesh, name, namespaces, policies, policyFiles, publish, rawPolicies, rollout, secretFiles, silence',
      },
    ],
    [
      'an unknown key of a namespace',
      `${pair}namespaces:\n  shop:\n    globalService: {}\n`,
      {
        at: '30:5',
        message: "'globalService' of 'shop' is not a property",
        hint: "Did you mean 'globalServices'?",
        expected: expect.stringContaining('globalServices'),
      },
    ],
    [
      'an unknown key deep down',
      changed('domain:', 'domian:'),
      {
        at: '5:3',
        message: "'mesh.domian' of 'shop' is not a property",
        hint: "Did you mean 'domain'?",
        expected: expect.stringContaining('domain'),
      },
    ],
    [
      'a key that is nothing like a known one',
      changed('name: shop', 'name: shop\nzzz: 1'),
      {
        at: '2:1',
        message: "'zzz' of 'shop' is not a property",
        hint: expect.stringContaining('fleet.schema.json'),
        expected: expect.any(String),
      },
    ],
    [
      'a key in a choice of one',
      changed('fullMesh', 'fullmesh'),
      {
        at: '6:3',
        message: expect.stringMatching(/^'mesh\.topology' of 'shop' must have exactly one of: fullMesh/),
        hint: "Did you mean 'fullMesh'?",
        actual: 'fullmesh',
      },
    ],
    [
      'a word',
      changed('{ generic: { loadBalancerAnnotations: {} } }', '{ generic: { routing: nativ } }'),
      {
        at: '15:37',
        message: "'platform.generic.routing' of 'alpha' must be one of: 'tunnel', 'native'",
        hint: "Did you mean 'native'?",
        actual: "'nativ'",
      },
    ],
    [
      'a duration without its unit, which in quotes would be wrong as well',
      changed('domain: mesh.example.com', 'domain: mesh.example.com\n  controlPlane: { cacheTtl: 5 }'),
      {
        at: '6:29',
        message: "'mesh.controlPlane.cacheTtl' of 'shop' must be string",
        hint: "YAML reads 5 as the number 5; write a text such as '15m'.",
        actual: '5',
      },
    ],
    [
      'a version read as a number',
      changed("'1.34'", '1.30'),
      {
        at: '14:17',
        message: "'kubernetes' of 'alpha' must be string",
        hint: "YAML reads 1.30 as the number 1.3; put it in quotes: '1.30'.",
        actual: '1.3',
      },
    ],
    [
      'a label read as a truth value',
      changed('    id: 1\n', '    id: 1\n    labels: { edge: true }\n'),
      {
        at: '14:21',
        message: "'labels.edge' of 'alpha' must be string",
        hint: "YAML reads true as a truth value; put it in quotes: 'true'.",
        actual: 'true',
      },
    ],
    [
      'a name read as null',
      changed('name: shop', 'name: ~'),
      {
        at: '1:7',
        message: "'name' of the fleet must be string",
        hint: "YAML reads ~ as nothing at all; put it in quotes: '~'.",
        actual: 'null',
      },
    ],
    [
      'a number in quotes',
      changed('id: 1', "id: '1'"),
      {
        at: '13:9',
        message: "'id' of 'alpha' must be integer or 'auto'",
        hint: 'What stands in quotes is text; write it without them.',
        actual: "'1'",
      },
    ],
    [
      'a number or a word, with a slip of the pen',
      changed('id: 1', 'id: atuo'),
      {
        at: '13:9',
        message: "'id' of 'alpha' must be integer or 'auto'",
        hint: "Did you mean 'auto'?",
        actual: "'atuo'",
      },
    ],
    [
      'yes',
      changed('    id: 1\n', '    id: 1\n    kubeProxyReplacement: no\n'),
      {
        at: '14:27',
        message: "'kubeProxyReplacement' of 'alpha' must be boolean",
        hint: 'Write true or false; yes, no, on and off are text in YAML 1.2.',
        actual: "'no'",
      },
    ],
    [
      'one instead of a list',
      changed('[10.1.0.0/16]', '10.1.0.0/16'),
      {
        at: '16:15',
        message: "'podCidrs' of 'alpha' must be array",
        hint: 'Write a list: [10.1.0.0/16].',
        actual: "'10.1.0.0/16'",
      },
    ],
    [
      'an entry of a list',
      changed('[10.1.0.0/16]', '\n      - 10.1.0.0/16\n      - 7'),
      {
        at: '18:9',
        message: "'podCidrs[1]' of 'alpha' must be string",
        hint: "YAML reads 7 as the number 7; put it in quotes: '7'.",
        actual: '7',
      },
    ],
    [
      'nothing behind a key',
      `${pair}namespaces:\n  shop:\n`,
      {
        at: '29:3',
        message: "the properties of 'shop' must be object",
        hint: 'Write {} for one that says nothing more.',
        actual: 'null',
      },
    ],
    [
      'something missing',
      changed('    podCidrs: [10.1.0.0/16]\n', ''),
      { at: '12:3', message: "'podCidrs' of 'alpha' is missing", hint: expect.any(String) },
    ],
    [
      'a missing name',
      changed('name: shop\n', '# no name\n'),
      { at: '2:1', message: "'name' of the fleet is missing", hint: expect.any(String) },
    ],
    [
      'clusters that are a list',
      `${head}clusters:\n  - name: alpha\n`,
      {
        at: '11:1',
        message: "'clusters' of 'shop' must be object",
        hint: expect.any(String),
        actual: expect.any(String),
      },
    ],
    [
      'a mistake in what an alias repeats',
      changed('{ generic: { loadBalancerAnnotations: {} } }', '&p { generic: { ipam: kubernets } }').replace(
        '{ generic: { loadBalancerAnnotations: {} } }',
        '*p',
      ),
      {
        at: '15:37',
        message: expect.stringMatching(/'platform\.generic\.ipam' of '(alpha|beta)' must be one of/),
        hint: "Did you mean 'kubernetes'?",
        actual: "'kubernets'",
      },
    ],
    [
      'a service of a namespace',
      `${pair}namespaces:\n  shop:\n    exportedServices:\n      web: { ports: [], selector: {}, providers: { al: {} } }\n`,
      {
        at: '31:39',
        message: "'providers' of 'web' must have exactly one of: all, names, labels",
        hint: "Did you mean 'all'?",
        actual: 'al',
      },
    ],
    [
      'a silence without a reason',
      `${pair}silence: [{ rule: a/b }]\n`,
      { at: '28:11', message: "'silence[0].reason' of 'shop' is missing", hint: expect.any(String) },
    ],
    [
      'a silence of nothing',
      `${pair}silence: [{ at: alfa, rule: a/b, reason: c }]\n`,
      {
        at: '28:17',
        message: "'silence[0].at' of 'shop' names no part of the fleet",
        hint: "Did you mean 'alpha'?",
        actual: 'alfa',
        expected: expect.any(String),
      },
    ],
  ])('%s', async (_, text, { at, ...rest }) => {
    const [line, column] = at.split(':').map(Number);
    const found = (await findings(text)).filter(({ rule }) => rule === 'model/shape');
    expect(found[0]).toMatchObject({
      rule: 'model/shape',
      severity: 'error',
      source: { line, column },
      ...rest,
    });
    expect(Object.keys(rest)).toEqual(
      expect.arrayContaining(['expected', 'actual'].filter(key => key in found[0]!)),
    );
    // One mistake is one finding, but where an alias repeats it.
    expect(new Set(found.map(({ source }) => source?.line)).size).toBe(1);
  });
});

test('a slip in a required key is one mistake, in TypeScript too', () => {
  const { podCidrs, ...props } = clusterProps(1);
  const alpha = new Cluster(new Fleet('shop', fleetProps()), 'alpha', {
    ...props,
    podCidr: podCidrs,
  } as never);
  expect([...checkShape(alpha)].map(({ message, hint }) => [message, hint])).toEqual([
    [
      "'podCidr' of 'alpha' is not a property",
      "Did you mean 'podCidrs'? Correct the properties given to new Cluster(…, 'alpha', …).",
    ],
  ]);
});

test('all of them at once, in the order of the lines', async () => {
  const text = changed('id: 1', 'id: one')
    .replace('podCidrs: [10.2.0.0/16]', 'podCidr: [10.2.0.0/16]')
    .concat('namespaces:\n  shop: { label: {} }\n  Bad!: {}\n  alpha: {}\n', 'silences: []\n');
  expect(await mistakes(text)).toEqual([
    "13:9 'id' of 'alpha' must be integer or 'auto'",
    "24:5 'podCidr' of 'beta' is not a property",
    "29:11 'label' of 'shop' is not a property",
    expect.stringMatching(/^31:3 the name 'alpha' is taken \(shop\.yaml:12 has it first\)$/),
    "32:1 'silences' of 'shop' is not a property",
  ]);
});

test('what rules find points to the line of the part', async () => {
  const text = pair
    .replace('id: 2', 'id: 1')
    .replace('10.2.0.0/16', '10.1.128.0/17')
    .concat(
      'namespaces:\n  shop:\n    policies:\n      p: { allow: { from: { pods: {} }, to: { service: shop/nope } } }\n',
    );
  const found = (await findings(text)).map(
    ({ rule, source }) => `${rule} ${source?.line ?? ''}:${source?.column ?? ''}`,
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'cluster/duplicate-id 20:3',
      'cluster/pod-cidrs-overlap 20:3',
      'model/unknown-service 31:7',
    ]),
  );
});

test('names that every object has are names like any other', async () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  const text = `${pair}namespaces:\n${names.map(name => `  ${name}: { ${name}: 1 }\n`).join('')}`;
  expect(await mistakes(text)).toEqual(
    names.map((name, i) => `${29 + i}:${7 + name.length} '${name}' of '${name}' is not a property`),
  );
});

test('a fleet without clusters, or with nothing at all, does not throw', async () => {
  expect(synthesize(await load(head)).trees).toEqual([]);
  expect(await mistakes('{}')).toEqual([
    "1:1 'cilium' of the fleet is missing",
    "1:1 'flux' of the fleet is missing",
    "1:1 'mesh' of the fleet is missing",
    "1:1 'name' of the fleet is missing",
  ]);
});

test('a silence of no rule, and one that finds nothing, point to its line', async () => {
  const silence = (rule: string): string => `${pair}silence:\n  - { at: alpha, rule: ${rule}, reason: c }\n`;
  expect(await findings(silence('cluster/endpoint-ports'))).toEqual([
    expect.objectContaining({
      rule: 'model/unknown-rule',
      path: 'alpha',
      hint: expect.stringMatching(/^Did you mean 'cluster\/endpoint-port'\? /),
      source: expect.objectContaining({ line: 29, column: 24 }),
    }),
  ]);
  expect(await findings(silence('cluster/endpoint-port'))).toEqual([
    expect.objectContaining({ rule: 'model/unused-silence', source: expect.objectContaining({ line: 29 }) }),
  ]);
});
