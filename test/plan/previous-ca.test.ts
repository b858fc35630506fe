import { valueAt } from '../../src/plan/index';
import { certificate } from '../support/certificates';
import { clusterOf, planOf, twoGenericClusters } from '../support/fleets';

test('while one CA follows another, the cluster and its peers trust both', () => {
  const plan = planOf(
    twoGenericClusters(
      {
        alpha: {
          caCertificate: { pem: certificate('root-a') },
          previousCaCertificate: { pem: certificate('root-c') },
        },
        beta: { caCertificate: { pem: certificate('root-b') } },
      },
      { mesh: { trust: { separateCas: {} } } },
    ),
  );
  const all = ['root-a', 'root-c', 'root-b'].map(certificate).join('');
  for (const name of ['alpha', 'beta'])
    expect(valueAt(clusterOf(plan, name).values, 'tls', 'caBundle', 'content')).toBe(all);
});
