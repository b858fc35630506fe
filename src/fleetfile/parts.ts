import {
  AllowDns,
  AllowFromApiServer,
  AllowFromIngress,
  AllowToApiServer,
  AllowWithinNamespace,
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  GrpcRoute,
  HttpRoute,
  Ingress,
  MeshNamespace,
  MeshPolicy,
  type Part,
  PolicyFiles,
  RawNetworkPolicy,
  RawPolicy,
  SecretFiles,
  TlsRoute,
  Workload,
} from '../model/index';
import { entryAt, type Located } from '../yaml/index';

/** A part of the fleet, and where in the file it stands. */
export interface MadePart {
  readonly part: Part | Fleet;
  readonly at: readonly string[];
}

/** Policies, which a namespace or the fleet can hold, by the key that holds them. */
const policyKinds = {
  policies: MeshPolicy,
  defaultDeny: DefaultDeny,
  allowDns: AllowDns,
  allowFromIngress: AllowFromIngress,
  allowFromApiServer: AllowFromApiServer,
  allowToApiServer: AllowToApiServer,
} as const;

/** What a namespace can hold. */
const kinds = {
  globalServices: GlobalService,
  exportedServices: ExportedService,
  workloads: Workload,
  ...policyKinds,
  allowWithinNamespace: AllowWithinNamespace,
  rawPolicies: RawPolicy,
  networkPolicies: RawNetworkPolicy,
  gateways: Gateway,
  httpRoutes: HttpRoute,
  grpcRoutes: GrpcRoute,
  tlsRoutes: TlsRoute,
  ingresses: Ingress,
} as const;

/** What the fleet itself can hold besides clusters and namespaces, by the key that holds it. */
const ofTheFleet = {
  ...policyKinds,
  rawPolicies: RawPolicy,
  policyFiles: PolicyFiles,
  secretFiles: SecretFiles,
} as const;

const isKind = (key: string): boolean => Object.hasOwn(kinds, key);

/** Whether a key of the file is no property of the fleet itself. */
const isOfTheFile = (key: string): boolean => ['name', 'silence', ...holders].includes(key);

const holders = ['clusters', 'namespaces', ...Object.keys(ofTheFleet)];

/** How far into a path the part goes that the path lies in: `clusters, paris, id` lies in the first two. */
export function lengthOfOwner([top = '', name, key = '', ...rest]: readonly string[]): 0 | 2 | 4 {
  if (name === undefined || !holders.includes(top)) return 0;
  return top === 'namespaces' && isKind(key) && rest.length > 0 ? 4 : 2;
}

/**
 * Makes the fleet and its parts, the fleet first. Anything may stand in the file: parts whose shape is wrong are made
 * all the same, and their findings keep them from being used.
 */
export function makeParts(root: Located): readonly [MadePart & { part: Fleet }, ...MadePart[]] {
  const { name } = root.value as { readonly name?: unknown };
  const fleet = new Fleet(name as string, without(isOfTheFile, root.value));
  return [
    { part: fleet, at: [] },
    ...below(root, ['clusters']).map(({ name, at, props }) => ({
      at,
      part: new Cluster(fleet, name, props),
    })),
    ...below(root, ['namespaces']).flatMap(({ name, at, props }) => {
      const namespace = new MeshNamespace(fleet, name, without(isKind, props));
      return [{ at, part: namespace }, ...partsOf(root, at, namespace)];
    }),
    ...Object.entries(ofTheFleet).flatMap(([key, Kind]) =>
      below(root, [key]).map(({ name, at, props }) => ({ at, part: new Kind(fleet, name, props) })),
    ),
  ];
}

function partsOf(root: Located, at: readonly string[], namespace: MeshNamespace): MadePart[] {
  return Object.entries(kinds).flatMap(([key, Kind]) =>
    below(root, [...at, key]).map(({ name, at, props }) => ({ at, part: new Kind(namespace, name, props) })),
  );
}

/** The entries of the map at a path; their values are of the type that the schema says, or the part is not used. */
function below(root: Located, path: readonly string[]): { name: string; at: string[]; props: never }[] {
  const map = entryAt(root, path)?.value;
  if (map === undefined || Array.isArray(map.value)) return [];
  return [...map.children].map(([name, { value }]) => ({
    name,
    at: [...path, name],
    props: value.value as never,
  }));
}

function without(isOther: (key: string) => boolean, props: unknown): never {
  const own = Object.entries(Object(props) as object).filter(([key]) => !isOther(key));
  return Object.fromEntries(own) as never;
}
