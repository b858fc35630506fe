import Ajv, { type ValidateFunction } from 'ajv';
import type { ClusterProps, EndpointProps, TrustProps } from '../../src/model/index';
import { objectsOf } from '../../src/kinds/index';
import { ciliumReleases, minorOf } from '../../src/releases/index';
import { synthesize } from '../../src/synth/index';
import { examples } from '../platforms/examples';
import { certificate } from '../support/certificates';
import { fleetOf, linked, now } from '../support/fleets';
import { chartSchema, chartValues, describeUpstream } from './upstream';
import { unknownPaths, withoutNulls } from './values';

const versions = ['1.18.12', '1.19.6', '1.20.3'] as const;

const trusts: Readonly<Record<string, TrustProps>> = {
  'cert-manager': {
    certManager: { issuer: 'ca', provision: { install: { version: 'v1.19.1', rootSecret: 'root' } } },
  },
  'a shared CA': { sharedCa: {} },
  'separate CAs': { separateCas: {} },
  'certificates made elsewhere': { external: {} },
};

const endpoints: Readonly<Record<string, EndpointProps>> = {
  'a name': { dns: {} },
  'static addresses': { ips: { addresses: ['172.31.255.10'] } },
  'a node port': { nodePort: { port: 32_379, addresses: ['192.168.1.10', '192.168.1.11'] } },
};

interface Combination {
  readonly version: string;
  readonly platform: string;
  readonly trust: string;
  readonly endpoint: string;
}

const combinations: Combination[] = versions.flatMap(version =>
  Object.keys(examples).flatMap(platform =>
    Object.keys(trusts).flatMap(trust =>
      Object.keys(endpoints).map(endpoint => ({ version, platform, trust, endpoint })),
    ),
  ),
);

/** Two linked clusters that are made alike. */
function synthesised({ version, platform, trust, endpoint }: Combination): ReturnType<typeof synthesize> {
  const cluster: Partial<ClusterProps> = {
    kubernetes: '1.33',
    ...(examples[platform] && { platform: examples[platform] }),
    ...(trust === 'separate CAs' && { caCertificate: { pem: certificate('root-a') } }),
  };
  const other = {
    ...cluster,
    ...(trust === 'separate CAs' && { caCertificate: { pem: certificate('root-b') } }),
  };
  const fleet = fleetOf(
    { alpha: { ...cluster, ...(endpoints[endpoint] && { endpoint: endpoints[endpoint] }) }, beta: other },
    {
      cilium: { version },
      flux: { version: '2.8.8' },
      mesh: {
        topology: linked(['alpha', 'beta']),
        nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00::/8' },
        ...(trusts[trust] && { trust: trusts[trust] }),
      },
    },
  );
  return synthesize(fleet, { now });
}

describeUpstream('every platform, minor, way of trust and kind of endpoint together', () => {
  const charts = new Map<string, { readonly validate: ValidateFunction; readonly defaults: unknown }>();
  const chartOf = (version: string): { validate: ValidateFunction; defaults: unknown } => {
    const known = charts.get(version);
    if (known !== undefined) return known;
    const validate = new Ajv({ strict: false, allErrors: true }).compile(chartSchema(version));
    const chart = { validate, defaults: chartValues(version) };
    charts.set(version, chart);
    return chart;
  };

  test('is the whole product', () => {
    expect(versions.map(minorOf)).toEqual(ciliumReleases.map(({ minor }) => minor));
    expect(combinations).toHaveLength(3 * 9 * 4 * 3);
  });

  test.each(combinations)('$platform, $version, $trust, $endpoint', combination => {
    const { trees, report } = synthesised(combination);
    // None of them is refused.
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { validate, defaults } = chartOf(combination.version);
    for (const tree of trees) {
      expect([...objectsOf(tree)].length).toBeGreaterThan(0);
      for (const path of ['cilium/values.yaml', 'cilium/peers.yaml']) {
        const file = tree.files.find(candidate => candidate.path === path);
        const values = file !== undefined && 'data' in file ? file.data : undefined;
        // Helm takes null for "no default" before it looks at the schema.
        validate(withoutNulls(values, defaults));
        expect(validate.errors ?? []).toEqual([]);
        expect([...unknownPaths(values, defaults, '')]).toEqual([]);
      }
    }
  });
});
