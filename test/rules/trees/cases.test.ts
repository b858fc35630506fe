import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../src/findings/index';
import { treesRules } from '../../../src/rules/trees/index';
import { synthesize } from '../../../src/synth/index';
import type { CasesByRule, Company } from '../plan/cases/case';
import { closedRoutes } from './cases/closed-routes';
import { dns } from './cases/dns';
import { fluxApis } from './cases/flux-apis';
import { fluxOwners } from './cases/flux-owners';
import { fluxSources } from './cases/flux-sources';
import { gateways } from './cases/gateways';
import { meshCertificates } from './cases/mesh-certificates';
import { objects } from './cases/objects';
import { lockOut } from './cases/lock-out';
import { peopleServices } from './cases/people-services';
import { policies } from './cases/policies';
import { policyNames } from './cases/policy-names';
import { services } from './cases/services';

const cases: CasesByRule = {
  ...fluxApis,
  ...fluxSources,
  ...fluxOwners,
  ...objects,
  ...policies,
  ...policyNames,
  ...services,
  ...peopleServices,
  ...dns,
  ...meshCertificates,
  ...gateways,
  ...lockOut,
  ...closedRoutes,
};

test('every rule is tested in this folder', () => {
  const tests = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(path.join(__dirname, file), 'utf8'))
    .join('\n');
  expect(treesRules.map(rule => rule.id).filter(id => !tests.includes(`'${id}'`))).toEqual([]);
  for (const { breaks, holds } of Object.values(cases)) {
    expect(breaks.length).toBeGreaterThan(0);
    expect(holds.length).toBeGreaterThan(0);
  }
});

/** Errors of other rules than the one that a case is for. */
function expectCompany(findings: readonly Finding[], id: string, also: Company | undefined): void {
  const others = findings.filter(({ rule, severity }) => rule !== id && severity === 'error');
  expect([...new Set(others.map(({ rule }) => rule))].sort()).toEqual([...(also?.rules ?? [])].sort());
}

const rules = treesRules.filter(({ id }) => id in cases).map(rule => [rule.id, rule] as const);

describe.each(rules)('%s', (id, { severity }) => {
  const { breaks = [], holds = [] } = cases[id] ?? {};

  test.each(breaks)('finds $title', ({ fleet, finds, also }) => {
    const { findings } = synthesize(fleet()).report;
    expect(findings.filter(finding => finding.rule === id)).toEqual(
      finds.map(({ path, clusters, says }): unknown =>
        expect.objectContaining({
          severity,
          path,
          clusters,
          message: expect.stringContaining(says) as string,
        }),
      ),
    );
    for (const { message, hint } of findings) {
      expect(message).not.toMatch(/\.$|undefined|NaN|\[object/);
      expect(hint).toMatch(/^[A-Z].*\.$/);
    }
    expectCompany(findings, id, also);
  });

  test.each(holds)('is content with $title', ({ fleet, also }) => {
    const { findings } = synthesize(fleet()).report;
    expect(findings.filter(finding => finding.rule === id)).toEqual([]);
    expectCompany(findings, id, also);
  });
});

test('what rules say is told apart by id, and is a consequence in sentences with a place to read more', () => {
  expect(new Set(treesRules.map(rule => rule.id)).size).toBe(treesRules.length);
  for (const { id, breaks, docs } of treesRules) {
    expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
    expect(breaks).toMatch(/^[A-Z].*\.$/);
    expect(docs).not.toBe('');
  }
});
