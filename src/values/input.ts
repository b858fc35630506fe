import type { PlatformSetup } from '../platforms/index';
import type { CiliumRelease, StrictEgress } from '../releases/index';

/** Everything that Cilium's values of one cluster are made from. */
export interface CiliumInput {
  readonly name: string;
  readonly id: number;
  readonly release: CiliumRelease;
  readonly platform: PlatformSetup;
  readonly families: { readonly ipv4: boolean; readonly ipv6: boolean };
  readonly nativeRoutingCidr: { readonly ipv4?: string | undefined; readonly ipv6?: string | undefined };
  readonly kubeProxyReplacement: boolean | undefined;
  readonly apiServer: { readonly host: string; readonly port: number } | undefined;
  readonly maxConnectedClusters: 255 | 511;
  readonly domain: string;
  /** What a namespace without an annotation is. */
  readonly namespaceScope: 'global' | 'local';
  /** DNS name under which peers reach this cluster. */
  readonly endpoint: string;
  readonly exposure: Exposure;
  readonly encryption: Encryption;
  readonly controlPlane: ControlPlane;
  readonly trust: TrustInput;
  /** Whether some service of the mesh is exported through MCS. */
  readonly exports: boolean;
  /** Whether EndpointSlices of some service's remote backends are wanted. */
  readonly syncEndpointSlices: boolean;
  /** What of Cilium's own gateways and Ingresses is used. */
  readonly entrance: CiliumEntrance;
  /** Whether Cilium's chart makes CoreDNS serve `clusterset.local`. */
  readonly configureCoredns: boolean;
}

/** What of Cilium's own gateways and Ingresses a cluster uses. */
export interface CiliumEntrance {
  readonly gateways: boolean;
  /** Whether calls of gRPC come in through such a gateway. */
  readonly grpc: boolean;
  readonly ingresses: boolean;
}

/** How peers come in to clustermesh-apiserver. */
export type Exposure = { readonly loadBalancer: Record<string, never> } | { readonly nodePort: number };

/** How traffic between nodes is encrypted. */
export type Encryption =
  | { readonly type: 'none' }
  | {
      readonly type: 'wireguard';
      readonly nodeEncryption: boolean;
      readonly strictMode: StrictMode | undefined;
    }
  | {
      readonly type: 'ipsec';
      /** Where the key is, in kube-system. */
      readonly secret: { readonly name: string; readonly key: string };
      readonly keyRotationDuration: string | undefined;
    };

/** What may not leave a node unencrypted. */
export interface StrictMode extends StrictEgress {
  /** Whether agents start only with `allowRemoteNodeIdentities`. */
  readonly needsLookup: boolean;
}

/** How clustermesh-apiserver runs, with its defaults. */
export interface ControlPlane {
  readonly replicas: number;
  readonly resources: Readonly<Partial<Record<'apiserver' | 'etcd' | 'kvstoreMesh', Resources>>>;
  readonly podDisruptionBudget: Budget;
  readonly kvstoreMesh: boolean;
  readonly etcdStorage: 'disk' | 'memory';
  /** Undefined where the minor has none. */
  readonly cacheTtl: string | undefined;
  /** Undefined for Cilium's own. */
  readonly etcdQps: number | undefined;
  readonly kvstoreMeshQps: number | undefined;
  /** Properties that the blueprint gives and that the cluster's minor does not have. */
  readonly ignored: readonly ('cacheTtl' | 'etcdQps' | 'kvstoreMeshQps')[];
}

/** What a container is promised, and what it may take at most. */
export interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

/** Kubernetes quantities. */
interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** Pods, or a percentage of them, that must stay or may go. */
export type Budget =
  { readonly maxUnavailable: number | string } | { readonly minAvailable: number | string };

/** Where the certificates of a cluster come from, as far as Cilium's values say it. */
export type TrustInput =
  | { readonly kind: 'cert-manager'; readonly issuer: string }
  | { readonly kind: 'shared-ca' }
  /** `bundle` has the public certificates of the CAs that the cluster trusts, in PEM. */
  | { readonly kind: 'separate-cas'; readonly bundle: string }
  | { readonly kind: 'external' };
