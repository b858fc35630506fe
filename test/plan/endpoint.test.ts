import fc from 'fast-check';
import type { ClusterProps, EndpointProps } from '../../src/model/index';
import { isMap } from '../../src/kinds/index';
import { examples } from '../platforms/examples';
import { versions } from '../platforms/fleets';
import { clusterOf, clusterProps, fleetOf, planOf } from '../support/fleets';
import { synthesize } from '../../src/synth/index';

const addresses = fc.uniqueArray(fc.ipV4(), { minLength: 1, maxLength: 3 });
const endpoints: fc.Arbitrary<EndpointProps> = fc.oneof(
  fc.constant({ dns: {} }),
  fc.domain().map(name => ({ dns: { name } })),
  addresses.map(list => ({ ips: { addresses: list } })),
  fc
    .tuple(fc.integer({ min: 30000, max: 32767 }), addresses)
    .map(([port, list]) => ({ nodePort: { port, addresses: list } })),
);
const domains = fc.oneof(fc.constant('mesh.cilium.io'), fc.constant('io'), fc.domain());
const cases = fc.record({
  endpoint: endpoints,
  domain: domains,
  version: fc.constantFrom(...versions),
  platform: fc.constantFrom(...Object.values(examples)),
});

interface Case {
  readonly endpoint: EndpointProps;
  readonly domain: string;
  readonly version: string;
  readonly platform: ClusterProps['platform'];
}

/** `there` has the endpoint; `here` lists it as a peer. */
const fleet = ({ endpoint, domain, version, platform }: Case): ReturnType<typeof fleetOf> =>
  fleetOf(
    { here: { kubernetes: '1.33' }, there: { ...clusterProps(2), kubernetes: '1.33', platform, endpoint } },
    { cilium: { version }, flux: { version: '2.8.8' }, mesh: { domain } },
  );

const below = (value: unknown, ...path: string[]): unknown =>
  path.reduce((at, key) => (isMap(at) ? at[key] : undefined), value);

/** What `here` is told of `there`. */
function peer(of: Case): Record<string, unknown> {
  const tree = synthesize(fleet(of)).trees.find(({ cluster }) => cluster === 'here');
  const file = tree?.files.find(({ path }) => path === 'cilium/peers.yaml');
  const peers = below(
    file !== undefined && 'data' in file ? file.data : {},
    'clustermesh',
    'config',
    'clusters',
  );
  const found = Array.isArray(peers) ? (peers as unknown[])[0] : below(peers, 'there');
  if (!isMap(found)) throw new Error('no peer');
  return found;
}

/** The chart's own names in the certificate: exactly one label before the domain. */
const wildcard = /^[^.]+\.mesh\.cilium\.io$/;

/** Where each minor reads further names: values.yaml of the charts. */
const sanPath: Readonly<Record<string, readonly string[]>> = {
  '1.18.12': ['server', 'extraDnsNames'],
  '1.19.6': ['server', 'extraDnsNames'],
  '1.20.3': ['auto', 'server', 'extraDnsNames'],
};

test('the certificate has the name that peers verify, whatever the endpoint, minor and domain', () => {
  fc.assert(
    fc.property(cases, of => {
      const { address, ips } = peer(of);
      // The chart makes the name itself where there are addresses, and needs one of the two.
      expect([address, ips].filter(value => value !== undefined)).toHaveLength(1);
      const dialled = typeof address === 'string' ? address : `there.${of.domain}`;
      const { values } = clusterOf(planOf(fleet(of)), 'there');
      const names = below(values, 'clustermesh', 'apiserver', 'tls', ...(sanPath[of.version] ?? []));
      expect(wildcard.test(dialled) || (Array.isArray(names) && names.includes(dialled))).toBe(true);
      expect(below(values, 'clustermesh', 'config', 'domain')).toBe(of.domain);
    }),
    { numRuns: 60 },
  );
});

test('peers connect to the addresses and the port of the blueprint', () => {
  fc.assert(
    fc.property(cases, of => {
      const { ips, port } = peer(of);
      const { endpoint } = of;
      if ('nodePort' in endpoint) expect({ ips, port }).toEqual(pick(endpoint.nodePort));
      else if ('ips' in endpoint) expect({ ips, port }).toEqual(pick({ port: 2379, ...endpoint.ips }));
      else expect({ ips, port }).toEqual({ ips: undefined, port: 2379 });
    }),
    { numRuns: 60 },
  );
});

const pick = ({ addresses, port }: { addresses: readonly string[]; port: number }): unknown => ({
  ips: addresses,
  port,
});

test('the Service has fields of load balancers with a load balancer only, and a node port without one only', () => {
  fc.assert(
    fc.property(cases, of => {
      const { values } = clusterOf(planOf(fleet(of)), 'there');
      const service = below(values, 'clustermesh', 'apiserver', 'service');
      const isNodePort = 'nodePort' in of.endpoint;
      expect(below(service, 'type')).toBe(isNodePort ? 'NodePort' : 'LoadBalancer');
      const fields = Object.keys(service as object);
      const ofLoadBalancers = /^(annotations|loadBalancer.*)$/;
      expect(fields.filter(field => ofLoadBalancers.test(field)).length > 0).toBe(!isNodePort);
      expect(fields.includes('nodePort')).toBe(isNodePort);
    }),
    { numRuns: 100 },
  );
});

test('no load balancer on EKS is asked for session affinity, which it refuses: cilium/cilium#32646', () => {
  for (const version of versions)
    for (const key of ['eksEni', 'eksOverlay'] as const) {
      const platform = examples[key] ?? { generic: {} };
      for (const endpoint of [{ dns: {} }, { ips: { addresses: ['10.9.0.1'] } }]) {
        const { values } = clusterOf(
          planOf(fleet({ endpoint, domain: 'example.com', version, platform })),
          'there',
        );
        expect(below(values, 'clustermesh', 'apiserver', 'service', 'enableSessionAffinity')).toBe('Never');
      }
    }
});

test.each<[string, ClusterProps['platform'], string[], unknown]>([
  ['GKE', { gke: { region: 'x' } }, ['10.9.0.1'], { loadBalancerIP: '10.9.0.1' }],
  [
    'AKS',
    { aksByocni: {} },
    ['10.9.0.1', 'fd99::1'],
    {
      annotations: {
        'service.beta.kubernetes.io/azure-load-balancer-internal': 'true',
        'service.beta.kubernetes.io/azure-load-balancer-ipv4': '10.9.0.1',
        'service.beta.kubernetes.io/azure-load-balancer-ipv6': 'fd99::1',
      },
    },
  ],
  [
    'EKS',
    { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' } },
    ['10.9.0.1', '10.9.1.1'],
    {
      annotations: expect.objectContaining({
        'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses': '10.9.0.1,10.9.1.1',
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
      }) as unknown,
    },
  ],
])('%s is asked for static addresses in its own way', (_, platform, list, expected) => {
  const of = { endpoint: { ips: { addresses: list } }, domain: 'example.com', version: '1.20.3', platform };
  const { values } = clusterOf(planOf(fleet(of)), 'there');
  expect(below(values, 'clustermesh', 'apiserver', 'service')).toMatchObject(expected as object);
});
