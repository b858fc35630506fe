import Ajv from 'ajv';
import { load } from 'js-yaml';
import { isMap, objectsOf } from '../../src/kinds/index';
import type { TrustProps } from '../../src/model/index';
import { textOf } from '../../src/output/index';
import { ciliumReleases, type Values } from '../../src/releases/index';
import { synthesize } from '../../src/synth/index';
import { valueAt } from '../../src/values/index';
import { certificate } from '../support/certificates';
import { now, twoGenericClusters } from '../support/fleets';
import { chartSchema, chartValues, describeUpstream } from './upstream';
import { inComments, unknownPaths } from './values';

const modes: Readonly<Record<string, TrustProps>> = {
  certManager: { certManager: { issuer: 'ca', provision: { assumes: { version: 'v1.19.1' } } } },
  sharedCa: { sharedCa: {} },
  separateCas: { separateCas: {} },
  external: { external: {} },
};

const each = Object.entries(modes).flatMap(([mode, trust]) =>
  ciliumReleases.map(({ minor }) => ({ mode, trust, minor })),
);

describeUpstream('values of every way of trust', () => {
  /** What every minor of Cilium and this Flux are tested on. */
  const on = { kubernetes: '1.33' };
  const seen = new Set<string>();

  test.each(each)('$mode on $minor', ({ mode, trust, minor }) => {
    const cluster = (ca: string): object =>
      mode === 'separateCas' ? { ...on, caCertificate: { pem: certificate(ca) } } : on;
    const fleet = twoGenericClusters(
      { alpha: cluster('root-a'), beta: cluster('root-b') },
      { cilium: { version: `${minor}.9` }, flux: { version: '2.8.8' }, mesh: { trust } },
    );
    const { trees, report } = synthesize(fleet, { now });
    expect(report.findings).toEqual([]);
    const validate = new Ajv({ strict: false, allErrors: true }).compile(chartSchema(minor));
    for (const tree of trees) {
      const values = load(textOf(tree.files.find(({ path }) => path === 'cilium/values.yaml')!));
      validate(values);
      expect(validate.errors ?? []).toEqual([]);
      expect([...unknownPaths(values, chartValues(minor), '')]).toEqual([]);
      inComments
        .filter(path => valueAt(values as Values, ...path.split('.')) !== undefined)
        .forEach(path => seen.add(path));
      // Certificates come after the release, so that a release that waits would wait for ever.
      const release = [...objectsOf(tree)].find(
        ({ object }) => object.kind === 'HelmRelease' && object.metadata.name === 'cilium',
      );
      expect(release?.object.spec).toMatchObject({
        install: { disableWait: true },
        upgrade: { disableWait: true },
      });
    }
  });

  test('and every path that stands in a comment is written', () => {
    expect([...seen].sort()).toEqual(inComments);
  });

  // Under these the chart makes what Meshprint relies on; a chart that renames them has to be noticed.
  test.each(ciliumReleases.map(({ minor }) => minor))('the chart of %s has the paths of a bundle', minor => {
    const { tls, clustermesh, certgen } = chartValues(minor) as Record<string, Record<string, unknown>>;
    expect(tls?.caBundle).toMatchObject({ enabled: false, key: 'ca.crt', useSecret: false });
    expect(isMap(clustermesh?.apiserver) && clustermesh.apiserver.podAnnotations).toEqual({});
    expect(certgen?.generateCA).toBe(true);
    expect('enforceCAValidityThroughoutLeavesDuration' in (certgen ?? {})).toBe(minor === '1.20');
  });
});
