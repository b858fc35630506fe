import { minorAtLeast, minorOf } from './version';

/** The Multi-Cluster Services API, KEP-1645. */
export const mcsApi = {
  title: 'the Multi-Cluster Services API',
  repository: 'https://github.com/kubernetes-sigs/mcs-api',
  /** Holds the two CRDs and no kustomization.yaml. */
  folder: 'config/crd',
  files: ['multicluster.x-k8s.io_serviceexports.yaml', 'multicluster.x-k8s.io_serviceimports.yaml'],
  group: 'multicluster.x-k8s.io',
  crds: ['serviceexports.multicluster.x-k8s.io', 'serviceimports.multicluster.x-k8s.io'],
  /** The first minor whose ServiceExport has a spec (kubernetes-sigs/mcs-api#84). */
  oldest: '0.2',
  /** The first minor that serves v1beta1 beside v1alpha1, and stores it. */
  beta: '0.5',
} as const;

/** The group of the samples in KEP-1645, which nothing ever served. */
export const sampleGroup = 'multicluster.k8s.io';

/**
 * Whether a release of the Multi-Cluster Services API serves a version of it.
 *
 * @param release such as `v0.4.1`; one that is no version is taken to serve everything
 */
export function servesMcsApi(release: string, apiVersion: string): boolean {
  const minor = minorOf(release.slice(1));
  if (minor === undefined || apiVersion === 'v1alpha1') return true;
  return apiVersion === 'v1beta1' && minorAtLeast(minor, mcsApi.beta);
}
