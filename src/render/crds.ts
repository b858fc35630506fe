import type { ClusterPlan, StatedCrds } from '../plan/index';
import { gatewayApi, mcsApi } from '../releases/index';

/** CRDs that Flux installs in a cluster from the repository of their project. */
export interface CrdBundle {
  /** Of the Kustomization that applies them. */
  readonly name: string;
  /** Place in the model that asks for them; empty for the fleet. */
  readonly path: string;
  /** For people. */
  readonly title: string;
  readonly repository: string;
  /** Folder of the repository. */
  readonly folder: string;
  /** Files of the folder, where it has no kustomization.yaml that lists them. */
  readonly files?: readonly string[];
  readonly version: string;
  readonly commit: string | undefined;
}

/** The CRDs that the layer `prerequisites` of a cluster brings. */
export function bundlesOf({ crds }: ClusterPlan): CrdBundle[] {
  return [...gatewayBundle(crds.gatewayApi), ...mcsBundle(crds.mcsApi)];
}

function gatewayBundle({ stated }: ClusterPlan['crds']['gatewayApi']): CrdBundle[] {
  if (stated?.by !== 'install') return [];
  const { title, repository, folders } = gatewayApi;
  return [
    {
      ...released(stated),
      name: 'gateway-api-crds',
      title: `${title} ${stated.version} (${stated.channel} channel)`,
      repository,
      folder: folders[stated.channel],
    },
  ];
}

/** Only where Cilium needs them and does not bring them itself: two owners would undo each other's work. */
function mcsBundle({ stated, enabled, operatorOwns }: ClusterPlan['crds']['mcsApi']): CrdBundle[] {
  if (stated?.by !== 'install' || !enabled || operatorOwns) return [];
  const { title, repository, folder, files } = mcsApi;
  return [
    {
      ...released(stated),
      name: 'mcs-api-crds',
      title: `${title} ${stated.version}`,
      repository,
      folder,
      files,
    },
  ];
}

const released = ({ path, version, commit }: StatedCrds): Pick<CrdBundle, 'path' | 'version' | 'commit'> => ({
  path,
  version,
  commit,
});
