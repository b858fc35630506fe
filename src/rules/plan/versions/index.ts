import type { PlanRule } from '../../rule';
import { ciliumDigest } from './cilium-digest';
import { ciliumKnownBad } from './cilium-known-bad';
import { ciliumVersion } from './cilium-version';
import { fluxPatch } from './flux-patch';
import { fluxVersion } from './flux-version';
import { kubernetesUntested } from './kubernetes-untested';
import { kubernetesVersion } from './kubernetes-version';
import { versionSkew } from './version-skew';

/** Rules on Cilium, Kubernetes and Flux. */
export const versionsRules: readonly PlanRule[] = [
  ciliumVersion,
  ciliumDigest,
  ciliumKnownBad,
  versionSkew,
  kubernetesVersion,
  kubernetesUntested,
  fluxVersion,
  fluxPatch,
];
