import semver from 'semver';

/** `1.20.3` -> `1.20`; undefined when the text is no exact version. */
export function minorOf(version: string): string | undefined {
  const parsed = semver.parse(version);
  // semver forgives a leading v and spaces; a chart tag does not.
  return parsed?.raw === parsed?.version && parsed !== null ? `${parsed.major}.${parsed.minor}` : undefined;
}

/** How many minors apart two versions are: 1.18 and 1.20 are 2 apart. Other majors are infinitely far. */
export function minorsApart(a: string, b: string): number {
  const [majorA, minorA] = a.split('.').map(Number);
  const [majorB, minorB] = b.split('.').map(Number);
  return majorA === majorB ? Math.abs((minorA ?? 0) - (minorB ?? 0)) : Infinity;
}

/** True when the minor `x.y` lies in `[from, to]`, both included. */
export function minorWithin(minor: string, [from, to]: readonly [string, string]): boolean {
  const value = (text: string): number => {
    const [major = 0, low = 0] = text.split('.').map(Number);
    return major * 1000 + low;
  };
  return value(from) <= value(minor) && value(minor) <= value(to);
}

/** True when an exact version is lower than another; false when it is none. */
export function isBefore(version: string, other: string): boolean {
  return semver.valid(version) !== null && semver.lt(version, other);
}
