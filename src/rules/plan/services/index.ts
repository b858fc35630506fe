import type { PlanRule } from '../../rule';
import { namespaceScope } from './namespace-scope';
import { namespaceScopeAnnotation } from './namespace-scope-annotation';
import { serviceAnnotations } from './service-annotations';
import { serviceBothModels } from './service-both-models';
import { serviceDrained } from './service-drained';
import { serviceFront } from './service-front';
import { serviceHeadless } from './service-headless';
import { serviceIdleSetting } from './service-idle-setting';
import { serviceLocalNamespace } from './service-local-namespace';
import { serviceNoExporter } from './service-no-exporter';
import { serviceNumberTwice } from './service-number-twice';
import { servicePorts } from './service-ports';
import { serviceReach } from './service-reach';
import { serviceSelector } from './service-selector';
import { serviceSingle } from './service-single';
import { serviceSystemNamespace } from './service-system-namespace';
import { serviceTopology } from './service-topology';
import { serviceTrafficDistribution } from './service-traffic-distribution';
import { serviceUnknownPort } from './service-unknown-port';
import { workloadForm } from './workload-form';

/** Rules on namespaces, on the services that are shared from them, and on the pods behind those. */
export const servicesRules: readonly PlanRule[] = [
  namespaceScope,
  namespaceScopeAnnotation,
  servicePorts,
  serviceUnknownPort,
  serviceSelector,
  serviceReach,
  serviceNoExporter,
  serviceSingle,
  serviceDrained,
  serviceIdleSetting,
  serviceLocalNamespace,
  serviceSystemNamespace,
  serviceBothModels,
  serviceFront,
  serviceHeadless,
  serviceNumberTwice,
  serviceAnnotations,
  serviceTrafficDistribution,
  serviceTopology,
  workloadForm,
];
