import { flagAt, mapAt } from './read';

type Json = Readonly<Record<string, unknown>>;

/**
 * How a minor of Cilium's chart reads its `clustermesh` values. It stands here and not among the releases, which say
 * what is written: a repository that is read back may say more than Meshprint ever writes.
 */
export interface ValuesReading {
  readonly minor: string;
  /** Whether the Multi-Cluster Services API is on. */
  readonly mcs: (clustermesh: Json) => boolean;
  /** Whether `cacheTTL` is known; before 1.19 cached state of a lost cluster is kept for ever. */
  readonly cacheTtl: boolean;
  /** Whether a peer's `enabled: false` is known. */
  readonly peerSwitch: boolean;
  /** Whether namespaces can be kept out of the mesh, by `defaultGlobalNamespace` and by annotation. */
  readonly namespaces: boolean;
  /** What a selector without a cluster label means when nothing is said. */
  readonly policyDefaultLocalCluster: boolean;
  /** The newest patch whose open bugs are known; a later one may have mended them. */
  readonly lastPatch: number;
}

const oldSwitch = (clustermesh: Json): boolean => flagAt(clustermesh, 'enableMCSAPISupport', false);
const newSwitch = (clustermesh: Json): boolean => flagAt(mapAt(clustermesh, 'mcsapi'), 'enabled', false);

const oldest: ValuesReading = {
  minor: '1.18',
  mcs: oldSwitch,
  cacheTtl: false,
  peerSwitch: false,
  namespaces: false,
  policyDefaultLocalCluster: false,
  lastPatch: 12,
};

/** Oldest first. Sources: the chart's values.yaml and templates; Documentation/operations/upgrade.rst. */
const readings: readonly ValuesReading[] = [
  oldest,
  {
    minor: '1.19',
    mcs: clustermesh => newSwitch(clustermesh) || oldSwitch(clustermesh),
    cacheTtl: true,
    peerSwitch: true,
    // Pods and identities of a namespace can be kept back by its annotation (cilium/cilium#42905), services cannot:
    // #43385 was still under review when 1.19 was branched.
    namespaces: false,
    policyDefaultLocalCluster: true,
    lastPatch: 6,
  },
  {
    minor: '1.20',
    mcs: newSwitch,
    cacheTtl: true,
    peerSwitch: true,
    namespaces: true,
    policyDefaultLocalCluster: true,
    lastPatch: 1,
  },
];

/** The reading of a version; of the oldest minor for older ones, of the newest for newer and unknown ones. */
export function readingOf(version: string | undefined): ValuesReading {
  const minor = minorNumber(version);
  const known = readings.filter(reading => minorNumber(reading.minor) <= minor);
  return known.at(-1) ?? oldest;
}

/** `1.20.3` -> 1020, so that minors compare as numbers; infinite when the version is unknown. */
export function minorNumber(version: string | undefined): number {
  const match = /^v?(\d+)\.(\d+)/.exec(version ?? '');
  return match === null ? Infinity : Number(match[1]) * 1000 + Number(match[2]);
}

/** Whether the open bugs of a version are known; of an unknown version those of the newest one are taken. */
export function hasKnownBugs(version: string | undefined): boolean {
  const { minor, lastPatch } = readingOf(version);
  const match = /^v?\d+\.\d+\.(\d+)/.exec(version ?? '');
  return match === null || (minorNumber(minor) === minorNumber(version) && Number(match[1]) <= lastPatch);
}
