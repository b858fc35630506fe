import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compareTrees, OutputError, recover, writeTrees } from '../../src/output/index';
import { withLock } from '../../src/output/lock';
import { contentsOf, fleet, put, useFolder } from './disk';

const folder = useFolder();
const trees = [fleet('eu', { paris: { 'README.md': 'Paris\n' } })];
const workspace = '.meshprint-write';
const lock = (holder: string): void => {
  put(folder.root, `${workspace}/lock/${holder}`, '');
};
const isTidy = (): boolean => !existsSync(path.join(folder.root, workspace));

test('is there while it is held, with the pid of the holder, and gone afterwards', () => {
  const inside = withLock(folder.root, ({ lock }) => readdirSync(lock));
  expect(inside).toEqual([expect.stringMatching(new RegExp(`^${process.pid}-[0-9a-f]+$`))]);
  expect(isTidy()).toBe(true);
});

test('is gone after a failure, too', () => {
  const fail = (): never => {
    throw new Error('inside');
  };
  expect(() => withLock(folder.root, fail)).toThrow('inside');
  expect(isTidy()).toBe(true);
});

test('of a process that lives stops a write and a comparison', () => {
  lock(`${process.ppid}-00ff`);
  const state = contentsOf(folder.root);
  for (const act of [writeTrees, compareTrees, recover]) {
    expect(() => act(folder.root, trees)).toThrow(OutputError);
    expect(() => act(folder.root, trees)).toThrow(`process ${process.ppid} is writing there`);
  }
  expect(contentsOf(folder.root)).toEqual(state);
});

test('of a process that may not be signalled stops a write', () => {
  const kill = jest.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
  });
  lock('4194303-00ff');
  expect(() => writeTrees(folder.root, trees)).toThrow('process 4194303 is writing there');
  kill.mockRestore();
});

test('with a name that says nothing stops a write', () => {
  lock('somebody');
  expect(() => writeTrees(folder.root, trees)).toThrow('process somebody is writing there');
});

const dead = spawnSync(process.execPath, ['-e', '']).pid;

test.each([
  ['a dead process', `${dead}-00ff`],
  ['an earlier process with our number', `${process.pid}-00ff`],
])('of %s is taken over', (_, holder) => {
  lock(holder);
  put(folder.root, `${workspace}/lock.${holder}/${holder}`, '');
  expect(writeTrees(folder.root, trees).differences).toHaveLength(2);
  expect(isTidy()).toBe(true);
});

test('that is empty, left by a process killed while it let go, is taken over', () => {
  mkdirSync(path.join(folder.root, workspace, 'lock'), { recursive: true });
  expect(writeTrees(folder.root, trees).differences).toHaveLength(2);
  expect(isTidy()).toBe(true);
});
