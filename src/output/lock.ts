import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printable } from '../findings/index';
import { codeOf, disk, unless } from './disk';
import { OutputError } from './error';
import { workspaceOf, type Workspace } from './workspace';

/** Runs an action while no other process writes below the root. */
export function withLock<T>(root: string, action: (workspace: Workspace) => T): T {
  const workspace = workspaceOf(root);
  const lock = takeLock(workspace.lock);
  try {
    return action(workspace);
  } finally {
    lock.release();
    disk.removeEmpty(workspace.folder);
  }
}

/** What this process holds. A lock with its number that is not among these is of an earlier process: numbers come again. */
const held = new Set<string>();

/**
 * Takes a lock, from a process that is dead too.
 *
 * The lock is a folder with one file in it, named by the holder's pid and a random number. A folder with its file comes
 * into being in one step, by a rename, and so does a take-over from a dead process, by a rename of the file: of two that
 * try, one wins, and at no moment is there a lock that says nothing.
 *
 * @param lock the folder, in one that is made when it is not there
 * @throws LockedError while somebody who lives has it
 */
export function takeLock(lock: string): Lock {
  const token = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const isTakenOver = acquire(lock, token);
  held.add(token);
  const release = (): void => {
    held.delete(token);
    disk.remove(path.join(lock, token));
    disk.removeEmpty(lock);
  };
  return { isTakenOver, release };
}

/** A lock that this process has. */
export interface Lock {
  /** True when its last holder died with it, and may have left things half done. */
  readonly isTakenOver: boolean;
  readonly release: () => void;
}

/** A lock that somebody has who lives. */
export class LockedError extends OutputError {}

/** Each attempt that is not decided means that another process did something in between. */
const attempts = 100;

/** Says whether somebody had it who is dead. */
function acquire(lock: string, token: string): boolean {
  for (let attempt = 0; attempt < attempts; attempt++) {
    disk.makeFolder(path.dirname(lock));
    const holder = holderOf(lock);
    if (holder === undefined ? claim(lock, token) : takeOver(lock, holder, token))
      return holder !== undefined;
  }
  throw new OutputError([{ what: `${printable(lock)} never came free`, mend: 'Run again.' }]);
}

function holderOf(lock: string): string | undefined {
  let holder: string | undefined;
  unless(['ENOENT'], () => {
    holder = disk.list(lock)[0]?.name;
  });
  return holder;
}

/** Makes the lock, unless somebody else did so first. */
function claim(lock: string, token: string): boolean {
  const draft = `${lock}.${token}`;
  // Left by a process that was killed while it let go; Windows does not rename onto it.
  disk.removeEmpty(lock);
  // ENOENT: the lock was somebody's for a moment, and they cleared the draft away.
  const claimed = unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => {
    disk.makeFolder(draft);
    disk.write(path.join(draft, token), '');
    disk.move(lock, draft);
  });
  if (!claimed) disk.removeAll(draft);
  return claimed;
}

/** Takes the lock from a process that is dead; throws while it lives. */
function takeOver(lock: string, holder: string, token: string): boolean {
  const pid = Number(/^([1-9]\d*)-[0-9a-f]+$/.exec(holder)?.[1]);
  if (Number.isNaN(pid) || isAlive(pid, holder)) {
    const what = `${printable(lock)} is held: process ${Number.isNaN(pid) ? printable(holder) : pid} is writing there`;
    const mend = 'Wait until it is done. If it is no Meshprint, delete that folder. Then run again.';
    throw new LockedError([{ what, mend }]);
  }
  return unless(['ENOENT'], () => {
    disk.move(path.join(lock, token), path.join(lock, holder));
  });
}

function isAlive(pid: number, holder: string): boolean {
  // In containers, numbers come again.
  if (pid === process.pid) return held.has(holder);
  try {
    process.kill(pid, 0);
    return !isDefunct(pid);
  } catch (error) {
    // Not permitted to signal it means that it is there. ESRCH means that it is not.
    return codeOf(error) !== 'ESRCH';
  }
}

/** Dead, and only there until its parent asks: in containers some parents never do. Linux says so; elsewhere nobody does. */
function isDefunct(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    return false;
  }
}
