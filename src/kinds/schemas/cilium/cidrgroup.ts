import { problemWithCidr } from '../cidr';
import { clusterWide } from '../kind';
import { list, need, object, word } from '../node';

/** cilium.io CiliumCIDRGroup; the older version is served too, and says the same. */
export const ciliumCidrGroupSchema = clusterWide(['cilium.io/v2', 'cilium.io/v2alpha1'], 'CiliumCIDRGroup', {
  spec: need(object({ externalCIDRs: need(list(word(problemWithCidr))) })),
});
