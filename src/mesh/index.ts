export { isGlobalNamespace } from './global-namespace';
export { observe } from './observe';
export type { PolicySettings } from './policy-settings';
export type { PortFacts, ServiceFacts } from './service';
export type { ServiceExportFacts } from './service-export';
export type { Settings } from './settings';
export { type Found, keyOf, type MeshCluster, type MeshState } from './state';
export { ciliumValues, ciliumVersion, peersFile, valuesFile } from './values';
export type { WorkloadFacts } from './workload';
