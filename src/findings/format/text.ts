import path from 'node:path';
import pc from 'picocolors';
import type { Finding, Severity, SourcePosition } from '../finding';
import { fewOf } from '../few';
import type { Formatter } from './report';

/** Findings for people in a terminal: place, sentence, consequence and mend of each, then a count. */
export const text: Formatter = ({ findings, silenced }, { cwd, colour }) => {
  if (findings.length + silenced.length === 0) return '';
  const paint = pc.createColors(colour);
  const tint: Record<Severity, (s: string) => string> = {
    error: s => paint.red(paint.bold(s)),
    warning: s => paint.yellow(paint.bold(s)),
    info: s => paint.cyan(s),
  };
  const line = (label: string, value: string | undefined): string =>
    value === undefined ? '' : `    ${paint.dim(label.padEnd(8))} ${indent(value, 13)}\n`;
  const show = (f: Finding): string =>
    `${tint[f.severity](f.severity)} ${paint.bold(printable(f.rule))}${f.path === '' ? '' : ` ${printable(f.path)}`}\n` +
    (f.source === undefined ? '' : `  ${paint.cyan(showPosition(f.source, cwd))}\n`) +
    `    ${indent(f.message, 4)}\n` +
    line('in', unnamedClusters(f)) +
    line('expected', f.expected) +
    line('actual', f.actual) +
    line('breaks', f.breaks) +
    line('mend', f.hint) +
    line('see', f.docs);
  const quiet = silenced.map(
    s => `${paint.dim(printable(`silenced ${s.finding.rule} ${s.finding.path}: ${s.reason}`))}\n`,
  );
  const quietly = silenced.length === 0 ? '' : `, ${silenced.length} silenced`;
  return [...findings.map(show), ...quiet].join('\n') + `\n${count(findings)}${quietly}\n`;
};

/** The clusters concerned, unless the place is one and the sentence quotes the others; any word may be a cluster's name. */
export function unnamedClusters({ clusters, path, message }: Finding): string | undefined {
  if (clusters.every(cluster => cluster === path || message.includes(`'${cluster}'`))) return undefined;
  return fewOf(clusters);
}

/** `3 errors, 1 warning` */
export function count(findings: readonly Finding[]): string {
  const of = (severity: Severity): string | undefined => {
    const n = findings.filter(f => f.severity === severity).length;
    return n === 0 ? undefined : `${n} ${severity === 'info' ? 'note' : severity}${n === 1 ? '' : 's'}`;
  };
  return (
    [of('error'), of('warning'), of('info')].filter(part => part !== undefined).join(', ') || 'no findings'
  );
}

/** A position as editors and terminals link it: `blueprints/shop.ts:12`. */
export function showPosition(source: SourcePosition, cwd: string): string {
  const relative = path.relative(cwd, source.file);
  const file = relative.startsWith('..') ? source.file : relative;
  return `${printable(file)}:${source.line}${source.column === undefined ? '' : `:${source.column}`}`;
}

/**
 * Names come from people; characters that steer a terminal, or that change the direction or the lines of what is read,
 * must not reach it.
 */
export function printable(value: string): string {
  // eslint-disable-next-line no-control-regex
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, c => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Keeps the lines of a longer value in one column. */
function indent(value: string, column: number): string {
  return value
    .split('\n')
    .map(printable)
    .join(`\n${' '.repeat(column)}`);
}
