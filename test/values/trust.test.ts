import fc from 'fast-check';
import { isMap } from '../../src/kinds/index';
import { resolveControlPlane } from '../../src/plan/control-plane';
import { setUpPlatform } from '../../src/platforms/index';
import { ciliumReleases } from '../../src/releases/index';
import { ciliumValues, type TrustInput, valueAt } from '../../src/values/index';
import { certificate } from '../support/certificates';

const kinds = ['cert-manager', 'shared-ca', 'separate-cas', 'external'] as const;

/** Any way of trust, of any minor. */
const anyTrust: fc.Arbitrary<TrustInput> = fc
  .tuple(fc.constantFrom(...kinds), fc.stringMatching(/^[a-z]{1,10}$/), fc.boolean())
  .map(([kind, issuer, two]): TrustInput => {
    if (kind === 'cert-manager') return { kind, issuer };
    if (kind !== 'separate-cas') return { kind };
    return { kind, bundle: certificate('root-a') + (two ? certificate('root-b') : '') };
  });
const anyRelease = fc.constantFrom(...ciliumReleases);

type Values = ReturnType<typeof valuesOf>;
const valuesOf = (trust: TrustInput, release: (typeof ciliumReleases)[number]) => {
  const { values } = ciliumValues({
    name: 'paris',
    id: 7,
    release,
    platform: setUpPlatform(
      { generic: {} },
      { name: 'paris', podCidrs: ['10.1.0.0/16'], apiServer: undefined, kubeProxyReplacement: undefined },
    ),
    families: { ipv4: true, ipv6: false },
    nativeRoutingCidr: {},
    kubeProxyReplacement: undefined,
    apiServer: undefined,
    maxConnectedClusters: 255,
    domain: 'mesh.example.com',
    endpoint: 'paris.mesh.example.com',
    exposure: { loadBalancer: {} },
    encryption: { type: 'none' },
    controlPlane: resolveControlPlane({}, {}, release),
    trust,
    exports: false,
    namespaceScope: 'global',
    syncEndpointSlices: false,
    configureCoredns: false,
    entrance: { gateways: false, grpc: false, ingresses: false },
  });
  return {
    at: (path: string) => valueAt(values, ...path.split('.')),
    mesh: (path: string) => valueAt(values, 'clustermesh', 'apiserver', 'tls', ...path.split('.')),
    hubble: (path: string) => valueAt(values, 'hubble', 'tls', ...path.split('.')),
    leaves: [...leavesOf(values, '')],
  };
};

function* leavesOf(value: unknown, at: string): Generator<[string, unknown]> {
  if (!isMap(value)) yield [at, value];
  else for (const [key, below] of Object.entries(value)) yield* leavesOf(below, `${at}.${key}`);
}

const holds = (property: (values: Values, trust: TrustInput, minor: string) => void): void => {
  fc.assert(
    fc.property(anyTrust, anyRelease, (trust, release) => {
      property(valuesOf(trust, release), trust, release.minor);
    }),
    // Four kinds and three minors: this many runs have met each of them.
    { numRuns: 300 },
  );
};

test('clustermesh and Hubble have their certificates from one place', () => {
  holds(({ mesh, hubble }) => {
    for (const path of ['auto.enabled', 'auto.method', 'auto.schedule', 'auto.certManagerIssuerRef'])
      expect(hubble(path)).toEqual(mesh(path));
  });
});

test('the method is one that renews, or there is none: never that of Helm', () => {
  holds(({ mesh }, { kind }) => {
    const method = { 'cert-manager': 'certmanager', 'shared-ca': 'cronJob', 'separate-cas': 'cronJob' };
    expect(mesh('auto.enabled')).toBe(kind !== 'external');
    expect(mesh('auto.method')).toBe(kind === 'external' ? undefined : method[kind]);
  });
});

test('cert-manager has an issuer, and nothing else has', () => {
  holds(({ mesh }, trust) => {
    expect(mesh('auto.certManagerIssuerRef')).toEqual(
      trust.kind === 'cert-manager'
        ? { group: 'cert-manager.io', kind: 'ClusterIssuer', name: trust.issuer }
        : undefined,
    );
  });
});

test('certgen signs by schedule, for a year, with a CA that it never makes', () => {
  holds(({ at, mesh, hubble }, { kind }, minor) => {
    const isCertgen = kind === 'shared-ca' || kind === 'separate-cas';
    expect(mesh('auto.schedule')).toBe(isCertgen ? '0 0 1 */4 *' : undefined);
    expect(at('certgen.generateCA')).toBe(isCertgen ? false : undefined);
    expect(at('certgen.enforceCAValidityThroughoutLeavesDuration')).toBe(
      isCertgen && minor === '1.20' ? true : undefined,
    );
    expect(mesh('auto.certValidityDuration')).toBe(365);
    if (isCertgen) expect(hubble('auto.certValidityDuration')).toBe(365);
  });
});

test('no value is a key, and the CA of the chart stays empty', () => {
  holds(({ leaves, at }) => {
    for (const [path, value] of leaves) {
      expect(String(value)).not.toMatch(/PRIVATE KEY|LS0tLS1CRUdJTi/);
      if (/\.tls\..*(?:cert|key)$/.test(path)) expect(value).toBe('');
    }
    expect([undefined, '']).toContain(at('tls.ca.key'));
    expect([undefined, '']).toContain(at('tls.ca.cert'));
  });
});

test('every mode of authentication is the one that both sides of an upgrade understand', () => {
  holds(({ mesh }) => {
    expect(mesh('authMode')).toBe('migration');
  });
});

test('the name that peers dial is in the certificate, where the chart makes it', () => {
  holds(({ mesh }, { kind }, minor) => {
    const [here, elsewhere] =
      minor === '1.20'
        ? ['auto.server.extraDnsNames', 'server.extraDnsNames']
        : ['server.extraDnsNames', 'auto.server.extraDnsNames'];
    expect(mesh(here)).toEqual(kind === 'external' ? undefined : ['paris.mesh.example.com']);
    expect(mesh(elsewhere)).toBeUndefined();
  });
});

test('Secrets of others are left alone, in the words of each minor', () => {
  holds(({ mesh, hubble }, { kind }, minor) => {
    const external = kind === 'external';
    expect(mesh('enableSecrets')).toBe(external && minor !== '1.20' ? false : undefined);
    expect(hubble('server.existingSecret')).toBe(external ? 'hubble-server-certs' : undefined);
  });
});

test('a bundle is what separate CAs have, and its change is a change of the pods', () => {
  const hashOf = (bundle: string): unknown => {
    const { at } = valuesOf({ kind: 'separate-cas', bundle }, ciliumReleases[0]!);
    expect(at('tls.caBundle')).toEqual({ enabled: true, content: bundle });
    return (at('clustermesh.apiserver.podAnnotations') as Record<string, unknown>)['meshprint/ca-bundle'];
  };
  const [a, b] = [certificate('root-a'), certificate('root-b')];
  expect(hashOf(a)).toMatch(/^[\da-f]{16}$/);
  expect(hashOf(a)).toBe(hashOf(a));
  expect(hashOf(a)).not.toBe(hashOf(a + b));
  holds(({ at }, { kind }) => {
    expect(at('tls.caBundle.enabled')).toBe(kind === 'separate-cas' ? true : undefined);
    expect(at('clustermesh.apiserver.podAnnotations') === undefined).toBe(kind !== 'separate-cas');
  });
});
