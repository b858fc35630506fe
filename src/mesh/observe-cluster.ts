import { type KubeObject, objectsIn, type Said, type Tree, type TreeFile } from '../kinds/index';
import { onceFor } from '../kinds/once';
import { readingOf } from './minors';
import { mapAt, textAt } from './read';
import { factsIn } from './read-file';
import { readPeers, readSettings } from './settings';
import type { MeshCluster, Note } from './state';
import { policiesIn, thingsIn } from './things';
import { ciliumValues, ciliumVersion, valuesFile } from './values';

/** Reads one cluster from its tree. */
export function observeCluster(tree: Tree, note: (note: Note) => void): MeshCluster {
  const flux = tree.files.flatMap(fluxIn);
  const values = ciliumValues(tree, flux);
  const version = ciliumVersion(flux);
  const name = textAt(mapAt(values, 'cluster'), 'name') ?? tree.cluster;
  const problem = (at: Partial<Note> & Pick<Note, 'problem'>): void => {
    note({ cluster: name, file: valuesFile, ...at });
  };
  if (version === undefined)
    problem({ problem: 'no object of the tree says which version of Cilium it installs' });
  if (name !== tree.cluster)
    problem({ problem: `cluster.name is '${name}' in the tree of '${tree.cluster}'` });
  const peers = readPeers(values, readingOf(version));
  const things = thingsIn([...tree.files.filter(hasThings), ...(tree.declared ?? [])]);
  for (const at of things.notes) problem(at);
  return {
    name,
    settings: readSettings(values, version),
    peers: peers.includes(name) ? peers.filter(peer => peer !== name) : peers,
    ...things.found,
    policies: policiesIn(tree.files.filter(hasPolicies)),
    ...(tree.said !== undefined && sayings(tree.said)),
  };
}

const hasThings = onceFor((file: TreeFile) => factsIn(file).hasThings);
const hasPolicies = (file: TreeFile): boolean => factsIn(file).policies.length > 0;

const fluxIn = onceFor((file: TreeFile): readonly KubeObject[] =>
  objectsIn(file)
    .map(({ object }) => object)
    .filter(({ apiVersion }) => apiVersion.includes('toolkit.fluxcd.io/')),
);

const sayings = ({ providers, clustersetDns }: Said): Pick<MeshCluster, 'provides' | 'clustersetDns'> => ({
  provides: new Set(providers),
  ...(clustersetDns !== undefined && { clustersetDns }),
});
