import type { ClusterProps, Fleet, MeshProps } from '../../../../src/model/index';
import { fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const native: Partial<ClusterProps> = { platform: { generic: { routing: 'native' } } };
const geneve: Partial<ClusterProps> = { platform: { generic: { tunnelProtocol: 'geneve' } } };
const gke: Partial<ClusterProps> = { platform: { gke: { region: 'europe-west9' } } };
const wide: Partial<MeshProps> = { nativeRoutingCidr: { ipv4: '10.0.0.0/8' } };
const unlinked: Partial<MeshProps> = { topology: linked() };

const both =
  (a: Partial<ClusterProps>, b: Partial<ClusterProps>, mesh: Partial<MeshProps> = {}) =>
  (): Fleet =>
    twoGenericClusters({ alpha: a, beta: b }, { mesh });
/** alpha - hub - omega */
const chain =
  (omega: Partial<ClusterProps>, mesh: Partial<MeshProps> = {}) =>
  (): Fleet =>
    fleetOf(
      { alpha: {}, hub: {}, omega },
      { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']), ...mesh } },
    );

const noRange = 'routes natively, but the mesh has no native routing CIDR for IPv';
const six = (n: number): Partial<ClusterProps> => ({ ...native, podCidrs: [`fd00:${n}::/104`] });
const dual = (n: number): Partial<ClusterProps> => ({
  ...native,
  podCidrs: [`10.${n}.0.0/16`, `fd00:${n}::/104`],
});

export const datapath: CasesByRule = {
  'datapath/routing-mode': {
    breaks: [
      {
        title: 'tunnel and native',
        fleet: both({}, native, wide),
        finds: [at('beta', "'beta' (generic) routes native, 'alpha' (generic) routes tunnel", 'alpha')],
      },
      {
        title: 'GKE, which is native by itself, and a tunnel',
        fleet: both(gke, {}, wide),
        finds: [at('beta', "'beta' (generic) routes tunnel, 'alpha' (GKE) routes native", 'alpha')],
      },
      {
        title: 'clusters that only a third one connects',
        fleet: chain(gke, wide),
        finds: [at('omega', 'routes native', 'alpha')],
      },
    ],
    holds: [
      { title: 'tunnels', fleet: both({}, {}) },
      { title: 'GKE and another native one', fleet: both(gke, native, wide) },
      { title: 'clusters that are not connected', fleet: both({}, gke, { ...wide, ...unlinked }) },
    ],
  },

  'datapath/tunnel': {
    breaks: [
      {
        title: 'VXLAN and Geneve',
        fleet: both({}, geneve),
        finds: [
          at('beta', "'beta' tunnels with geneve on UDP 6081, 'alpha' with vxlan on UDP 8472", 'alpha'),
        ],
      },
      {
        title: 'clusters that only a third one connects',
        fleet: chain(geneve),
        finds: [at('omega', "'omega' tunnels with geneve", 'alpha')],
      },
      {
        title: 'a port by a value of one cluster’s own',
        fleet: both({}, { cilium: { values: { tunnelPort: 8473 } } }),
        finds: [at('beta', "'beta' tunnels with vxlan on UDP 8473, 'alpha' with vxlan on UDP 8472", 'alpha')],
      },
    ],
    holds: [
      { title: 'Geneve everywhere', fleet: both(geneve, geneve) },
      {
        title: 'a port of the whole fleet’s',
        fleet: () => twoGenericClusters({}, { cilium: { version: '1.20.3', values: { tunnelPort: 8473 } } }),
      },
      {
        title: 'a port of the fleet’s that a cluster sets back to the usual one, as its peer has it',
        fleet: () =>
          twoGenericClusters(
            {
              alpha: { cilium: { values: { tunnelPort: 8472 } } },
              beta: { cilium: { values: { tunnelPort: 0 } } },
            },
            { cilium: { version: '1.20.3', values: { tunnelPort: 8473 } } },
          ),
      },
      {
        title: 'VXLAN said and left out',
        fleet: both({ platform: { generic: { tunnelProtocol: 'vxlan' } } }, {}),
      },
      { title: 'clusters that are not connected', fleet: both({}, geneve, unlinked) },
      {
        title: 'a tunnel and none',
        fleet: both({ platform: { generic: { routing: 'native', tunnelProtocol: 'geneve' } } }, {}, wide),
        also: { rules: ['datapath/routing-mode'], because: 'that is what is wrong with them' },
      },
    ],
  },

  'datapath/native-routing-cidr': {
    breaks: [
      {
        title: 'no range',
        fleet: both(native, native),
        finds: [at('alpha', `'alpha' ${noRange}4`), at('beta', `'beta' ${noRange}4`)],
      },
      {
        title: 'no range on GKE, which the chart itself does not check',
        fleet: both(gke, gke),
        finds: [at('alpha', noRange), at('beta', noRange)],
      },
      {
        title: 'no range for a cluster on its own',
        fleet: () => fleetOf({ alpha: gke }),
        finds: [at('alpha', noRange)],
      },
      {
        title: 'a range for one cluster only',
        fleet: both(native, native, { nativeRoutingCidr: { ipv4: '10.1.0.0/16' } }),
        finds: [
          at('alpha', 'the native routing CIDR 10.1.0.0/16 does not hold 10.2.0.0/16'),
          at('beta', 'the native routing CIDR 10.1.0.0/16 does not hold 10.2.0.0/16'),
        ],
      },
      {
        title: 'a range one bit too small',
        fleet: both(
          { ...native, podCidrs: ['10.4.0.0/16'] },
          { ...native, podCidrs: ['10.7.0.0/16'] },
          {
            nativeRoutingCidr: { ipv4: '10.4.0.0/15' },
          },
        ),
        finds: [at('alpha', 'does not hold 10.7.0.0/16'), at('beta', 'does not hold 10.7.0.0/16')],
      },
      {
        title: 'a range by a value of one cluster’s own that is too small',
        fleet: both(native, { ...native, cilium: { values: { ipv4NativeRoutingCIDR: '10.2.0.0/16' } } }),
        finds: [
          at('alpha', `'alpha' ${noRange}4`),
          at('beta', 'the native routing CIDR 10.2.0.0/16 does not hold 10.1.0.0/16'),
        ],
      },
      {
        title: 'the pool of each cluster for all',
        fleet: () =>
          twoGenericClusters(
            { alpha: native, beta: native },
            {
              cilium: { version: '1.20.3', values: { nativeRoutingCIDRFromClusterPool: true } },
              mesh: wide,
            },
          ),
        finds: ['alpha', 'beta'].map(name => ({
          path: '',
          clusters: [name],
          says: "'nativeRoutingCIDRFromClusterPool' in the fleet’s values takes the cluster’s own pods",
        })),
      },
      {
        title: 'a text that is no CIDR',
        fleet: both(native, native, { nativeRoutingCidr: { ipv4: '10.0.0.0' } }),
        finds: [
          at('alpha', "the native routing CIDR '10.0.0.0' is no CIDR"),
          at('beta', "the native routing CIDR '10.0.0.0' is no CIDR"),
        ],
      },
      {
        title: 'a range of the other family',
        fleet: both(native, native, { nativeRoutingCidr: { ipv4: '::/0' } }),
        finds: [at('alpha', '::/0 does not hold'), at('beta', '::/0 does not hold')],
      },
      {
        title: 'a range for IPv4 alone, where pods have both',
        fleet: both(dual(1), dual(2), wide),
        finds: [at('alpha', `'alpha' ${noRange}6`), at('beta', `'beta' ${noRange}6`)],
      },
      {
        title: 'an IPv6 range that is too small',
        fleet: both(six(1), six(2), { nativeRoutingCidr: { ipv6: 'fd00:2::/64' } }),
        finds: [
          at('alpha', 'fd00:2::/64 does not hold fd00:1::/104'),
          at('beta', 'does not hold fd00:1::/104'),
        ],
      },
      {
        title: 'pods of a cluster that only a third one connects',
        fleet: () =>
          fleetOf(
            { alpha: native, hub: native, omega: { ...native, podCidrs: ['100.64.0.0/16'] } },
            { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']), ...wide } },
          ),
        finds: ['alpha', 'hub', 'omega'].map(name => at(name, 'does not hold 100.64.0.0/16')),
      },
    ],
    holds: [
      {
        title: 'exactly the pods',
        fleet: both(native, native, { nativeRoutingCidr: { ipv4: '10.0.0.0/14' } }),
      },
      { title: 'tunnels without a range', fleet: both({}, {}) },
      {
        title: 'a range by values of people’s own',
        fleet: () =>
          twoGenericClusters(
            { alpha: native, beta: native },
            { cilium: { version: '1.20.3', values: { ipv4NativeRoutingCIDR: '10.0.0.0/8' } } },
          ),
      },
      {
        title: 'tunnels with a range that does not matter',
        fleet: both({}, {}, { nativeRoutingCidr: { ipv4: 'x' } }),
      },
      {
        title: 'pods of another component outside the range',
        fleet: both(
          native,
          { ...native, podCidrs: ['10.1.128.0/17'] },
          {
            ...unlinked,
            nativeRoutingCidr: { ipv4: '10.1.0.0/16' },
          },
        ),
      },
      {
        title: 'IPv6 alone, without a range for IPv4',
        fleet: both(six(1), six(2), { nativeRoutingCidr: { ipv6: 'fd00::/13' } }),
      },
      {
        title: 'both families',
        fleet: both(dual(1), dual(2), { nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00::/8' } }),
      },
    ],
  },

  'datapath/ip-families': {
    breaks: [
      {
        title: 'both families and one',
        fleet: both({}, { podCidrs: ['10.2.0.0/16', 'fd00:2::/104'] }),
        finds: [
          { path: 'alpha', clusters: ['alpha', 'beta'], says: "'alpha' does not speak IPv6, as beta does" },
        ],
      },
      {
        title: 'one family and the other, each told at its own place',
        fleet: both({}, { podCidrs: ['fd00:2::/104'] }),
        finds: [
          { path: 'alpha', clusters: ['alpha', 'beta'], says: "'alpha' does not speak IPv6, as beta does" },
          { path: 'beta', clusters: ['beta', 'alpha'], says: "'beta' does not speak IPv4, as alpha does" },
        ],
      },
    ],
    holds: [
      {
        title: 'both families everywhere',
        fleet: both(
          { podCidrs: ['10.1.0.0/16', 'fd00:1::/104'] },
          { podCidrs: ['10.2.0.0/16', 'fd00:2::/104'] },
        ),
      },
      {
        title: 'clusters that are not linked',
        fleet: both({}, { podCidrs: ['fd00:2::/104'] }, unlinked),
      },
      {
        title: 'clusters that only a third one connects, with both families in the middle',
        fleet: () =>
          fleetOf(
            { hub: { podCidrs: ['10.1.0.0/16', 'fd00:1::/104'] }, omega: { podCidrs: ['fd00:2::/104'] } },
            { mesh: { topology: linked() } },
          ),
      },
    ],
  },

  'datapath/pod-addresses': {
    breaks: [
      {
        title: 'ENI on a platform without it',
        fleet: both({ cilium: { values: { eni: { enabled: true } } } }, {}),
        finds: [at('alpha', "'eni.enabled' in the values of 'alpha' takes the addresses of pods from AWS")],
      },
      {
        title: 'a cloud that has no platform, in the fleet’s values',
        fleet: () =>
          fleetOf({ alpha: {} }, { cilium: { version: '1.20.3', values: { azure: { enabled: true } } } }),
        finds: [{ path: '', clusters: ['alpha'], says: "'azure.enabled' in the fleet’s values" }],
      },
    ],
    holds: [
      {
        title: 'ENI where the platform has it',
        fleet: () =>
          fleetOf(
            {
              alpha: {
                platform: { eksEni: { loadBalancerController: 'in-tree' } },
                cilium: { values: { eni: { enabled: true, updateEC2AdapterLimitViaAPI: true } } },
              },
            },
            { mesh: wide },
          ),
      },
      { title: 'a cloud that is off', fleet: both({ cilium: { values: { eni: { enabled: false } } } }, {}) },
    ],
  },
};
