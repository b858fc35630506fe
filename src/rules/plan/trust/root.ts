import type { Detail } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { dayOf, type DescribedRoot, rootsOf, usable } from './certificates';

export const root: PlanRule = {
  id: 'trust/root',
  severity: 'error',
  breaks:
    'Whoever compares a cluster with it takes the wrong root for the right one, or misses the end of the right one.',
  docs: 'docs/blueprints.md, trust',
  *check(plan) {
    for (const described of rootsOf(plan)) {
      yield* ofForm(described);
      yield* ofCertificate(described);
    }
  },
};

function* ofForm({
  at,
  clusters,
  root: { sha256, fingerprint, notAfter, endsAt },
}: DescribedRoot): Generator<Detail> {
  if (fingerprint === undefined)
    yield {
      at,
      clusters,
      message: `the fingerprint '${sha256}' of the root is none`,
      expected: '64 hex digits, with or without colons',
      hint: 'Correct root.sha256: openssl x509 -in ca.crt -noout -fingerprint -sha256 prints it.',
    };
  if (endsAt === undefined)
    yield {
      at,
      clusters,
      message: `the end '${notAfter}' of the root is no day`,
      expected: 'a day such as 2035-01-31',
      hint: 'Correct root.notAfter: openssl x509 -in ca.crt -noout -enddate prints it.',
    };
}

function* ofCertificate({ at, clusters, root }: DescribedRoot): Generator<Detail> {
  const { certificate, fingerprint, endsAt, notAfter } = root;
  const content = usable(certificate?.content);
  if (content === undefined) return;
  if (fingerprint !== undefined && fingerprint !== content.fingerprint)
    yield {
      at,
      clusters,
      message: 'the certificate of the root has another fingerprint than root.sha256',
      expected: fingerprint,
      actual: content.fingerprint,
      hint: 'Find out which of the two is the root of the mesh, and correct the other.',
    };
  if (endsAt !== undefined && dayOf(content.endsAt) !== notAfter)
    yield {
      at,
      clusters,
      message: 'the certificate of the root ends on another day than root.notAfter',
      expected: notAfter,
      actual: dayOf(content.endsAt),
      hint: 'Find out which of the two is the root of the mesh, and correct the other.',
    };
}
