import { expect, pod } from 'meshprint/testing';
import fleet from '../../docs/kind/fleet';
import { TestFleet } from '../../src/testing/index';
import { parse } from 'yaml';
import { filesOf } from '../support/golden';
import { codeIn, read } from './texts';

// Nobody runs docs/kind here. It shall at least be without mistakes, and not contradict itself.

interface KindConfig {
  readonly name: string;
  readonly networking: {
    readonly disableDefaultCNI: boolean;
    readonly podSubnet: string;
    readonly serviceSubnet: string;
  };
  readonly nodes: readonly { readonly role: string; readonly image: string }[];
}

const { plan, trees } = new TestFleet(fleet, { folder: 'docs/kind' }).synthesis;
const script = read('docs/kind/run.sh');
const walkthrough = read('docs/walkthrough-kind.md');

test('the fleet has no mistakes', () => {
  expect(fleet).toHaveNoFindings();
});

test('its calls prove that the mesh carries them', () => {
  for (const name of ['demo/echo', 'quote.demo.svc.clusterset.local'])
    expect(fleet).toResolve(name).from('west').to(['east']);
  for (const app of ['echo', 'quote']) {
    const to = pod('east', 'demo', { app });
    expect(fleet).toAllow({ from: pod('west', 'demo', { app: 'client' }), to, port: 8080 });
    expect(fleet).toDeny({ from: pod('west', 'demo', { app: 'stranger' }), to, port: 8080 });
  }
});

describe.each(['west', 'east'])('%s', name => {
  const cluster = plan?.clusters.find(each => each.name === name);
  if (cluster === undefined) throw new Error(`no ${name}`);

  test('is made by kind as the blueprint describes it', () => {
    const config = parse(read(`docs/kind/${name}.yaml`)) as KindConfig;
    expect(config.name).toBe(name);
    expect(config.networking).toEqual({
      disableDefaultCNI: true,
      podSubnet: cluster.podCidrs[0]?.text,
      serviceSubnet: cluster.serviceCidrs[0]?.text,
    });
    // Two nodes: Cilium's operator has two replicas, never on the same node.
    expect(config.nodes.map(({ role }) => role)).toEqual(['control-plane', 'worker']);
    for (const { image } of config.nodes)
      expect(image).toMatch(new RegExp(`^kindest/node:v${cluster.kubernetes}\\.\\d+@sha256:[0-9a-f]{64}$`));
  });

  test('has the addresses that the script expects, and the walkthrough names', () => {
    expect(script).toContain(`[${name}]='${cluster.endpoint.ips.join(' ')}'`);
    for (const address of cluster.endpoint.ips) expect(walkthrough).toContain(address);
  });

  test('reads from where the script serves', () => {
    const served = /^address=(\S+)$/m.exec(script)?.[1];
    expect(cluster.repository.url).toBe(`http://${served}/kind/${name}.git`);
  });

  test('has a README whose bootstrap ends', () => {
    const readme = filesOf(trees)[`${name}/README.md`] ?? '';
    const bootstrap = codeIn(/^## Bootstrap$[\s\S]*?(?=^## )/m.exec(readme)?.[0] ?? '').join('');
    expect(bootstrap).toContain('helm upgrade --install cilium ');
    expect(bootstrap).toContain('kubectl apply --server-side -f flux/flux-instance.yaml');
    // The script leaves out what watches for ever, by this ending of the line.
    for (const line of bootstrap.split('\n'))
      if (/--watch|-w\b/.test(line)) expect(line).toMatch(/ --watch$/);
  });
});

test('the walkthrough shows the bootstrap of the west as its README has it', () => {
  const readme = filesOf(trees)['west/README.md'] ?? '';
  const section = /^## Bootstrap$[\s\S]*?(?=^## )/m.exec(walkthrough)?.[0] ?? '';
  const shown = codeIn(section).filter(code => /^(?:kubectl|helm) .*\n/.test(code));
  expect(shown).toHaveLength(5);
  for (const block of shown) expect(readme).toContain(block);
});
