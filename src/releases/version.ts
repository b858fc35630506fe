// One by one: all of semver is twice as much to load.
import lt from 'semver/functions/lt';
import parse from 'semver/functions/parse';
import satisfies from 'semver/functions/satisfies';
import valid from 'semver/functions/valid';

/** `1.20.3` -> `1.20`; undefined when the text is no exact version. */
export function minorOf(version: string): string | undefined {
  const parsed = parse(version);
  // semver forgives a leading v and spaces; a chart tag does not.
  return parsed?.raw === parsed?.version && parsed !== null ? `${parsed.major}.${parsed.minor}` : undefined;
}

/** How many minors apart two versions are: 1.18 and 1.20 are 2 apart. Other majors are infinitely far. */
export function minorsApart(a: string, b: string): number {
  const [majorA, minorA] = a.split('.').map(Number);
  const [majorB, minorB] = b.split('.').map(Number);
  return majorA === majorB ? Math.abs((minorA ?? 0) - (minorB ?? 0)) : Infinity;
}

/** A minor as a number that grows with it. */
function rank(minor: string): number {
  const [major = 0, low = 0] = minor.split('.').map(Number);
  return major * 1000 + low;
}

/** True when the minor `x.y` lies in `[from, to]`, both included. */
export function minorWithin(minor: string, [from, to]: readonly [string, string]): boolean {
  return rank(from) <= rank(minor) && rank(minor) <= rank(to);
}

/** True when the minor `x.y` is another one's or a later one; false for a text that is no minor. */
export function minorAtLeast(minor: string, from: string): boolean {
  return rank(minor) >= rank(from);
}

/** True for a version that names one release: not a range, not a word. A leading v is fine. */
export function isExact(version: string): boolean {
  return valid(version) !== null;
}

/** True when an exact version comes before another one. */
export function isBefore(version: string, other: string): boolean {
  return valid(version) !== null && lt(version, other);
}

/** True when an exact version lies in a range, such as `<1.18.10`. */
export function isInRange(version: string, range: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}
