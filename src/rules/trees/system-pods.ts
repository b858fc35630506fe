import type { Endpoint } from '../../simulate/index';

const pod = (cluster: string, namespace: string, labels: Readonly<Record<string, string>>): Endpoint => ({
  pod: { cluster, namespace, labels },
});

/** The pods that every cluster has, with the labels that their charts and manifests give them. */
export type SystemPods = Readonly<
  Record<'dns' | 'mesh' | 'relay' | 'source' | 'kustomize' | 'helm' | 'issuer' | 'webhook', Endpoint>
>;

export const systemPods = (cluster: string): SystemPods => ({
  dns: pod(cluster, 'kube-system', { 'k8s-app': 'kube-dns' }),
  mesh: meshPod(cluster),
  relay: pod(cluster, 'kube-system', { 'k8s-app': 'hubble-relay' }),
  source: pod(cluster, 'flux-system', { app: 'source-controller' }),
  kustomize: pod(cluster, 'flux-system', { app: 'kustomize-controller' }),
  helm: pod(cluster, 'flux-system', { app: 'helm-controller' }),
  issuer: pod(cluster, 'cert-manager', {
    app: 'cert-manager',
    'app.kubernetes.io/name': 'cert-manager',
    'app.kubernetes.io/component': 'controller',
  }),
  webhook: pod(cluster, 'cert-manager', {
    app: 'webhook',
    'app.kubernetes.io/name': 'webhook',
    'app.kubernetes.io/component': 'webhook',
  }),
});

export const meshPod = (cluster: string): Endpoint =>
  pod(cluster, 'kube-system', {
    'k8s-app': 'clustermesh-apiserver',
    'app.kubernetes.io/part-of': 'cilium',
    'app.kubernetes.io/name': 'clustermesh-apiserver',
  });
