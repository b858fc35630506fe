import { availableParallelism } from 'node:os';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { type KubeObject, objectsOf, type Tree } from '../../../kinds/index';
import { ciliumValues, ciliumVersion } from '../../../mesh/index';
import { each } from '../../../publish/index';
import { type Rendered, renderedChanges } from '../../../review/index';
import { withScratch } from '../scratch';
import { chartOf } from './chart';
import { render } from './helm';

export { checkHelm } from './helm';

/** A fleet before and after, and the Kubernetes minor of each cluster. */
interface Trees {
  readonly before: readonly Tree[];
  readonly after: readonly Tree[];
  readonly kubernetes: ReadonlyMap<string, string>;
}

/** What Helm gets for one state of one cluster, as text that tells it apart. */
const inputOf = (tree: Tree, kubernetes: string | undefined): string => {
  const objects = [...objectsOf(tree)].map(({ object }) => object);
  return JSON.stringify([ciliumVersion(objects), kubernetes, ciliumValues(tree, objects)]);
};

/** What the Cilium charts of a folder make of a change: of clusters on both sides whose version or values differ. */
export function renderCharts(folder: string, { before, after, kubernetes }: Trees): Promise<Rendered> {
  const was = new Map(before.map(tree => [tree.cluster, tree]));
  const pairs = after.flatMap(tree => {
    const old = was.get(tree.cluster);
    if (old === undefined) return [];
    const [from, to] = [old, tree].map(one => inputOf(one, kubernetes.get(tree.cluster)));
    return from === undefined || to === undefined || from === to ? [] : [{ cluster: tree.cluster, from, to }];
  });
  return withScratch(async (scratch, interrupted) => {
    const inputs = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))];
    const outputs = new Map(
      await each([...inputs.entries()], availableParallelism(), async ([i, input]) => {
        const made = interrupted.aborted
          ? 'interrupted'
          : await renderOne(folder, input, path.join(scratch, `${i}.json`));
        return [input, made] as const;
      }),
    );
    return rendered(pairs, outputs);
  });
}

type Made = readonly KubeObject[] | string;

function renderOne(folder: string, input: string, file: string): Promise<Made> {
  const [version, kubernetes, values] = JSON.parse(input) as [string | null, string | null, object];
  if (version === null) return Promise.resolve('its tree names no version of the chart');
  const chart = chartOf(folder, version);
  if (chart === undefined)
    return Promise.resolve(
      `${folder} has no chart of Cilium ${version} (cilium-${version}.tgz or cilium-${version}/)`,
    );
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(values), { mode: 0o600 });
  return render({ chart, kubernetes: kubernetes ?? undefined, values: file });
}

function rendered(
  pairs: readonly { readonly cluster: string; readonly from: string; readonly to: string }[],
  outputs: ReadonlyMap<string, Made>,
): Rendered {
  const [before, after] = [
    new Map<string, readonly KubeObject[]>(),
    new Map<string, readonly KubeObject[]>(),
  ];
  const failed = new Map<string, string[]>();
  for (const { cluster, from, to } of pairs) {
    const [was = '', is = ''] = [outputs.get(from), outputs.get(to)];
    const why = [was, is].find(made => typeof made === 'string');
    if (typeof why === 'string') failed.set(why, [...(failed.get(why) ?? []), cluster]);
    else {
      before.set(cluster, was as readonly KubeObject[]);
      after.set(cluster, is as readonly KubeObject[]);
    }
  }
  return {
    clusters: [...after.keys()],
    changes: renderedChanges(before, after),
    failed: [...failed].map(([why, clusters]) => ({ clusters, why })),
  };
}
