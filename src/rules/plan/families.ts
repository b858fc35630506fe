import { type ClusterPlan, valueAt } from '../../plan/index';

/** As the chart has them: IPv4 unless it is switched off, IPv6 where it is switched on. */
export const familiesOf = ({ values }: ClusterPlan): string[] => [
  ...(valueAt(values, 'ipv4', 'enabled') === false ? [] : ['IPv4']),
  ...(valueAt(values, 'ipv6', 'enabled') === true ? ['IPv6'] : []),
];
