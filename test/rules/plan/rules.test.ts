import type { Finding } from '../../../src/findings/index';
import { planRules } from '../../../src/rules/plan/index';
import { findingsOf, fleetOf, twoGenericClusters } from '../../support/fleets';
import { access } from './cases/access';
import { addresses } from './cases/addresses';
import type { CasesByRule, Company } from './cases/case';
import { controlPlane } from './cases/control-plane';
import { crds } from './cases/crds';
import { datapath } from './cases/datapath';
import { dns } from './cases/dns';
import { entrance } from './cases/entrance';
import { gateways } from './cases/gateways';
import { history } from './cases/history';
import { encryption } from './cases/encryption';
import { endpoints } from './cases/endpoints';
import { ids } from './cases/ids';
import { names } from './cases/names';
import { rolloutCases } from './cases/rollout';
import { services } from './cases/services';
import { policies } from './cases/policies';
import { policyServicePort } from './cases/policy-service-port';
import { system } from './cases/system';
import { traffic } from './cases/traffic';
import { trust } from './cases/trust';
import { peoplesValues } from './cases/values';
import { versions } from './cases/versions';
import { workloads } from './cases/workloads';

const cases: CasesByRule = {
  ...workloads,
  ...names,
  ...ids,
  ...history,
  ...addresses,
  ...crds,
  ...gateways,
  ...entrance,
  ...datapath,
  ...versions,
  ...access,
  ...traffic,
  ...services,
  ...dns,
  ...policyServicePort,
  ...policies,
  ...system,
  ...endpoints,
  ...encryption,
  ...controlPlane,
  ...trust,
  ...peoplesValues,
  ...rolloutCases,
};

test('every rule has fleets that break it and fleets that it is content with', () => {
  expect(Object.keys(cases).sort()).toEqual(planRules.map(rule => rule.id).sort());
  for (const { breaks, holds } of Object.values(cases)) {
    expect(breaks.length).toBeGreaterThan(0);
    expect(holds.length).toBeGreaterThan(0);
  }
});

test('the fleets that the cases begin with are good', () => {
  expect(findingsOf(twoGenericClusters())).toEqual([]);
  const gke = { platform: { gke: { region: 'europe-west9' } } };
  expect(
    findingsOf(fleetOf({ a: gke, b: gke }, { mesh: { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } })),
  ).toEqual([]);
});

/** Errors of other rules than the one that a case is for. */
function expectCompany(findings: readonly Finding[], id: string, also: Company | undefined): void {
  const others = findings.filter(({ rule, severity }) => rule !== id && severity === 'error');
  expect([...new Set(others.map(({ rule }) => rule))].sort()).toEqual([...(also?.rules ?? [])].sort());
}

describe.each(planRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const { breaks = [], holds = [] } = cases[id] ?? {};

  test.each(breaks)('finds $title', ({ fleet, recorded, finds, also }) => {
    const findings = findingsOf(fleet(), recorded);
    const own = findings.filter(finding => finding.rule === id);
    expect(own).toEqual(
      finds.map(({ path, clusters, says }): unknown =>
        expect.objectContaining({
          severity: rule.severity,
          path,
          clusters,
          message: expect.stringContaining(says) as string,
        }),
      ),
    );
    expectCompany(findings, id, also);
  });

  test.each(holds)('is content with $title', ({ fleet, recorded, also }) => {
    const findings = findingsOf(fleet(), recorded);
    expect(findings.filter(finding => finding.rule === id)).toEqual([]);
    expectCompany(findings, id, also);
  });
});

describe('what rules say', () => {
  test('is told apart by id', () => {
    expect(new Set(planRules.map(rule => rule.id)).size).toBe(planRules.length);
    for (const { id } of planRules) expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
  });

  test('is a consequence in sentences, and a place to read more', () => {
    for (const { breaks, docs } of planRules) {
      expect(breaks).toMatch(/^[A-Z].*\.$/);
      expect(docs).not.toBe('');
    }
  });

  test('has a message without a full stop and a hint with one', () => {
    const findings = Object.values(cases).flatMap(({ breaks }) =>
      breaks.flatMap(({ fleet, recorded }) => findingsOf(fleet(), recorded)),
    );
    for (const { message, hint } of findings) {
      expect(message).not.toMatch(/\.$|undefined|NaN|\[object/);
      expect(hint).toMatch(/^[A-Z].*\.$/);
    }
  });
});

test('a native routing range is only proposed where it takes in no public addresses', () => {
  const hintFor = (...podCidrs: string[]): string | undefined => {
    const clusters = podCidrs.map((cidr, i) => [
      `c${i}`,
      { platform: { gke: { region: 'x' } }, podCidrs: [cidr] },
    ]);
    return findingsOf(fleetOf(Object.fromEntries(clusters) as never)).find(
      f => f.rule === 'datapath/native-routing-cidr',
    )?.hint;
  };
  expect(hintFor('10.1.0.0/16', '10.2.0.0/16')).toContain(
    'Set mesh.nativeRoutingCidr.ipv4, for example to 10.0.0.0/14.',
  );
  expect(hintFor('10.1.0.0/16', '10.200.0.0/16')).toContain('for example to 10.0.0.0/8.');
  expect(hintFor('10.1.0.0/16', '172.16.0.0/16')).toContain('Move the pods into one private range');
  expect(hintFor('fd00:1::/104', 'fc00:2::/104')).toContain(
    'Set mesh.nativeRoutingCidr.ipv6, for example to fc00::/7.',
  );
  expect(hintFor('fd00:1::/104', '2001:db8::/104')).toContain('Move the pods into one private range');
});

test('a minor that has lost its zero is proposed with it', () => {
  const hints = findingsOf(twoGenericClusters({ alpha: { kubernetes: '1.3' } })).map(({ hint }) => hint);
  expect(hints).toEqual([expect.stringContaining("write '1.30' as text")]);
});
