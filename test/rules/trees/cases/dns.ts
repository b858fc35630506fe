import type { Fleet } from '../../../../src/model/index';
import { ExportedService, MeshNamespace } from '../../../../src/model/index';
import type { ClusterChanges } from '../../../support/fleets';
import type { CasesByRule } from '../../plan/cases/case';
import { at, configMap, layerOf, type Written } from './fleet';

const corefileOf = (zones: string, ...options: readonly string[]): Written => ({
  ...configMap({ name: 'coredns', namespace: 'kube-system' }),
  data: {
    Corefile: [
      '.:53 {',
      '    errors',
      `    kubernetes ${zones} {`,
      ...options.map(option => `        ${option}`),
      '    }',
      '    cache 30',
      '}',
      '',
    ].join('\n'),
  },
});

/** A layer with these objects, in clusters where a service is exported too. */
const exporting =
  (objects: readonly Written[], clustersetDns: NonNullable<ClusterChanges[string]['clustersetDns']>) =>
  (): Fleet => {
    const fleet = layerOf(objects, {}, { alpha: { kubernetes: '1.35', clustersetDns } })();
    new ExportedService(new MeshNamespace(fleet, 'shop'), 'web', {
      ports: [{ name: 'http', port: 80 }],
      selector: { app: 'web' },
      providers: { all: {} },
    });
    return fleet;
  };

const good = corefileOf('cluster.local clusterset.local in-addr.arpa', 'multicluster clusterset.local');

export const dns: CasesByRule = {
  'dns/corefile': {
    breaks: [
      {
        title: 'a zone that the plugin does not have',
        fleet: layerOf([corefileOf('cluster.local in-addr.arpa', 'multicluster clusterset.local')]),
        finds: [
          at(0, "whose plugin kubernetes has 'clusterset.local' in multicluster, and not among its zones"),
        ],
      },
      {
        title: 'names that only other clusters provide, ignored',
        fleet: layerOf([
          corefileOf(
            'cluster.local clusterset.local',
            'multicluster clusterset.local',
            'ignore empty_service',
          ),
        ]),
        finds: [at(0, 'ignores services without endpoints')],
      },
    ],
    holds: [
      { title: 'both', fleet: layerOf([good]) },
      {
        title: 'a zone with and without its last dot',
        fleet: layerOf([corefileOf('cluster.local clusterset.local.', 'multicluster clusterset.local')]),
      },
      {
        title: 'the zones of the server block',
        fleet: layerOf([corefileOf('', 'multicluster clusterset.local')]),
      },
      {
        title: 'services without endpoints, ignored where there is no multicluster',
        fleet: layerOf([corefileOf('cluster.local', 'ignore empty_service')]),
      },
      {
        title: 'a comment',
        fleet: layerOf([corefileOf('cluster.local', '# multicluster clusterset.local')]),
      },
    ],
  },

  'dns/corefile-owner': {
    breaks: [
      {
        title: 'a Corefile that Cilium’s chart changes too',
        fleet: exporting([good], { auto: {} }),
        finds: [at(0, 'ConfigMap kube-system/coredns has the Corefile that Cilium’s chart is to change')],
      },
    ],
    holds: [
      { title: 'a Corefile with the zone in it', fleet: exporting([good], { elsewhere: {} }) },
      { title: 'another ConfigMap', fleet: exporting([configMap()], { auto: {} }) },
    ],
  },
};
