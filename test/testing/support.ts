import {
  DefaultDeny,
  ExportedService,
  type Fleet,
  GlobalService,
  MeshNamespace,
  MeshPolicy,
} from '../../src/model/index';
import { fleetOf } from '../support/fleets';

const http = { ports: [{ name: 'http', port: 80, targetPort: 8080 }] };

/** A shop in three clusters: a catalog in two of them, payments in one, stock exported from two, a bank that is closed. */
export function shopFleet(): Fleet {
  const fleet = fleetOf({ amsterdam: {}, lyon: {}, paris: {} });
  const shop = new MeshNamespace(fleet, 'shop');
  new GlobalService(shop, 'catalog', {
    ...http,
    selector: { app: 'catalog' },
    providers: { names: ['amsterdam', 'paris'] },
  });
  new GlobalService(shop, 'payments', {
    ...http,
    selector: { app: 'payments' },
    providers: { names: ['amsterdam'] },
  });
  // Callers at home by the Service, everybody by the import: two names that answer differently.
  new ExportedService(shop, 'stock', {
    ...http,
    selector: { app: 'stock' },
    providers: { names: ['amsterdam', 'paris'] },
  });
  const bank = new MeshNamespace(fleet, 'bank');
  const ledger = new GlobalService(bank, 'ledger', {
    ports: [{ name: 'http', port: 9000 }],
    selector: { app: 'ledger' },
    providers: { names: ['lyon'] },
  });
  new DefaultDeny(bank, 'default-deny');
  new MeshPolicy(bank, 'checkout-to-ledger', {
    allow: {
      from: { pods: { app: 'checkout' }, namespace: 'shop', clusters: { names: ['paris'] } },
      to: { service: ledger },
      ports: [{ tcp: 9000 }],
    },
  });
  return fleet;
}

/** The message of what a test throws; empty where it throws nothing. */
export function failure(test: () => void): string {
  try {
    test();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
