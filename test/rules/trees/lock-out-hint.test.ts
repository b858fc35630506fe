import {
  AllowToApiServer,
  DefaultDeny,
  type Fleet,
  MeshNamespace,
  MeshPolicy,
} from '../../../src/model/index';
import type { FlowProps } from '../../../src/model/index';
import { synthesize } from '../../../src/synth/index';
import { now, twoGenericClusters } from '../../support/fleets';

/** What is told about the flows that are locked out, by what they are. */
function hints(fleet: Fleet): readonly string[] {
  return synthesize(fleet, { now })
    .report.findings.filter(({ rule }) => rule === 'policy/locked-out')
    .map(({ message, hint }) => `${message} | ${hint}`);
}

const everyPod = { pods: {} };

function denying(flow: Pick<FlowProps, 'to' | 'ports'>): Fleet {
  const fleet = twoGenericClusters();
  new MeshPolicy(fleet, 'guard', { deny: { from: everyPod, ...flow } });
  return fleet;
}

describe('a deny is mended where it is', () => {
  test.each<[string, Pick<FlowProps, 'to' | 'ports'>, string, string]>([
    [
      'of the API server',
      { to: { entities: ['kube-apiserver'] } },
      'CoreDNS in kube-system reaches',
      'kube-dns',
    ],
    [
      'of git',
      { to: { entities: ['world'] }, ports: [{ tcp: 443 }] },
      'reaches git',
      'the pods app=source-controller in flux-system',
    ],
    [
      'of etcd',
      { to: { entities: ['all'] }, ports: [{ tcp: 2379 }, { tcp: 32379 }, { tcp: 443 }] },
      'KVStoreMesh in kube-system reaches its peers',
      'k8s-app=clustermesh-apiserver',
    ],
    ['of DNS', { to: everyPod, ports: [{ udp: 53 }] }, 'CoreDNS in kube-system is asked by pods', 'kube-dns'],
    [
      'of the API server to cert-manager',
      { to: { entities: ['kube-apiserver'] } },
      'cert-manager in cert-manager reaches',
      'app=cert-manager',
    ],
  ])('%s', (_, flow, what, pods) => {
    const told = hints(denying(flow)).filter(text => text.includes(what));
    expect(told.length).toBeGreaterThan(0);
    for (const text of told) {
      expect(text).toContain('guard-');
      expect(text).toMatch(/\| Except the pods .*no allow outweighs it\.$/);
      expect(text).not.toContain('Allow');
    }
    expect(told.join()).toContain(pods);
  });
});

test('a default deny is mended by an allow', () => {
  const fleet = twoGenericClusters();
  new DefaultDeny(new MeshNamespace(fleet, 'cert-manager'), 'deny', { directions: ['egress'] });
  expect(hints(fleet)).toEqual([
    expect.stringMatching(/\| Allow it with AllowToApiServer in its namespace\.$/),
  ]);
});

test('an allow does not mend a deny, and the hint does not say so', () => {
  const fleet = denying({ to: { entities: ['kube-apiserver'] } });
  const issuer = new MeshNamespace(fleet, 'cert-manager');
  new AllowToApiServer(issuer, 'to-api');
  expect(hints(fleet).filter(text => text.includes('cert-manager reaches'))).toEqual([
    expect.stringContaining('Except the pods app=cert-manager'),
  ]);
});
