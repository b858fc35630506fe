import { chmodSync } from 'node:fs';
import path from 'node:path';
import { blueprint, type Outcome, Workplace } from '../../support/cli';

// No helm is here: this one knows as much of it as the test needs, and says what it was asked.
const helm = `#!${process.execPath}
const { readFileSync, appendFileSync } = require('node:fs');
const [command, , chart, ...options] = process.argv.slice(2);
if (command === 'version') process.exit(0);
const option = name => options[options.indexOf(name) + 1];
const { cluster, clustermesh, ipam } = JSON.parse(readFileSync(option('--values'), 'utf8'));
appendFileSync(process.env.ASKED, JSON.stringify([command, chart, cluster.name, option('--kube-version')]) + '\\n');
if (chart.endsWith('broken.tgz')) { console.error('Error: no such template'); process.exit(1); }
const random = Math.random();
const write = object => console.log('---\\n' + JSON.stringify(object));
const metadata = (name, more = {}) => ({ name, namespace: 'kube-system', ...more });
const labels = { 'cilium.io/helm-template-non-idempotent': 'true' };
write({ apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata('cilium-config'), data: { chart, peers: Object.keys(clustermesh.config.clusters ?? {}).join() } });
write({ apiVersion: 'v1', kind: 'Secret', metadata: metadata('server'), type: 'kubernetes.io/tls', data: { 'tls.crt': String(random) } });
write({ apiVersion: 'v1', kind: 'Secret', metadata: metadata('cilium-ca'), data: { 'ca.key': String(random) } });
write({ apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata('labelled', { labels }), data: { random } });
write({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: metadata('cilium', { labels: { 'helm.sh/chart': String(random), app: 'x' } }), spec: { template: { metadata: { annotations: { 'cilium.io/cilium-configmap-checksum': String(random) } } } } });
`;

let place: Workplace;
const { PATH } = process.env;
const pair = 'blueprints/pair.ts';

beforeEach(() => {
  place = new Workplace();
  place.write('bin/helm', helm);
  chmodSync(place.at('bin/helm'), 0o755);
  place.write('charts/cilium-1.20.3.tgz', '');
  place.write(pair, blueprint());
  place.run('synth', '--out', 'before');
  place.write(pair, blueprint(`cluster('gamma', 3);`));
  Object.assign(process.env, {
    PATH: `${place.at('bin')}${path.delimiter}${PATH}`,
    ASKED: place.at('asked'),
  });
});
afterEach(() => {
  process.env.PATH = PATH;
  delete process.env.ASKED;
  place.remove();
});

const diff = (...args: string[]): Outcome =>
  place.run('diff', '--base', 'before', '--charts', 'charts', ...args);

test('what the chart renders otherwise, without what differs each time', () => {
  const { code, stdout, stderr } = diff();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [, section] = stdout.split('\nWhat the Cilium chart renders otherwise in alpha, beta: ');
  expect(section).toBe(`2 differences
  ~ ConfigMap kube-system/cilium-config data.peers: "alpha" → "alpha,gamma", in beta
  ~ ConfigMap kube-system/cilium-config data.peers: "beta" → "beta,gamma", in alpha
`);
  const asked = place.state('.').asked?.text.trim().split('\n') ?? [];
  expect(asked).toHaveLength(4);
  expect(asked).toContain('["template","charts/cilium-1.20.3.tgz","alpha","1.34"]');
});

test('another version in all clusters is one difference', () => {
  place.write('charts/cilium-1.20.2/Chart.yaml', 'name: cilium\nversion: 1.20.2\n');
  place.write(pair, blueprint().replace('1.20.3', '1.20.2'));
  expect(diff().stdout).toContain(`renders otherwise in alpha, beta: 1 difference
  ~ ConfigMap kube-system/cilium-config data.chart: "charts/cilium-1.20.3.tgz" →
      "charts/cilium-1.20.2", in both clusters
`);
  const { stdout } = diff('--format', 'markdown');
  expect(stdout).toMatch(
    /<details><summary>What the Cilium chart renders otherwise in alpha, beta: 1 difference<\/summary>/,
  );
  const json = JSON.parse(diff('--format', 'json').stdout) as { fleets: unknown[] };
  expect(json.fleets).toMatchObject([
    { rendered: { clusters: ['alpha', 'beta'], failed: [], changes: [{ path: ['data', 'chart'] }] } },
  ]);
});

test('what cannot be rendered is said, and not taken for gone', () => {
  place.write(pair, blueprint().replace('1.20.3', '1.20.2'));
  const missing = 'charts has no chart of Cilium 1.20.2 (cilium-1.20.2.tgz or cilium-1.20.2/)';
  // A chart of another version is none of this one.
  place.write('charts/cilium/Chart.yaml', 'name: cilium\nversion: 1.19.0\n');
  place.write('charts/cilium-1.20.2/Chart.yaml', '{');
  const { code, stdout } = diff('--format', 'json');
  expect(code).toBe(0);
  const { fleets } = JSON.parse(stdout) as { fleets: unknown[] };
  expect(fleets).toMatchObject([
    { rendered: { changes: [], failed: [{ clusters: ['alpha', 'beta'], why: missing }] } },
  ]);
  place.write('bin/helm', helm.replace('broken.tgz', '1.20.3.tgz'));
  place.write(pair, blueprint(`cluster('gamma', 3);`));
  // Of what was not compared nothing is said but that.
  for (const format of ['terminal', 'markdown']) {
    const { stdout: shown } = diff('--format', format);
    expect(shown).toMatch(/\n\nNot rendered for alpha, beta: Error: no such template\n+$/);
    expect(shown).not.toMatch('renders otherwise');
  }
});

test('some that cannot be rendered are said below the others', () => {
  place.write('bin/helm', helm.replace("chart.endsWith('broken.tgz')", "cluster.name === 'alpha'"));
  const { stdout } = diff();
  expect(stdout).toContain('\nWhat the Cilium chart renders otherwise in beta: 1 difference\n');
  expect(stdout).toMatch(/^ {2}Not rendered for alpha: Error: no such template\n$/m);
});

test('where no chart has other values there is nothing to say', () => {
  place.write(pair, blueprint().replace("'2.9.4'", "'2.9.3'"));
  const { stdout } = diff();
  expect(stdout).toMatch('2.9.3');
  expect(stdout).not.toMatch(/rendere?/);
});

test('without helm, or without the folder', () => {
  process.env.PATH = path.dirname(process.execPath);
  expect(diff()).toEqual({
    code: 1,
    stdout: '',
    stderr: '--charts needs helm on the PATH, and it cannot be run. Install it, or leave --charts out.\n',
  });
  expect(place.run('diff', '--base', 'before', '--charts', 'none').stderr).toBe('There is no folder none.\n');
});
