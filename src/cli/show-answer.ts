import { derivedServiceName } from '../kinds/index';
import picocolors from 'picocolors';
import type { Answer, Backends, Served } from '../simulate/index';

/** An answer as people read it: each name with its backend clusters, then why, then what was taken for granted. */
export function showAnswer(answer: Answer, colour: boolean): string {
  const { bold, dim } = picocolors.createColors(colour);
  const { from, namespace, name, service, imported, clustersetDns, because, assumed } = answer;
  const own = `${name}.${namespace}.svc.cluster.local`;
  const shared = `${name}.${namespace}.svc.clusterset.local`;
  const derived = `${derivedServiceName(namespace, name)}.${namespace}.svc.cluster.local`;
  return [
    `Callers in ${bold(from)} get`,
    ...lines(own, service, colour),
    ...(imported === undefined && service !== undefined
      ? []
      : lines(imported === undefined || clustersetDns ? shared : derived, imported, colour)),
    ...(imported === undefined || imported.headless || !clustersetDns ? [] : [dim(`    also as ${derived}`)]),
    ...section(
      'Because',
      because.map(({ why, path }) => `${why}${path === undefined ? '' : dim(` (${path})`)}`),
    ),
    ...section(
      'Assumed',
      assumed.map(({ what }) => what),
    ),
    '',
  ].join('\n');
}

function lines(name: string, served: Served | undefined, colour: boolean): string[] {
  const { bold, red } = picocolors.createColors(colour);
  if (served === undefined) return [`  ${bold(name)}`, `    ${red('no such name')}`];
  const title = `  ${bold(name)}${served.affinity === 'none' ? '' : `, affinity ${served.affinity}`}`;
  if (served.endpoints !== undefined)
    return [`${title}, headless`, ...table('pods', served.endpoints, colour)];
  return [
    title,
    ...served.ports.flatMap(({ name: port, port: number, protocol, backends }) =>
      table(`${port === '' ? '' : `${port} `}${number}/${protocol}`, backends, colour),
    ),
  ];
}

function table(title: string, backends: readonly Backends[], colour: boolean): string[] {
  const { red, yellow } = picocolors.createColors(colour);
  if (backends.length === 0) return [`    ${title}: ${red('nobody')}`];
  const width = Math.max(...backends.map(({ cluster }) => cluster.length));
  const rows = backends.map(({ cluster, backends: count, share, gone }) => {
    const part = `${Math.round(share * 100)}`.padStart(3);
    const row = `      ${cluster.padEnd(width)}  ${part} %  ${count} ${count === 1 ? 'backend' : 'backends'}`;
    return gone ? yellow(`${row}, gone: this part is lost`) : row;
  });
  return [`    ${title}`, ...rows];
}

/** A list under a title; nothing where it is empty. */
export function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', title, ...items.map(item => `  - ${item}`)];
}
