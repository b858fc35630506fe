/** Identities that Cilium reserves, as policies name them. */
export const entities = [
  'world',
  'host',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'health',
  'init',
  'unmanaged',
] as const;
export type EntityName = (typeof entities)[number];

/** What an end may be, for people who wrote something else. */
export const forms = `  <cluster>/<namespace>/<label>=<value>[,…]   pods; sa=<name> for their service account, * for all
  <cluster>/<namespace>/deploy/<name>         the pods of a workload (deploy, sts, ds, job, cronjob, pod, workload)
  <cluster>/<namespace>/svc/<name>            what a service of that cluster sends callers to
  203.0.113.7, 203.0.113.0/24                 addresses outside of the mesh
  api.example.com                             a name outside of the mesh
  ${entities.join(', ')}; <cluster>/<entity> for that of another cluster`;
