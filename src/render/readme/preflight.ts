import type { ClusterPlan, Plan } from '../../plan/index';
import { crdNeeds } from './crds';
import { blocks, commands } from './markdown';
import type { Need } from './need';

/** Everything that this repository relies on and does not bring itself. */
export function preflight(plan: Plan, cluster: ClusterPlan): string {
  const needs = [
    ...cluster.platform.needs,
    ...trust(plan),
    ...crdNeeds(cluster),
    dns(cluster),
    ...git(plan, cluster),
  ];
  return blocks(
    '## Preflight',
    'Each of these must be there before Cilium is installed, or where it says so, soon after. Each command shows whether it is.',
    ...needs.map(({ title, why, check }, i) => blocks(`${i + 1}. **${title}** ${why}`, commands(...check))),
  );
}

function trust({ mesh: { trust: plan } }: Plan): Need[] {
  const crds: Need = {
    title: `The CRDs of cert-manager ${plan.version}.`,
    why: 'The Cilium chart makes Certificates, which the API server refuses without them.',
    check: ['kubectl get crd certificates.cert-manager.io clusterissuers.cert-manager.io'],
  };
  if (plan.rootSecret === undefined)
    return [
      crds,
      {
        title: `cert-manager with the ClusterIssuer ${plan.issuer}.`,
        why: 'This fleet does not install it. Its root is the same in every cluster; it may become ready after Cilium.',
        check: [`kubectl get clusterissuer ${plan.issuer} -o jsonpath='{.spec}'`],
      },
    ];
  return [
    crds,
    {
      title: `The Secret cert-manager/${plan.rootSecret} with the root of the mesh (\`tls.crt\`, \`tls.key\`).`,
      why: 'It is never in git. The fingerprint is the same in every cluster of the fleet, or peers refuse each other.',
      check: [
        `kubectl -n cert-manager get secret ${plan.rootSecret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -enddate -fingerprint -sha256`,
      ],
    },
  ];
}

function dns({ name, endpoint: { address, port } }: ClusterPlan): Need {
  return {
    title: `The name ${address} for the load balancer of clustermesh-apiserver.`,
    why: `Peers connect to ${address}:${port}. The load balancer has its address once Cilium is installed here (first command); the name must resolve to it in every cluster that is linked with ${name} (second command, in each of them).`,
    check: [
      "kubectl -n kube-system get service clustermesh-apiserver -o jsonpath='{.status.loadBalancer.ingress[0]}'",
      `kubectl run dns-check --rm -i --restart=Never --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --command -- nslookup ${address}`,
    ],
  };
}

function git({ flux }: Plan, { repository: { url, secret, forge } }: ClusterPlan): Need[] {
  const credentials: Need = {
    title: `Git credentials in the Secret flux-system/${secret}.`,
    why:
      flux.install === 'operator'
        ? `Flux reads ${url} with them.`
        : `\`flux bootstrap\` makes this Secret for ${url}.`,
    check: [`kubectl -n flux-system get secret ${secret}`],
  };
  if (forge === undefined) return [credentials];
  return [
    credentials,
    {
      title: `A token that may write commit statuses, in the Secret flux-system/${forge.tokenSecret}.`,
      why: `Flux reports to ${forge.address} with it; the key is \`token\`.`,
      check: [`kubectl -n flux-system get secret ${forge.tokenSecret} -o jsonpath='{.data.token}' | wc -c`],
    },
  ];
}
