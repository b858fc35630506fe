import type { ClusterProps, EncryptionProps, Fleet, StrictModeProps } from '../../../../src/model/index';
import { fleetOf, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const wireGuard: EncryptionProps = { wireGuard: {} };
const nodes: EncryptionProps = { wireGuard: { nodeEncryption: true } };
const ipsec: EncryptionProps = { ipsec: {} };

/** alpha and beta, where the fleet, alpha and beta say this. */
const pair =
  (
    fleet: EncryptionProps,
    alpha: Partial<ClusterProps> = {},
    beta: Partial<ClusterProps> = {},
    kvstoreMesh = true,
  ) =>
  (): Fleet =>
    twoGenericClusters({ alpha, beta }, { mesh: { encryption: fleet, controlPlane: { kvstoreMesh } } });

const strict = (strictMode: StrictModeProps, alpha: Partial<ClusterProps> = {}) =>
  pair({ wireGuard: { strictMode } }, alpha);
const native = (change: Partial<ClusterProps> = {}): Partial<ClusterProps> => ({
  platform: { generic: { routing: 'native', loadBalancerAnnotations: {} } },
  ...change,
});
/** One cluster that routes natively, with this strict mode. */
const nativeStrict =
  (strictMode: StrictModeProps, change: Partial<ClusterProps> = {}) =>
  (): Fleet =>
    fleetOf(
      { alpha: native(change) },
      {
        mesh: {
          encryption: { wireGuard: { strictMode } },
          nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00::/8' },
        },
      },
    );
const six: Partial<ClusterProps> = { podCidrs: ['fd00:1::/104'] };

export const encryption: CasesByRule = {
  'encryption/type': {
    breaks: [
      {
        title: 'one that does not encrypt',
        fleet: pair(wireGuard, {}, { encryption: { none: {} } }),
        finds: [at('beta', "'beta' has no encryption, 'alpha' has WireGuard", 'alpha')],
      },
      {
        title: 'IPsec and WireGuard',
        fleet: pair(wireGuard, { encryption: ipsec }),
        finds: [at('beta', "'beta' has WireGuard, 'alpha' has IPsec", 'alpha')],
      },
    ],
    holds: [
      { title: 'WireGuard in both', fleet: pair(wireGuard) },
      {
        title: 'the same said twice',
        fleet: pair({ none: {} }, { encryption: ipsec }, { encryption: ipsec }),
      },
      {
        title: 'another encryption in a cluster apart',
        fleet: () =>
          twoGenericClusters(
            { gamma: { encryption: ipsec } },
            { mesh: { encryption: wireGuard, topology: { links: { between: [['alpha', 'beta']] } } } },
          ),
      },
    ],
  },

  'encryption/node-encryption': {
    breaks: [
      {
        title: 'one that encrypts the traffic of nodes',
        fleet: pair(wireGuard, {}, { encryption: nodes }),
        finds: [at('beta', "'beta' encrypts the traffic of nodes themselves, 'alpha' does not", 'alpha')],
      },
      {
        title: 'the first that does',
        fleet: pair(nodes, {}, { encryption: wireGuard }),
        finds: [at('beta', "'alpha' encrypts the traffic of nodes themselves, 'beta' does not", 'alpha')],
      },
    ],
    holds: [
      { title: 'both', fleet: pair(nodes) },
      { title: 'neither', fleet: pair({ wireGuard: { nodeEncryption: false } }, { encryption: wireGuard }) },
    ],
  },

  'encryption/node-encryption-deadlock': {
    breaks: [
      {
        title: 'node encryption without KVStoreMesh',
        fleet: pair(nodes, {}, { controlPlane: { kvstoreMesh: true } }, false),
        finds: [at('alpha', "'alpha' encrypts the traffic of nodes themselves and has kvstoreMesh off")],
      },
    ],
    holds: [
      { title: 'node encryption with KVStoreMesh', fleet: pair(nodes) },
      { title: 'encryption of pods without KVStoreMesh', fleet: pair(wireGuard, {}, {}, false) },
    ],
  },

  'encryption/ipsec': {
    breaks: [
      {
        title: 'IPv6 only',
        fleet: pair(ipsec, six),
        finds: [at('alpha', "'alpha' has IPv6 only, which Cilium does not encrypt with IPsec")],
      },
      ...['5', '5 m', '-5m', '', 'm'].map(keyRotationDuration => ({
        title: `the duration '${keyRotationDuration}'`,
        fleet: pair(ipsec, { encryption: { ipsec: { keyRotationDuration } } }),
        finds: [
          at('alpha', `keyRotationDuration of 'alpha' is '${keyRotationDuration}', which is no duration`),
        ],
      })),
    ],
    holds: [
      { title: 'IPv4 beside IPv6', fleet: pair(ipsec, { podCidrs: ['10.1.0.0/16', 'fd00:1::/104'] }) },
      { title: 'a longer rotation', fleet: pair({ ipsec: { keyRotationDuration: '1h30m' } }) },
      { title: 'IPv6 only with WireGuard', fleet: pair(wireGuard, six) },
    ],
  },

  'encryption/strict-mode': {
    breaks: [
      ...['10.0.0.0', 'fd00::/8', ''].map(cidr => ({
        title: `the range '${cidr}'`,
        fleet: pair(wireGuard, { encryption: { wireGuard: { strictMode: { cidr } } } }),
        finds: [at('alpha', `strictMode.cidr of 'alpha' is '${cidr}', which is no IPv4 range`)],
      })),
      {
        title: 'a cluster without IPv4',
        fleet: strict({ cidr: '10.0.0.0/8' }, six),
        finds: [at('alpha', "'alpha' has strictMode and no IPv4")],
      },
      {
        title: 'a tunnel without lookup',
        fleet: pair(wireGuard, {
          encryption: { wireGuard: { strictMode: { cidr: '10.0.0.0/8', allowRemoteNodeIdentities: false } } },
        }),
        finds: [at('alpha', "allowRemoteNodeIdentities is false for 'alpha', which routes in a tunnel")],
      },
      {
        title: 'nodes in the range without lookup',
        fleet: nativeStrict(
          { cidr: '10.0.0.0/8', allowRemoteNodeIdentities: false },
          { nodeCidrs: ['10.200.0.0/24'] },
        ),
        finds: [at('alpha', 'which has nodes in 10.0.0.0/8')],
      },
    ],
    holds: [
      { title: 'a tunnel, where lookup is on by itself', fleet: strict({ cidr: '10.0.0.0/8' }) },
      {
        title: 'nodes outside of the range without lookup',
        fleet: nativeStrict({ cidr: '10.0.0.0/8', allowRemoteNodeIdentities: false }),
      },
    ],
  },

  'encryption/strict-mode-coverage': {
    breaks: [
      {
        title: 'pods of a peer outside of the range',
        fleet: pair(wireGuard, { encryption: { wireGuard: { strictMode: { cidr: '10.1.0.0/16' } } } }),
        finds: [at('alpha', "strictMode.cidr 10.1.0.0/16 of 'alpha' does not hold 10.2.0.0/16")],
      },
      {
        title: 'pods with IPv6',
        fleet: nativeStrict({ cidr: '10.0.0.0/8' }, { podCidrs: ['10.1.0.0/16', 'fd00:1::/104'] }),
        finds: [at('alpha', 'does not hold fd00:1::/104')],
      },
    ],
    holds: [
      { title: 'a range that holds all', fleet: strict({ cidr: '10.0.0.0/8' }) },
      { title: 'no strict mode', fleet: pair(wireGuard) },
    ],
  },
};
