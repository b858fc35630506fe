import { printable } from '../findings/index';
import { refuseIf } from './error';
import { manifestName } from './manifest';
import { collisionsOf, flawOfName, flawOfPath, fold, workspaceName } from './names';
import type { FleetOutput, OutputTree } from './output-file';

/** Throws when fleets, clusters or files have names that cannot be written, or cannot be side by side. */
export function refuseUnfit(fleets: readonly FleetOutput[]): void {
  const flaws: string[] = [];
  const judge = (what: () => string, flaw: string | undefined): void => {
    if (flaw !== undefined) flaws.push(`${what()} ${flaw}`);
  };
  const paths = new Paths();
  for (const { fleet, trees } of fleets) {
    const name = JSON.stringify(fleet);
    judge(() => `fleet ${name}`, fold(fleet) === workspaceName ? 'has a reserved name' : flawOfName(fleet));
    for (const tree of trees) {
      judge(() => `cluster ${JSON.stringify(tree.cluster)} of fleet ${name}`, flawOfName(tree.cluster));
      const folder = `${fleet}/${tree.cluster}`;
      for (const { path } of tree.files)
        judge(() => `${JSON.stringify(path)} in ${JSON.stringify(folder)}`, paths.flawOf(path));
      paths.add(folder, tree);
    }
  }
  // Unfit names make no sense as paths, so they are told first, alone.
  const problems = flaws.length > 0 ? flaws : [...twice(fleets.map(f => f.fleet)), ...paths.collisions()];
  const mend = 'Give it another name in the blueprint.';
  refuseIf(problems.map(what => ({ what: printable(what), mend })));
}

/** The paths of all trees. Those of one tree are mostly those of every other one, and are judged once. */
class Paths {
  private readonly flaws = new Map<string, string | undefined>();
  private readonly arePossible = new Map<string, boolean>();
  private readonly whole: string[] = [];

  flawOf(path: string): string | undefined {
    if (!this.flaws.has(path)) this.flaws.set(path, flawOfPath(path));
    return this.flaws.get(path);
  }

  add(folder: string, { files }: OutputTree): void {
    const paths = [manifestName, ...files.map(file => file.path)];
    const key = paths.join('\n');
    const arePossible = this.arePossible.get(key) ?? collisionsOf(paths).length === 0;
    this.arePossible.set(key, arePossible);
    // Of a tree without collisions only its folder can collide, with those of others.
    for (const path of arePossible ? [manifestName] : paths) this.whole.push(`${folder}/${path}`);
  }

  collisions(): string[] {
    return collisionsOf(this.whole);
  }
}

/** A fleet given twice would have each half take the other's clusters for gone. */
function twice(fleets: readonly string[]): string[] {
  return fleets
    .filter((fleet, index) => fleets.indexOf(fleet) !== index)
    .map(fleet => `fleet ${fleet} is there twice`);
}
