import { problemWithCidr } from '../cidr';
import { clusterWide } from '../kind';
import { list, need, object, word } from '../node';

/** cilium.io/v2 CiliumCIDRGroup. */
export const ciliumCidrGroupSchema = clusterWide(['cilium.io/v2'], 'CiliumCIDRGroup', {
  spec: need(object({ externalCIDRs: need(list(word(problemWithCidr))) })),
});
