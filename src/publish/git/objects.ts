import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { maxFileBytes } from '../../output/index';
import { ended, type Git, GitError } from './git';

/** An object of a repository. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** Undefined where it is larger than any file of a tree. */
  readonly content: Buffer | undefined;
}

type Answer = (object: GitObject | undefined) => void;

/** An object that is being read. */
interface Coming {
  readonly id: string;
  readonly type: string;
  readonly size: number;
  left: number;
  readonly parts: Buffer[];
}

/** Longer than git takes for any object of a tree. */
const seconds = 600;

/** Reads objects of one repository, by one process of git for all of them. */
export class ObjectReader {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: { answer: Answer; fail: (error: unknown) => void }[] = [];
  private readonly done: Promise<void>;
  private failure: Error | undefined;
  private line = '';
  private coming: Coming | undefined;

  constructor(git: Git, gitDir: string) {
    const args = ['cat-file', '--batch'];
    this.child = git.start(args, { gitDir });
    this.done = ended(this.child, args, seconds);
    const failAll = (error: Error): void => {
      this.failure = error;
      for (const { fail } of this.waiting.splice(0)) fail(error);
    };
    this.done.then(() => {
      failAll(new GitError('git cat-file ended early'));
    }, failAll);
    this.child.stdout.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
  }

  /**
   * An object by its id, or what a ref points to; undefined where there is none.
   *
   * @param name an id, or a ref that was checked
   */
  read(name: string): Promise<GitObject | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise((answer, fail) => {
      this.waiting.push({ answer, fail });
      const { stdin } = this.child;
      // What is asked in one turn goes in one write.
      stdin.cork();
      stdin.write(`${name}\n`);
      process.nextTick(() => {
        stdin.uncork();
      });
    });
  }

  /** Ends the process. */
  async close(): Promise<void> {
    this.child.stdin.end();
    // Whoever read something was told already.
    await this.done.catch(() => undefined);
  }

  private take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0)
      rest = this.coming === undefined ? this.takeHeader(rest) : this.takeContent(rest, this.coming);
  }

  private takeHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf('\n');
    this.line += chunk.toString('latin1', 0, end < 0 ? chunk.length : end);
    if (end < 0) return nothing;
    const [id = '', type = '', size] = this.line.split(' ');
    this.line = '';
    if (size === undefined) this.waiting.shift()?.answer(undefined);
    // A newline comes behind the content.
    else this.coming = { id, type, size: Number(size), left: Number(size) + 1, parts: [] };
    return chunk.subarray(end + 1);
  }

  private takeContent(chunk: Buffer, coming: Coming): Buffer {
    const { id, type, size, parts } = coming;
    const part = chunk.subarray(0, coming.left);
    const isKept = size <= maxFileBytes;
    if (isKept) parts.push(part);
    coming.left -= part.length;
    if (coming.left === 0) {
      this.coming = undefined;
      const content = isKept ? Buffer.concat(parts).subarray(0, size) : undefined;
      this.waiting.shift()?.answer({ id, type, content });
    }
    return chunk.subarray(part.length);
  }
}

const nothing = Buffer.alloc(0);
