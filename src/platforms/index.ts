import { aksByocni, type AksByocniProps } from './aks-byocni';
import { eksEni, type EksEniProps } from './eks-eni';
import { eksOverlay, type EksOverlayProps } from './eks-overlay';
import { generic, type GenericProps } from './generic';
import { gke, type GkeProps } from './gke';
import { k3s, type K3sProps } from './k3s';
import { kind, type KindProps } from './kind';
import type { PlatformCluster, PlatformSetup } from './platform';
import { rke2, type Rke2Props } from './rke2';
import { talos, type TalosProps } from './talos';

/** Where a cluster runs: exactly one of the keys. */
export type PlatformProps =
  | { readonly gke: GkeProps }
  | { readonly generic: GenericProps }
  | { readonly eksEni: EksEniProps }
  | { readonly eksOverlay: EksOverlayProps }
  | { readonly aksByocni: AksByocniProps }
  | { readonly kind: KindProps }
  | { readonly k3s: K3sProps }
  | { readonly rke2: Rke2Props }
  | { readonly talos: TalosProps };

/** What the chosen platform settles about a cluster. */
export function setUpPlatform(props: PlatformProps, cluster: PlatformCluster): PlatformSetup {
  if ('gke' in props) return gke(props.gke, cluster);
  if ('eksEni' in props) return eksEni(props.eksEni, cluster);
  if ('eksOverlay' in props) return eksOverlay(props.eksOverlay, cluster);
  if ('aksByocni' in props) return aksByocni(props.aksByocni, cluster);
  if ('kind' in props) return kind(props.kind, cluster);
  if ('k3s' in props) return k3s(props.k3s, cluster);
  if ('rke2' in props) return rke2(props.rke2, cluster);
  if ('talos' in props) return talos(props.talos, cluster);
  return generic(props.generic, cluster);
}

export type * from './dns';
export type * from './platform';
export type {
  AksByocniProps,
  EksEniProps,
  EksOverlayProps,
  GenericProps,
  GkeProps,
  K3sProps,
  KindProps,
  Rke2Props,
  TalosProps,
};
