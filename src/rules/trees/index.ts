import type { TreesRule } from '../rule';
import { apiRemoved } from './api-removed';
import { ciliumLarge } from './cilium-large';
import { ciliumTooLarge } from './cilium-too-large';
import { corefile } from './corefile';
import { corefileOwner } from './corefile-owner';
import { crowdedLayer } from './crowded-layer';
import { duplicateObject } from './duplicate-object';
import { exportConflict } from './export-conflict';
import { fluxApiOld } from './flux-api-old';
import { fluxApiRemoved } from './flux-api-removed';
import { fluxDependencyCycle } from './flux-dependency-cycle';
import { fluxFieldTooNew } from './flux-field-too-new';
import { fluxHelmRepositoryOci } from './flux-helm-repository-oci';
import { fluxMissingReference } from './flux-missing-reference';
import { fluxExternalArtifact } from './flux-external-artifact';
import { fluxPathTaken } from './flux-path-taken';
import { fluxReleaseClash } from './flux-release-clash';
import { fluxSecondCilium } from './flux-second-cilium';
import { fluxSwitchedOff } from './flux-switched-off';
import { fluxUnpinned } from './flux-unpinned';
import { fluxVariableName } from './flux-variable-name';
import { gatewayRules } from './gateway/index';
import { invalidObject } from './invalid-object';
import { keyMaterial } from './key-material';
import { lockedOut } from './locked-out';
import { meshCertificate } from './mesh-certificate';
import { missingNamespace } from './missing-namespace';
import { notCarried } from './not-carried';
import { sameHostnames } from './same-hostnames';
import { secretNamespace } from './secret-namespace';
import { policyRules } from './policy/index';
import { ownObject } from './own-object';
import { ownedCrd } from './owned-crd';
import { exportUndoesDrain } from './export-undoes-drain';
import { exportWithoutSelector } from './export-without-selector';
import { serviceExport } from './service-export';
import { serviceImport } from './service-import';
import { systemNamespace } from './system-namespace';
import { tooLarge } from './too-large';
import { bothModels } from './both-models';
import { clusterDnsName } from './cluster-dns-name';
import { globalPorts } from './global-ports';
import { headlessUnsynced } from './headless-unsynced';
import { idleAnnotation } from './idle-annotation';
import { importFlaw } from './import-flaw';
import { localNamespace } from './local-namespace';
import { mcsGroup } from './mcs-group';
import { serviceAnnotation } from './service-annotation';

/** Every rule on the trees. */
export const treesRules: readonly TreesRule[] = [
  duplicateObject,
  invalidObject,
  keyMaterial,
  missingNamespace,
  notCarried,
  secretNamespace,
  tooLarge,
  apiRemoved,
  ownObject,
  ownedCrd,
  meshCertificate,
  systemNamespace,
  serviceImport,
  serviceExport,
  exportUndoesDrain,
  exportWithoutSelector,
  mcsGroup,
  localNamespace,
  exportConflict,
  importFlaw,
  globalPorts,
  headlessUnsynced,
  bothModels,
  serviceAnnotation,
  idleAnnotation,
  clusterDnsName,
  lockedOut,
  sameHostnames,
  ...gatewayRules,
  ...policyRules,
  corefile,
  corefileOwner,
  crowdedLayer,
  fluxApiRemoved,
  fluxApiOld,
  fluxFieldTooNew,
  fluxExternalArtifact,
  fluxUnpinned,
  fluxHelmRepositoryOci,
  fluxSwitchedOff,
  fluxReleaseClash,
  fluxSecondCilium,
  fluxPathTaken,
  fluxMissingReference,
  fluxDependencyCycle,
  fluxVariableName,
  ciliumLarge,
  ciliumTooLarge,
];
