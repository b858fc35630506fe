import type {
  AllowDnsProps,
  AllowSystemProps,
  AllowWithinNamespaceProps,
  ClusterProps,
  DefaultDenyProps,
  ExportedServiceProps,
  FleetProps,
  GatewayProps,
  GlobalServiceProps,
  GrpcRouteProps,
  HttpRouteProps,
  IngressProps,
  MeshPolicyShape,
  NamespaceProps,
  PolicyFilesProps,
  RawNetworkPolicyShape,
  RawPolicyShape,
  SecretFilesProps,
  TlsRouteProps,
  WorkloadProps,
} from '../model/index';

/** A fleet, its clusters, and what they share: everything that a blueprint can say but code. */
export interface FleetFile extends FleetProps {
  /** Name of the fleet, and of its folder below `dist`. */
  readonly name: string;
  /** The clusters by name: at most 32 lower-case letters, digits and dashes. A name cannot change later. */
  readonly clusters?: Readonly<Record<string, ClusterProps>>;
  /** The namespaces by name, with the services and policies in them. */
  readonly namespaces?: Readonly<Record<string, FleetFileNamespace>>;
  /** Policies in Cilium's own words that are of no namespace, by name. */
  readonly rawPolicies?: Readonly<Record<string, RawPolicyShape>>;
  /** YAML files of policies, by a name of your own for each group; paths are from the folder of this file. */
  readonly policyFiles?: Readonly<Record<string, PolicyFilesProps>>;
  /** Statements about traffic between two sides, in every namespace unless a side says otherwise, by name. */
  readonly policies?: Readonly<Record<string, MeshPolicyShape>>;
  /** What is denied in every namespace but the system's unless a policy allows it, by name. */
  readonly defaultDeny?: Readonly<Record<string, DefaultDenyProps>>;
  /** Lets all pods ask the DNS of their cluster, by name. */
  readonly allowDns?: Readonly<Record<string, AllowDnsProps>>;
  /** Lets Cilium's proxy for Ingress and Gateway API reach pods, by name. */
  readonly allowFromIngress?: Readonly<Record<string, AllowSystemProps>>;
  /** Lets the API server reach pods, by name. */
  readonly allowFromApiServer?: Readonly<Record<string, AllowSystemProps>>;
  /** Lets pods reach the API server, by name. */
  readonly allowToApiServer?: Readonly<Record<string, AllowSystemProps>>;
  /** Folders of Secrets that are encrypted with SOPS, by name; paths are from the folder of this file. */
  readonly secretFiles?: Readonly<Record<string, SecretFilesProps>>;
  /** Warnings that are fine. */
  readonly silence?: readonly FleetFileSilence[];
}

/**
 * A namespace that means the same in every cluster that has it. The names of everything in it but workloads are different
 * from each other.
 */
export interface FleetFileNamespace extends NamespaceProps {
  /** Services whose backends in all clusters stand behind one name, by name. */
  readonly globalServices?: Readonly<Record<string, GlobalServiceProps>>;
  /** Services exported through the Multi-Cluster Services API, by name. */
  readonly exportedServices?: Readonly<Record<string, ExportedServiceProps>>;
  /** Pods that other manifests bring, by name, which may be that of a service. */
  readonly workloads?: Readonly<Record<string, WorkloadProps>>;
  /** Statements about traffic between two sides, by name. */
  readonly policies?: Readonly<Record<string, MeshPolicyShape>>;
  /** What is denied unless a policy allows it, by name. */
  readonly defaultDeny?: Readonly<Record<string, DefaultDenyProps>>;
  /** Where traffic comes in, by name. */
  readonly gateways?: Readonly<Record<string, GatewayProps>>;
  /** Where HTTP requests go, by name. */
  readonly httpRoutes?: Readonly<Record<string, HttpRouteProps>>;
  /** Where calls of gRPC go, by name. */
  readonly grpcRoutes?: Readonly<Record<string, GrpcRouteProps>>;
  /** Where connections with TLS go, by name. */
  readonly tlsRoutes?: Readonly<Record<string, TlsRouteProps>>;
  /** Ingresses, by name. */
  readonly ingresses?: Readonly<Record<string, IngressProps>>;
  /** Policies in Cilium's own words, by name. */
  readonly rawPolicies?: Readonly<Record<string, RawPolicyShape>>;
  /** Policies in Kubernetes' own words, by name. */
  readonly networkPolicies?: Readonly<Record<string, RawNetworkPolicyShape>>;
  /** Lets the pods ask the DNS of their cluster, by name. */
  readonly allowDns?: Readonly<Record<string, AllowDnsProps>>;
  /** Lets the pods talk to each other, by name. */
  readonly allowWithinNamespace?: Readonly<Record<string, AllowWithinNamespaceProps>>;
  /** Lets Cilium's proxy for Ingress and Gateway API reach the pods, by name. */
  readonly allowFromIngress?: Readonly<Record<string, AllowSystemProps>>;
  /** Lets the API server reach the pods, by name. */
  readonly allowFromApiServer?: Readonly<Record<string, AllowSystemProps>>;
  /** Lets the pods reach the API server, by name. */
  readonly allowToApiServer?: Readonly<Record<string, AllowSystemProps>>;
}

/** A written decision to live with one warning at one place. Errors cannot be silenced. */
export interface FleetFileSilence {
  /** The cluster, namespace (`shop`) or part of one (`shop/catalog`) that is meant. Default: the whole fleet. */
  readonly at?: string;
  /** The rule's id. Example: `cluster/kubernetes-untested`. */
  readonly rule: string;
  /** Why it is fine here; reports show it. */
  readonly reason: string;
}
