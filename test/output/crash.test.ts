import fs, { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { compareTrees, recover, writeTrees, type FleetOutput } from '../../src/output/index';
import { crashAt } from './crash';
import { contentsOf, fleet, put, useFolder } from './disk';

const folder = useFolder();

const file = fc.constantFrom('README.md', 'flux/a.yaml', 'flux/b.yaml', 'a/b/c.yaml', 'a/d.yaml');
const files = fc.dictionary(file, fc.constantFrom('a\n', 'a longer text\n'), { maxKeys: 4 });
const clusters = fc.dictionary(fc.constantFrom('paris', 'rome'), files);
const output = fc.tuple(clusters, clusters).map(([eu, us]) => [fleet('eu', eu), fleet('us', us)]);

// Waiting for the disk would be most of the time here.
const fsync = jest.spyOn(fs, 'fsyncSync').mockImplementation();
afterAll(() => {
  fsync.mockRestore();
});

const theirs = { 'eu/paris/notes/todo.txt': 'theirs', 'us/theirs.txt': 'theirs', 'theirs.txt': 'theirs' };

function start(fleets: readonly FleetOutput[]): Record<string, string> {
  rmSync(folder.root, { recursive: true, force: true });
  for (const [relative, text] of Object.entries(theirs)) put(folder.root, relative, text);
  writeTrees(folder.root, fleets);
  return contentsOf(folder.root);
}

test('killed before any change of the disk, a write is wholly done or not at all', () => {
  const seen = { old: 0, new: 0 };
  fc.assert(
    fc.property(output, output, (before, after) => {
      const newState = start(after);
      const oldState = start(before);
      for (let n = 0; crashAt(n, () => writeTrees(folder.root, after)); n++) {
        recover(folder.root);
        const state = contentsOf(folder.root);
        const isOld = JSON.stringify(state) === JSON.stringify(oldState);
        if (!isOld) expect(state).toEqual(newState);
        seen[isOld ? 'old' : 'new']++;
        start(before);
      }
      expect(contentsOf(folder.root)).toEqual(newState);
    }),
    { numRuns: 8 },
  );
  expect(Math.min(seen.old, seen.new)).toBeGreaterThan(30);
});

test('killed again and again while it recovers, a write is wholly done or not at all', () => {
  fc.assert(
    fc.property(
      output,
      output,
      fc.nat(60),
      fc.array(fc.nat(20), { maxLength: 5 }),
      (before, after, n, more) => {
        const newState = start(after);
        const oldState = start(before);
        crashAt(n, () => writeTrees(folder.root, after));
        for (const m of more) crashAt(m, () => recover(folder.root));
        // Every way in starts with the recovery.
        compareTrees(folder.root, after);
        const state = contentsOf(folder.root);
        if (JSON.stringify(state) !== JSON.stringify(oldState)) expect(state).toEqual(newState);
        expect(existsSync(path.join(folder.root, '.meshprint-write'))).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});
