import type { TextFile } from '../../kinds/index';
import type { ClusterPlan } from '../../plan/index';
import { addOnFolder } from '../layer-names';
import { clusterCorefile } from './corefile';

export const addOnFile = `${addOnFolder}/coredns.json`;

/** The configuration of the EKS add-on `coredns`. An add-on is no object of Kubernetes: the README has the command. */
export function addOnFiles({ dns }: ClusterPlan): TextFile[] {
  if (dns?.way !== 'addOn') return [];
  const configuration = { corefile: clusterCorefile() };
  return [{ path: addOnFile, text: `${JSON.stringify(configuration, undefined, 2)}\n` }];
}
