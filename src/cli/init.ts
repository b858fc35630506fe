import path from 'node:path';
import { printable } from '../findings/index';
import { fileConflicts, writeNewFiles } from './newfiles';
import { projectFiles, problemWithPackageName } from './template/index';
import { UsageError } from './terminal';

/** Options of `meshprint init`. */
export interface InitOptions {
  readonly yaml?: boolean;
  readonly name?: string;
}

/** `meshprint init`: a first blueprint in a folder, with all that it needs to be used. */
export function init(folder: string, { yaml = false, name }: InitOptions): number {
  if (folder === '') throw new UsageError('The folder is empty; name one, or . for this one.');
  const full = path.resolve(folder);
  const files = projectFiles(yaml ? 'yaml' : 'typescript', nameFor(full, name));
  const conflicts = fileConflicts(full, Object.keys(files));
  if (conflicts.length > 0) {
    const list = conflicts.map(file => `  ${shown(path.join(folder, file))}\n`).join('');
    throw new UsageError(
      `Nothing was written, since this is in the way:\n${list}Move it away, or name another folder.`,
    );
  }
  writeNewFiles(full, files);
  process.stdout.write(report(folder, Object.keys(files)));
  return 0;
}

function nameFor(folder: string, given: string | undefined): string {
  const name = given ?? path.basename(folder);
  const problem = problemWithPackageName(name);
  if (problem === undefined) return name;
  const mend =
    given === undefined
      ? 'Take another folder, or give the name with --name'
      : 'Give another one with --name';
  throw new UsageError(
    `'${printable(name)}' cannot be the name in package.json: ${problem}. ${mend}, such as --name my-fleet.`,
  );
}

function report(folder: string, files: readonly string[]): string {
  const blueprint = files.find(file => file.startsWith('blueprints/')) ?? '';
  const enter = path.resolve(folder) === process.cwd() ? '' : `  cd ${quoted(folder)}\n`;
  return `Wrote:
${files.map(file => `  ${shown(path.join(folder, file))}\n`).join('')}
Next:
${enter}  npm install
  npm run check   # look for mistakes; writes nothing
  npm run synth   # write dist/, with one repository for each cluster

Then put your own clusters, addresses and repositories into ${blueprint}.
`;
}

const shown = (file: string): string => printable(file);

/** As a shell takes it. */
const quoted = (folder: string): string =>
  /^[\w./-]+$/.test(folder) ? folder : `'${shown(folder).replaceAll("'", String.raw`'\''`)}'`;
