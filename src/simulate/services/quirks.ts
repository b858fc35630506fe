/*
 * What releases of Cilium do otherwise than they document. A version that is not known has none of it.
 */

type Version = readonly [major: number, minor: number, patch: number];

function parse(version: string | undefined): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** True for the versions of one minor up to a patch, the first good one. */
function isBefore(version: string | undefined, [major, minor, patch]: Version): boolean {
  const parsed = parse(version);
  return parsed?.[0] === major && parsed[1] === minor && parsed[2] < patch;
}

/**
 * Whether an affinity that is neither `local` nor `remote`, the word `none` among them, takes all remote backends away
 * (cilium/cilium#46623). Mended for 1.20 by #46635, with a backport to 1.19 and none to 1.18; that the backport is in
 * 1.19.6, the first patch after it was merged, is inferred from the dates.
 */
export const losesRemotesByAffinity = (version: string | undefined): boolean =>
  isBefore(version, [1, 18, Infinity]) || isBefore(version, [1, 19, 6]);

/** Whether ports without a name are lost between clusters (cilium/cilium#41104, mended in 1.18.1 by #40848). */
export const losesUnnamedPorts = (version: string | undefined): boolean => isBefore(version, [1, 18, 1]);

/** Whether of several ports with one target port only one keeps its remote backends (cilium/cilium#45109). */
export const losesEqualTargets = (version: string | undefined): boolean =>
  isBefore(version, [1, 18, 10]) || isBefore(version, [1, 19, 4]);
