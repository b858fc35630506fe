import type { ClusterPlan, Plan } from '../../plan/index';
import type { Need } from './need';

/** The file in which people have the IPsec key while they set clusters up: no checkout of a repository. */
const keyFile = (plan: Plan): string => `"$HOME/${plan.fleet}-ipsec-keys"`;

/** What encryption needs that no repository may hold. */
export function encryptionNeeds(plan: Plan, { encryption }: ClusterPlan): Need[] {
  if (encryption.type === 'wireguard') return [wireGuard];
  if (encryption.type === 'none') return [];
  const { secret, keyRotationDuration = '5m' } = encryption;
  const file = keyFile(plan);
  const read = `kubectl -n kube-system get secret ${secret.name} -o jsonpath='{.data.${secret.key}}'`;
  return [
    {
      title: `The Secret kube-system/${secret.name} with the IPsec key of the mesh (\`${secret.key}\`).`,
      why: `Agents do not start without it, so it is there before Cilium; it is never in git. The key is the same in every linked cluster, or nothing gets through: the first command makes it once, in a file that you keep where your secrets are and bring to the next cluster. The second command prints number, algorithm and size of the key, the third its fingerprint, both the same in every cluster; neither prints the key. In a rotation every cluster gets the new key within ${keyRotationDuration}, while all of them run one version of Cilium.`,
      // Documentation/security/network/encryption-ipsec.rst; with the plus sign each tunnel has keys of its own.
      check: [
        `test -e ${file} || (umask 077; echo "3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128" > ${file})`,
        `${read} | base64 -d | awk '{ print $1, $2, $4 }'`,
        `${read} | sha256sum`,
      ],
    },
  ];
}

const wireGuard: Need = {
  title: 'WireGuard in the kernel of every node.',
  why: 'Agents do not start without it. The first command, on a node, fails where it is missing; once Cilium runs, the second prints how many nodes, of all linked clusters, this one has for peers.',
  // Documentation/security/network/encryption-wireguard.rst
  check: [
    'sudo modprobe wireguard',
    'kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status | grep Encryption',
  ],
};

/** Puts the key where agents read it when they start. */
export function ipsecKey(plan: Plan, { encryption }: ClusterPlan): string[] {
  if (encryption.type !== 'ipsec') return [];
  const { name, key } = encryption.secret;
  return [`kubectl -n kube-system create secret generic ${name} --from-file=${key}=${keyFile(plan)}`];
}
