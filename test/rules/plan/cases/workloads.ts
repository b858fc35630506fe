import { type Fleet, MeshNamespace, Workload, type WorkloadProps } from '../../../../src/model/index';
import { twoGenericClusters } from '../../../support/fleets';
import type { CasesByRule, Expected } from './case';

const workload =
  (props: Partial<WorkloadProps>, name = 'cart') =>
  (): Fleet => {
    const fleet = twoGenericClusters();
    new Workload(new MeshNamespace(fleet, 'shop'), name, { labels: { app: 'cart' }, ...props });
    return fleet;
  };

const cart = (says: string): Expected => ({ path: 'shop/workload/cart', clusters: [], says });

export const workloads: CasesByRule = {
  'workload/form': {
    breaks: [
      {
        title: 'labels that no pod can have',
        fleet: workload({ labels: { 'app/': 'cart', app: 'a cart' } }),
        finds: [cart("the label 'app/'"), cart("the value 'a cart' of the label 'app'")],
      },
      {
        title: 'a service account that no pod can have',
        fleet: workload({ serviceAccount: 'Cart' }),
        finds: [cart("the service account 'Cart' must be")],
      },
      {
        title: 'fewer pods than none',
        fleet: workload({ replicas: -1 }),
        finds: [cart('replicas is -1')],
      },
      {
        title: 'ports that no container has',
        fleet: workload({ ports: [{ name: 'a-name-too-long-for-it', port: 0 }] }),
        finds: [
          cart('the port 0 is not from 1 to 65535'),
          cart("the port name 'a-name-too-long-for-it' must be at most 15"),
        ],
      },
    ],
    holds: [
      {
        title: 'all that can be said, at its edges',
        fleet: workload({
          labels: { 'app.kubernetes.io/name': '', app: 'a'.repeat(63) },
          serviceAccount: 'cart.v1',
          replicas: 0,
          ports: [{ name: 'fifteen-letters', port: 65535 }, { port: 1 }],
        }),
      },
    ],
  },
};
