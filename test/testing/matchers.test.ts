import { matchers, pod, withOptions } from 'meshprint/testing';
import { now } from '../support/fleets';
import { failure, shopFleet } from './support';

// Jest's own expect.
expect.extend(matchers);
const fleet = withOptions(shopFleet(), { now });

test('each assertion is a matcher of one call', () => {
  expect.assertions(14);
  const from = pod('paris', 'shop', { app: 'checkout' });
  const to = pod('lyon', 'bank', { app: 'ledger' });
  expect(fleet).toHaveNoFindings();
  expect(fleet).toResolve('shop/catalog', { from: 'lyon', to: ['amsterdam', 'paris'] });
  expect(fleet).toResolve('shop/stock', { from: 'paris', via: 'service', to: { paris: 1 } });
  expect(fleet).toResolve('shop/catalog', {
    from: 'lyon',
    whatIf: { clustersDown: ['paris'] },
    to: ['amsterdam'],
  });
  expect(fleet).not.toResolve('shop/catalog', { from: 'lyon', to: [] });
  expect(fleet).toSurviveLossOf('paris');
  expect(fleet).not.toSurviveLossOf('paris', 'amsterdam');
  expect(fleet).toRender('HelmRelease', 'cilium', { in: 'paris' });
  expect(fleet).toRender('Service', 'ledger', { in: 'lyon', namespace: 'bank', part: { kind: 'Service' } });
  expect(fleet).not.toRender('Service', 'ledger', { in: 'lyon', part: { kind: 'Other' } });
  expect(fleet).toAllow({ from, to, port: 9000 });
  expect(fleet).toDeny({ from, to, port: 9001 });
  expect(fleet).not.toIsolate('bank');
  expect(fleet).toIsolate('bank', { except: [{ pods: { labels: { app: 'checkout' } } }] });
});

test('their messages are those of the chain', () => {
  const wrong = failure(() => {
    expect(fleet).toResolve('shop/catalog', { from: 'lyon', to: ['paris'] });
  });
  expect(wrong).toMatch(
    /^expect\(fleet\)\.toResolve\('shop\/catalog', \{ from: 'lyon', to: \['paris'\] \}\)\n\nExpected: paris\nReceived: amsterdam, paris\n/,
  );
  const negated = failure(() => {
    expect(fleet).not.toRender('HelmRelease', 'cilium', { in: 'paris' });
  });
  expect(negated).toBe(
    "expect(fleet).not.toRender('HelmRelease', 'cilium', { in: 'paris' })\n\nHelmRelease kube-system/cilium (cilium/release.yaml) is there.",
  );
});

test('a slip fails behind not too, and so does what is no fleet', () => {
  const slip = failure(() => {
    expect(fleet).not.toSurviveLossOf('pari');
  });
  expect(slip).toBe(
    "expect(fleet).not.toSurviveLossOf('pari')\n\nThe fleet has no cluster 'pari'. Did you mean 'paris'?",
  );
  const number = failure(() => {
    expect(1).not.toHaveNoFindings();
  });
  expect(number).toBe('What is expected here is no fleet.');
});
