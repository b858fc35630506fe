import type { Fleet } from '../../../../src/model/index';
import { fleetOf, linked, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

const idOf =
  (id: number, maxConnectedClusters: 255 | 511 = 255) =>
  (): ReturnType<typeof fleetOf> =>
    twoGenericClusters({ alpha: { id } }, { mesh: { maxConnectedClusters } });

/** A cluster whose pods have addresses of ENIs, in a mesh of one size. */
const eniOf =
  (id: number, maxConnectedClusters: 255 | 511 = 255) =>
  (): ReturnType<typeof fleetOf> =>
    fleetOf(
      { alpha: { id, platform: { eksEni: { loadBalancerController: 'in-tree' } } } },
      { mesh: { maxConnectedClusters, nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } },
    );

const notAlone = { rules: ['values/not-yours'], because: 'a cluster of a mesh has Cilium alone' };
const chained = { cni: { chainingMode: 'aws-cni' } };
const unsafe = { 'allow-unsafe-policy-skb-usage': 'true' };

export const ids: CasesByRule = {
  'fleet/no-clusters': {
    breaks: [
      {
        title: 'nothing but a fleet',
        fleet: () => fleetOf({}),
        finds: [{ path: '', clusters: [], says: "the fleet 'test' has no clusters" }],
      },
    ],
    holds: [
      { title: 'one cluster', fleet: () => fleetOf({ alpha: {} }) },
      {
        title: 'clusters that are all left out for mistakes of their own',
        fleet: () => fleetOf({ alpha: { id: 'x' as never }, beta: { podCidrs: 1 as never } }),
        also: { rules: ['model/shape'], because: 'that is what is wrong with them' },
      },
    ],
  },

  'cluster/id': {
    breaks: [
      {
        title: '0, which is no mesh',
        fleet: idOf(0),
        finds: [at('alpha', "the id of 'alpha' is out of range")],
      },
      { title: 'less than 0', fleet: idOf(-1), finds: [at('alpha', 'is out of range')] },
      { title: '256 of 255', fleet: idOf(256), finds: [at('alpha', 'is out of range')] },
      { title: '0 of 511', fleet: idOf(0, 511), finds: [at('alpha', 'is out of range')] },
      { title: '512 of 511', fleet: idOf(512, 511), finds: [at('alpha', 'is out of range')] },
    ],
    holds: [
      { title: '1', fleet: idOf(1) },
      { title: '255 of 255', fleet: idOf(255) },
      { title: '256 of 511', fleet: idOf(256, 511) },
      { title: '511 of 511', fleet: idOf(511, 511) },
    ],
  },

  'cluster/id-bit': {
    breaks: [
      {
        title: '128 with ENI',
        fleet: eniOf(128),
        finds: [at('alpha', "the id 128 of 'alpha' has the bit 128, which ENI cannot have")],
      },
      { title: '255 with ENI', fleet: eniOf(255), finds: [at('alpha', 'the id 255')] },
      { title: '384 of 511 with ENI', fleet: eniOf(384, 511), finds: [at('alpha', 'the id 384')] },
      { title: '511 of 511 with ENI', fleet: eniOf(511, 511), finds: [at('alpha', 'the id 511')] },
      {
        title: '128 with a chain behind the VPC CNI, by a value of people’s own',
        fleet: () => fleetOf({ alpha: { id: 128, cilium: { values: chained } } }),
        finds: [at('alpha', 'which aws-cni chaining cannot have')],
        also: notAlone,
      },
      ...(['eni', 'alibabacloud'] as const).map(cloud => ({
        title: `128 with ${cloud}, by a value of the fleet’s`,
        fleet: (): Fleet =>
          fleetOf(
            { alpha: { id: 128 } },
            { cilium: { version: '1.20.3', values: { [cloud]: { enabled: true } } } },
          ),
        finds: [at('alpha', 'has the bit 128')],
        also: { rules: ['datapath/pod-addresses'], because: 'the cloud gives other addresses too' },
      })),
    ],
    holds: [
      { title: '127 with ENI', fleet: eniOf(127) },
      {
        title: '128 with a chain, where somebody takes the risk',
        fleet: () => fleetOf({ alpha: { id: 128, cilium: { values: { ...chained, extraConfig: unsafe } } } }),
        also: notAlone,
      },
      {
        title: '128 behind another chain',
        fleet: () =>
          fleetOf({ alpha: { id: 128, cilium: { values: { cni: { chainingMode: 'portmap' } } } } }),
        also: notAlone,
      },
      { title: '256 of 511 with ENI', fleet: eniOf(256, 511) },
      { title: '383 of 511 with ENI', fleet: eniOf(383, 511) },
      {
        title: '128 with the overlay of EKS',
        fleet: () =>
          fleetOf({ alpha: { id: 128, platform: { eksOverlay: { loadBalancerController: 'in-tree' } } } }),
      },
      {
        title: 'an id that is out of range anyway',
        fleet: eniOf(-1),
        also: { rules: ['cluster/id'], because: 'that is what is wrong with it' },
      },
    ],
  },

  'cluster/duplicate-id': {
    breaks: [
      {
        title: 'two clusters with one id',
        fleet: () => twoGenericClusters({ beta: { id: 1 } }),
        finds: [at('beta', "'beta' has the id 1, which 'alpha' has too", 'alpha')],
      },
      {
        title: 'three clusters with one id, each told against the first',
        fleet: () => fleetOf({ c: { id: 9 }, b: { id: 9 }, a: { id: 9 } }),
        finds: [at('b', "which 'a' has too", 'a'), at('c', "which 'a' has too", 'a')],
      },
      {
        title: 'clusters that are not connected, since they may be one day',
        fleet: () => twoGenericClusters({ beta: { id: 1 } }, { mesh: { topology: linked() } }),
        finds: [at('beta', "which 'alpha' has too", 'alpha')],
      },
    ],
    holds: [
      {
        title: 'ids next to each other',
        fleet: () => twoGenericClusters({ alpha: { id: 2 }, beta: { id: 3 } }),
      },
    ],
  },
};
