export { isGlobalNamespace } from './global-namespace';
export type { NamespaceFacts } from './namespace';
export { observe } from './observe';
export type { PolicySettings } from './policy-settings';
export type { PortFacts, ServiceFacts } from './service';
export type { ServiceExportFacts } from './service-export';
export type { Settings } from './settings';
export { type Found, keyOf, type MeshCluster, type MeshState, type Note, type OneSided } from './state';
export type { ContainerPort, WorkloadFacts } from './workload';
