import type { CommitStatus, ForgeError, PullRequest } from './forge';
import { plain } from './clean';

/** Reads answers field by field: whatever a forge answers, only what was expected comes out. */
export class Shape {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    json: unknown,
    private readonly fail: (message: string) => ForgeError,
  ) {
    this.fields = Object(json) as Record<string, unknown>;
  }

  text(key: string): string {
    const value = this.fields[key];
    if (typeof value !== 'string' || value === '') throw this.wrong(key);
    return value;
  }

  /** Empty where there is none. */
  anyText(key: string): string {
    const value = this.fields[key];
    return typeof value === 'string' ? value : '';
  }

  number(key: string): number {
    const value = this.fields[key];
    if (!Number.isSafeInteger(value)) throw this.wrong(key);
    return value as number;
  }

  /** As it came, to be compared. */
  raw(key: string): unknown {
    return this.fields[key];
  }

  /** A time, if there is one; a time that is none is refused. */
  time(key: string): Date | undefined {
    const value = this.fields[key];
    if (value === undefined || value === null) return undefined;
    const date = typeof value === 'string' ? new Date(value) : undefined;
    if (date === undefined || Number.isNaN(date.getTime())) throw this.wrong(key);
    return date;
  }

  within(key: string): Shape {
    return new Shape(this.fields[key], this.fail);
  }

  private wrong(key: string): ForgeError {
    return this.fail(
      `the forge answered with something else than was asked for: '${key}' is not as it should be`,
    );
  }
}

/** A status with the number that the forge gave it. */
export interface Numbered {
  readonly id: number;
  readonly status: CommitStatus;
}

/** By the numbers that the forge gave them: times may be the same. */
export const newestFirst = (statuses: readonly Numbered[]): CommitStatus[] =>
  [...statuses].sort((a, b) => b.id - a.id).map(({ status }) => status);

/** What every forge says of a status beside its state, under some name. */
export function details(shape: Shape): Pick<CommitStatus, 'description' | 'url'> {
  const description = plain(shape.anyText('description'));
  const url = webAddress(shape.anyText('target_url'));
  return { ...(description !== '' && { description }), ...(url !== undefined && { url }) };
}

/** A pull request by the fields of a forge. */
export function pullRequest(
  shape: Shape,
  { number, url }: { number: string; url: string },
  fail: (message: string) => ForgeError,
): PullRequest {
  const address = webAddress(shape.text(url));
  if (address === undefined) throw fail('the forge answered with a pull request without an address');
  return { number: shape.number(number), url: address };
}

/** An address of the web in its plain form, in which nothing steers a terminal. */
function webAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url.href : undefined;
}
