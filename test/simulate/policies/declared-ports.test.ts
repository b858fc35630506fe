import { readDeclaredWorkload } from '../../../src/mesh/workload';
import { podOf } from '../../../src/simulate/policies/pods';
import { cnp, verdictIn, web } from './objects';

const declared = (container: object) => ({
  apiVersion: 'v1',
  kind: 'Workload',
  metadata: { namespace: 'shop', name: 'db' },
  spec: { template: { metadata: { labels: { app: 'db' } }, spec: { containers: [container] } } },
});
const byName = cnp({ ingress: [{ toPorts: [{ ports: [{ port: 'http' }] }] }] });

/** What a flow to the pods of a declared workload meets where a policy names a port. */
function asked(container: object): string {
  const { value } = readDeclaredWorkload(declared(container));
  if (value === undefined) throw new Error('the declaration is not read');
  const to = { pod: podOf('a', value) };
  return verdictIn({ a: { objects: [byName] } }, { from: web, to, port: 8080 }).verdict;
}

test('a declared workload may say its ports, that it has none, or nothing', () => {
  const ports = [{ name: 'http', containerPort: 8080, protocol: 'TCP' }];
  expect([{ ports }, { ports: [] }, {}].map(asked)).toEqual(['allow', 'deny', 'unknown']);
});
