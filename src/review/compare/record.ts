import type { Json, KubeObject } from '../../kinds/index';
import { mapOf } from '../read';

/** Whether an object is what a repository says of itself in its cluster: the peers, as words of one text. */
export const isRecord = ({ kind, name }: { readonly kind: string; readonly name: string }): boolean =>
  kind === 'ConfigMap' && name === 'meshprint';

/** Such an object with its peers as a list, so that each of them is a difference of its own. */
export function withListOfPeers(object: KubeObject): Json {
  const { peers, ...data } = mapOf(object.data);
  if (!isRecord({ kind: object.kind, name: object.metadata.name }) || typeof peers !== 'string')
    return object;
  return { ...object, data: { ...data, peers: peers.split(' ').filter(word => word !== '') } };
}
