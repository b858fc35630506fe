/** A line of a server block: a plugin with its parameters, and what stands in braces behind them. */
interface Plugin {
  readonly name: string;
  readonly parameters?: string;
  readonly block?: readonly string[];
}

export const zone = 'clusterset.local';

/**
 * The plugin that reads ServiceImports. A zone of `multicluster` that is not among the plugin's own keeps CoreDNS from
 * starting, so both come from here. It is never told to ignore services without endpoints: a cluster that only imports
 * has none. coredns.io/plugins/kubernetes
 */
const kubernetes = (more: readonly string[], options: readonly string[]): Plugin => ({
  name: 'kubernetes',
  parameters: [...more, zone, ...(more.length > 0 ? reverse : [])].join(' '),
  block: [`multicluster ${zone}`, ...options],
});

const reverse = ['in-addr.arpa', 'ip6.arpa'];

/** What the Corefile of a cluster has by itself, with the zone. EKS and RKE2 replace it as a whole. */
const whole: readonly Plugin[] = [
  { name: 'errors' },
  { name: 'health', block: ['lameduck 5s'] },
  { name: 'ready' },
  kubernetes(['cluster.local'], ['pods insecure', `fallthrough ${reverse.join(' ')}`]),
  { name: 'prometheus', parameters: ':9153' },
  { name: 'forward', parameters: '. /etc/resolv.conf' },
  { name: 'cache', parameters: '30' },
  { name: 'loop' },
  { name: 'reload' },
  { name: 'loadbalance' },
];

/** The Corefile of a cluster, with the zone. */
export const clusterCorefile = (): string => serverBlock('.:53', whole);

/** A server block for the zone alone, beside the one of the cluster. A server takes `kubernetes` once only. */
export const zoneBlock = (): string =>
  serverBlock(`${zone}:53`, [
    { name: 'errors' },
    kubernetes([], []),
    { name: 'cache', parameters: '30' },
    { name: 'loadbalance' },
  ]);

/** A server block that leaves the zone to another server. */
export const forwardBlock = (address: string): string =>
  serverBlock(`${zone}:53`, [
    { name: 'errors' },
    { name: 'cache', parameters: '30' },
    { name: 'forward', parameters: `. ${address}` },
  ]);

/** The Corefile of a server that has nothing but the zone. */
export const zoneCorefile = (port: number): string =>
  serverBlock(`${zone}:${port}`, [
    { name: 'errors' },
    { name: 'health', block: ['lameduck 5s'] },
    { name: 'ready' },
    kubernetes([], []),
    { name: 'prometheus', parameters: ':9153' },
    { name: 'cache', parameters: '30' },
    { name: 'reload' },
    { name: 'loadbalance' },
  ]);

/** The cluster's server as values of the chart `coredns`, which has TCP only where it is asked for. */
export function chartValues(): string {
  const plugins = whole.flatMap(({ name, parameters, block }) => [
    `      - name: ${name}`,
    ...(parameters === undefined ? [] : [`        parameters: ${JSON.stringify(parameters)}`]),
    ...(block === undefined ? [] : ['        configBlock: |-', ...block.map(line => `          ${line}`)]),
  ]);
  const server = ['  - zones:', '      - zone: .', '        use_tcp: true', '    port: 53', '    plugins:'];
  return ['servers:', ...server, ...plugins, ''].join('\n');
}

function serverBlock(key: string, plugins: readonly Plugin[]): string {
  const lines = plugins.flatMap(({ name, parameters, block }) => {
    const line = ['   ', name, ...(parameters === undefined ? [] : [parameters])].join(' ');
    return block === undefined ? [line] : [`${line} {`, ...block.map(option => `        ${option}`), '    }'];
  });
  return [`${key} {`, ...lines, '}', ''].join('\n');
}
