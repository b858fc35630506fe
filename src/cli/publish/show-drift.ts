import { fewOf, printable } from '../../findings/index';
import { type Drift, type DriftedFile, hasDrift } from '../../publish/index';
import { counted } from '../terminal';

/** Drift of all clusters as text for people; what is the same in several clusters stands once. */
export function showDrift(drifts: readonly Drift[]): string {
  const fleets = [...new Set(drifts.map(({ target }) => target.fleet))];
  return fleets
    .map(fleet => {
      const own = drifts.filter(({ target }) => target.fleet === fleet);
      return [headOf(fleet, own), ...filesOf(own), ...failuresOf(own)].map(line => `${line}\n`).join('');
    })
    .join('\n');
}

function headOf(fleet: string, drifts: readonly Drift[]): string {
  const isNew = ({ commit, failed }: Drift): boolean => commit === undefined && failed === undefined;
  const unpublished = drifts.filter(isNew).length;
  const changed = drifts.filter(hasDrift).length;
  const unread = drifts.filter(({ failed }) => failed !== undefined).length;
  const nothing = unread === 0 ? 'nothing was changed by hand' : 'nothing was changed by hand in the others';
  const parts = [
    ...(unread === 0 ? [] : [`${unread} could not be read`]),
    ...(changed > 0 ? [`somebody changed ${counted(changed, 'cluster')}`] : []),
    ...(changed === 0 && unread < drifts.length ? [nothing] : []),
    ...(unpublished === 0 ? [] : [`${unpublished} not published yet`]),
  ];
  return `${printable(fleet)}: ${counted(drifts.length, 'cluster')}, ${parts.join(', ')}`;
}

function filesOf(drifts: readonly Drift[]): string[] {
  const alike = new Map<string, { file: DriftedFile; clusters: string[] }>();
  for (const { target, files } of drifts)
    for (const file of files) {
      const key = JSON.stringify([file.kind, file.file, file.what]);
      const group = alike.get(key) ?? { file, clusters: [] };
      group.clusters.push(target.cluster);
      alike.set(key, group);
    }
  const order = Object.keys(words);
  return [...alike.values()]
    .sort((a, b) => order.indexOf(a.file.kind) - order.indexOf(b.file.kind))
    .map(({ file, clusters }) => printable(`  ${words[file.kind](file)} in ${fewOf(clusters)}`));
}

const words: Readonly<Record<DriftedFile['kind'], (file: DriftedFile) => string>> = {
  manifest: ({ file, what = '' }) => `${file} ${what}`,
  changed: ({ file }) => `changed  ${file}`,
  deleted: ({ file }) => `deleted  ${file}`,
  replaced: ({ file, what = '' }) => `replaced ${file}, which ${what},`,
  added: ({ file }) => `added    ${file}`,
};

const failuresOf = (drifts: readonly Drift[]): string[] =>
  drifts.flatMap(({ target, failed }) =>
    failed === undefined ? [] : [printable(`  failed   ${target.cluster}: ${failed}`)],
  );
