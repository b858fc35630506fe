import type { TreesRule } from '../../rule';
import { backendGroup } from './backend-group';
import { portNotThere } from './port-not-there';
import { closedRoute } from './closed-route';
import { derivedService } from './derived-service';
import { importNotExported } from './import-not-exported';
import { importPortMissing } from './import-port-missing';
import { localOnly } from './local-only';
import { mirrorImport } from './mirror-import';
import { noBackend } from './no-backend';
import { noGateway } from './no-gateway';
import { noGrant } from './no-grant';
import { noWeight } from './no-weight';
import { serviceElsewhere } from './service-elsewhere';
import { tlsPolicy } from './tls-policy';
import { noListener, notAdmitted, wrongHostname, wrongProtocol } from './unattached';

/** Rules on Gateways, routes and Ingresses. */
export const gatewayRules: readonly TreesRule[] = [
  noGateway,
  noListener,
  wrongProtocol,
  notAdmitted,
  wrongHostname,
  backendGroup,
  importPortMissing,
  importNotExported,
  serviceElsewhere,
  portNotThere,
  noGrant,
  derivedService,
  mirrorImport,
  tlsPolicy,
  noWeight,
  noBackend,
  localOnly,
  closedRoute,
];
