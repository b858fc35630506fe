import { derivedServiceName } from '../../src/kinds/index';
import { type MeshState, observe } from '../../src/mesh/index';
import { type ClusterProps, ExportedService, GlobalService, MeshNamespace } from '../../src/model/index';
import { render } from '../../src/render/index';
import { failover, lostWithout, resolve, resolveDns } from '../../src/simulate/index';
import { fleetOf, planOf } from '../support/fleets';

const http = { ports: [{ name: 'http', port: 80 }], selector: { app: 's' } };

describe('a provider that is drained', () => {
  const meshOf = (drained: string[], change = {}): MeshState => {
    const fleet = fleetOf({ a: {}, b: {}, c: {} });
    new GlobalService(new MeshNamespace(fleet, 'n'), 's', {
      ...http,
      providers: { names: ['a', 'b'] },
      drained: { names: drained },
      ...change,
    });
    return observe(render(planOf(fleet)));
  };
  const answers = (state: MeshState, from: string, clustersDown: string[] = []): string[] | undefined =>
    resolve(state, { from, namespace: 'n', name: 's', whatIf: { clustersDown } })?.service?.clusters.slice();

  test.each([{}, { existing: {} }])('still serves its own callers, and nobody else (%j)', change => {
    const state = meshOf(['a'], { affinity: 'local', ...change });
    expect(['a', 'b', 'c'].map(from => answers(state, from))).toEqual([['a'], ['b'], ['b']]);
    expect([answers(state, 'a', ['b']), answers(state, 'c', ['b'])]).toEqual([['a'], []]);
    expect(resolve(state, { from: 'a', namespace: 'n', name: 's' })?.assumed).toContainEqual({
      about: 'ready endpoints',
      cluster: 'a',
      what: 'no workload of a is known behind Service n/s, which the blueprint says it provides, so one ready endpoint is assumed',
    });
  });

  test('is lost to others only', () => {
    const state = meshOf(['a'], { affinity: 'local' });
    expect(failover(state)).toMatchObject({ losses: [{ down: ['b'], consumers: ['c'] }], unserved: [] });
    expect(lostWithout(state, ['b'])).toEqual([{ service: 'n/s', via: 'service', consumers: ['c'] }]);
  });

  test('everywhere leaves those without pods with nobody', () => {
    expect(failover(meshOf(['a', 'b'])).unserved).toEqual([
      { service: 'n/s', via: 'service', consumers: ['c'] },
    ]);
  });

  test('is not told from a consumer in a tree that is read back', () => {
    const fleet = fleetOf({ a: {}, b: {} });
    new GlobalService(new MeshNamespace(fleet, 'n'), 's', {
      ...http,
      providers: { all: {} },
      drained: { names: ['a'] },
    });
    const state = observe(render(planOf(fleet)).map(({ cluster, files }) => ({ cluster, files })));
    const answer = resolve(state, { from: 'a', namespace: 'n', name: 's' });
    expect(answer?.service?.clusters).toEqual(['b']);
    expect(answer?.assumed.map(({ what }) => what)).toContain(
      'no workload of a is known behind Service n/s, and it is not shared, so none is assumed',
    );
  });
});

describe('the zone of imports', () => {
  const name = 'e.n.svc.clusterset.local';
  const derived = derivedServiceName('n', 'e');
  const meshOf = (b: Partial<ClusterProps>): MeshState => {
    const fleet = fleetOf({ a: {}, b });
    new ExportedService(new MeshNamespace(fleet, 'n'), 'e', { ...http, providers: { names: ['a'] } });
    return observe(render(planOf(fleet)));
  };

  test('has no names where the blueprint has DNS leave it alone', () => {
    const state = meshOf({ clustersetDns: { none: {} } });
    const why = 'DNS in b does not serve clusterset.local, as the blueprint has it (clustersetDns)';
    expect(resolveDns(state, { from: 'b', name })).toMatchObject({
      status: 'NXDOMAIN',
      records: [],
      because: [{ why }],
    });
    expect(resolveDns(state, { from: 'b', name: `${derived}.n.svc.cluster.local` })?.status).toBe('NOERROR');
    const answer = resolve(state, { from: 'b', namespace: 'n', name: 'e' });
    expect(answer).toMatchObject({ clustersetDns: false, imported: { clusters: ['a'] } });
    expect(answer?.because).toContainEqual({
      why: `${why}, so callers use the name of the derived Service`,
      cluster: 'b',
    });
  });

  test('is taken to be served where the blueprint says that it is seen to elsewhere, and that is said', () => {
    const state = meshOf({ clustersetDns: { elsewhere: {} } });
    const assumed = {
      about: 'clusterset dns',
      cluster: 'b',
      what: 'DNS in b serves clusterset.local: the blueprint says that it is seen to elsewhere',
    };
    expect(resolveDns(state, { from: 'b', name })).toMatchObject({ status: 'NOERROR', assumed: [assumed] });
    const answer = resolve(state, { from: 'b', namespace: 'n', name: 'e' });
    expect(answer?.clustersetDns).toBe(true);
    expect(answer?.assumed).toContainEqual(assumed);
  });

  test('is served where the repository holds what serves it', () => {
    const state = meshOf({ clustersetDns: { auto: { coredns: '1.12.2' } } });
    const answer = resolveDns(state, { from: 'b', name });
    expect([answer?.status, answer?.assumed]).toEqual(['NOERROR', []]);
  });
});
