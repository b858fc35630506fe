import { fewOf } from '../../findings/index';
import { pluralOf, typeOf } from '../../kinds/index';
import type { AssumedCrdPlan, ClusterPlan } from '../../plan/index';
import { gatewayApi, mcsApi } from '../../releases/index';
import { bundlesOf, type CrdBundle } from '../crds';
import { blocks, commands } from './markdown';
import type { Need } from './need';

/** CRDs that something else has to bring, and the way to the repositories of those that Flux brings. */
export function crdNeeds(cluster: ClusterPlan): Need[] {
  return [
    ...gatewayNeeds(cluster),
    ...mcsNeeds(cluster),
    ...cluster.crds.assumed.map(assumed => assumedNeed(cluster, assumed)),
    ...sourceNeeds(cluster),
  ];
}

/** The versions that some CRDs serve, one line each. */
const served = (crds: readonly string[]): string =>
  `kubectl get crd ${crds.join(' ')} -o jsonpath='{range .items[*]}{.metadata.name} {.spec.versions[?(@.served==true)].name}{"\\n"}{end}'`;

function gatewayNeeds({ cilium, crds: { gatewayApi: plan } }: ClusterPlan): Need[] {
  if (plan.stated?.by !== 'assumes') return [];
  const { version, channel } = plan.stated;
  const release = `kubectl get crd gatewayclasses.${gatewayApi.group} -o jsonpath='{.metadata.annotations.gateway\\.networking\\.k8s\\.io/bundle-version} {.metadata.annotations.gateway\\.networking\\.k8s\\.io/channel}'`;
  const required = Object.entries(cilium.release.gatewayApi.required);
  const wanted = required.map(([kind, version]) => `${pluralOf(kind)} ${version}`).join(', ');
  return [
    {
      title: `The CRDs of ${gatewayApi.title} ${version}, ${channel} channel.`,
      why: plan.enabled
        ? `Cilium's operator looks for them once, when it starts, and leaves all gateways alone where one is missing. The first command prints \`${version} ${channel}\`, the second what each serves: at least ${wanted}.`
        : `Layers of this repository rely on them. The command prints \`${version} ${channel}\`.`,
      check: [
        release,
        ...(plan.enabled ? [served(required.map(([kind]) => `${pluralOf(kind)}.${gatewayApi.group}`))] : []),
      ],
    },
  ];
}

function mcsNeeds({ cilium: { version, release }, crds: { mcsApi: plan } }: ClusterPlan): Need[] {
  if (plan.stated?.by !== 'assumes' || !plan.enabled || plan.operatorOwns) return [];
  return [
    {
      title: `The CRDs of ${mcsApi.title} ${plan.stated.version}.`,
      why: `Cilium ${version} does not bring them; its operator looks for them once, when it starts. The command prints what each serves, ${versionOf(release.mcsApiVersion)} among it.`,
      check: [served(mcsApi.crds)],
    },
  ];
}

function assumedNeed({ placed }: ClusterPlan, { crd, group, kind, version }: AssumedCrdPlan): Need {
  const layers = placed
    .filter(({ objects }) =>
      objects.some(({ object }) => {
        const type = typeOf(object);
        return type?.group === group && type.kind === kind;
      }),
    )
    .map(({ layer }) => layer);
  return {
    title: `The CRD ${crd}, serving ${version}.`,
    why: `Flux applies nothing of a layer without the CRDs of its objects${layers.length === 0 ? '' : ` (here: ${fewOf(layers)})`}; it may come after Cilium. The command prints \`true\`.`,
    check: [`kubectl get crd ${crd} -o jsonpath='{.spec.versions[?(@.name=="${version}")].served}'`],
    after: true,
  };
}

function sourceNeeds(cluster: ClusterPlan): Need[] {
  const bundles = bundlesOf(cluster);
  if (bundles.length === 0) return [];
  return [
    {
      title: `A way from Flux to ${bundles.map(({ repository }) => repository).join(' and ')}.`,
      why: 'The layer `prerequisites` fetches its CRDs from there, and Cilium waits for that layer. The command shows it once Flux runs: every line says `True`.',
      check: ['kubectl -n kube-system get gitrepositories.source.toolkit.fluxcd.io'],
      after: true,
    },
  ];
}

/** Applies by hand what the layer `prerequisites` keeps applied later: the same files of the same release. */
export const applyCrds = (cluster: ClusterPlan): string[] =>
  bundlesOf(cluster).map(bundle => applyFrom(bundle, bundle.commit ?? bundle.version, '--server-side'));

type Place = Pick<CrdBundle, 'repository' | 'folder' | 'files'>;

function applyFrom({ repository, folder, files }: Place, ref: string, how: string): string {
  const apply = `kubectl apply ${how}`;
  if (files === undefined) return `${apply} -k '${repository}/${folder}?ref=${ref}'`;
  const raw = repository.replace('https://github.com/', 'https://raw.githubusercontent.com/');
  return [apply, ...files.map(file => `-f ${raw}/${ref}/${folder}/${file}`)].join(' \\\n  ');
}

/** What has to happen before an upgrade to a Cilium that cannot wait for its own operator to update CRDs. */
export function beforeUpgrade({ cilium: { release }, crds }: ClusterPlan): string | undefined {
  const version = release.mcsCrdsFirst;
  if (!crds.mcsApi.operatorOwns || version === undefined) return undefined;
  const wanted = versionOf(release.mcsApiVersion);
  return blocks(
    `To ${release.minor} from an older minor, one thing comes before. Services are exported here, and clustermesh-apiserver ${release.minor} looks once, when it starts, whether the CRDs of ${mcsApi.title} serve ${wanted}. Where the operator has not updated them by then, it publishes no export, and the peers delete what they imported from here (cilium/cilium#47793). Right before the upgrade is merged:`,
    commands(served(mcsApi.crds)),
    `Where ${wanted} is missing, this adds it; the version before stays served, and nothing is deleted:`,
    commands(applyFrom(mcsApi, version, '--server-side --force-conflicts')),
  );
}

const versionOf = (apiVersion: string): string => apiVersion.slice(apiVersion.indexOf('/') + 1);
