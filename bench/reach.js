/*
 * How long the policy evaluator takes for a fleet: `node bench/reach.js [clusters] [workloads] [kinds of clusters]`, after
 * `npm run build`. Prints the seconds of CPU for reading the policies, for the whole matrix as the command asks for it,
 * for its tables as text, and for what changed when one cluster has a policy more.
 */
const { observe } = require('../lib/mesh/index');
const { changes, evaluatorOf, podOf } = require('../lib/simulate/index');
const { matrixOf } = require('../lib/cli/reach/matrix');
const { UsageError } = require('../lib/cli/terminal');
const { showMatrix } = require('../lib/cli/reach/show-matrix');

const [clusters = 511, workloads = 100, kinds = 1] = process.argv.slice(2).map(Number);

const anyCluster = { key: 'io.cilium.k8s.policy.cluster', operator: 'Exists' };
const object = (kind, apiVersion, namespace, name, spec) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
  spec,
});

/** Ten workloads a namespace, each let in by the one before it, in every cluster. */
const shared = Array.from({ length: workloads }, (_, i) => {
  const namespace = `ns-${Math.floor(i / 10)}`;
  const app = `app-${i % 10}`;
  const template = { metadata: { labels: { app } }, spec: { containers: [] } };
  return [
    object('Deployment', 'apps/v1', namespace, app, { replicas: 1, template }),
    object('CiliumNetworkPolicy', 'cilium.io/v2', namespace, app, {
      endpointSelector: { matchLabels: { app } },
      ingress: [
        {
          fromEndpoints: [{ matchLabels: { app: `app-${(i + 9) % 10}` }, matchExpressions: [anyCluster] }],
          toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
        },
      ],
    }),
  ];
}).flat();

const names = Array.from({ length: clusters }, (_, i) => `cluster-${i}`);
const peers = Object.fromEntries(names.map(name => [name, {}]));
const trees = names.map((name, i) => {
  const kind = i % kinds;
  const own = object('CiliumNetworkPolicy', 'cilium.io/v2', 'ns-0', `kind-${kind}`, {
    endpointSelector: { matchLabels: { app: 'app-0' } },
    egress: [{ toCIDR: [`192.0.2.${kind % 256}/32`] }],
  });
  return {
    cluster: name,
    files: [
      { path: 'apps/objects.yaml', objects: [...shared, own].map(item => ({ object: item })) },
      {
        path: 'cilium/values.yaml',
        data: {
          cluster: { name, id: i + 1 },
          clustermesh: { useAPIServer: true, config: { enabled: true, clusters: peers } },
        },
      },
    ],
  };
});

/** What the command would refuse is said, and the rest is measured. */
const asked = ask => {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.log(error.message);
    return undefined;
  }
};

const seconds = work => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [((user + system) / 1e6).toFixed(1), result];
};

const [read, state] = seconds(() => observe(trees));
const question = { ports: [], namespaces: [] };
const [matrix, found] = seconds(() => asked(() => matrixOf({ fleet: 'bench', state }, question)));
const [shown, text] = seconds(() =>
  found === undefined ? '' : showMatrix(found, { colour: false, width: 120, all: false }),
);
const closed = object('CiliumNetworkPolicy', 'cilium.io/v2', 'ns-0', 'closed', {
  endpointSelector: {},
  ingressDeny: [{ fromEntities: ['all'] }],
});
const [first, ...others] = trees;
const [objects, values] = first.files;
const later = [
  { ...first, files: [{ ...objects, objects: [...objects.objects, { object: closed }] }, values] },
  ...others,
];
const [difference, changed] = seconds(() => {
  const moments = [state, observe(later)].map(at => ({ state: at, evaluator: evaluatorOf(at) }));
  return [...changes(moments, { ports: [{ port: 8080 }], implied: true })].length;
});
const [single, pairs] = seconds(() => {
  const evaluator = evaluatorOf(state);
  const pods = [...state.clusters.values()].flatMap(({ name, workloads: all }) =>
    [...all.values()].flat().map(({ value }) => podOf(name, value)),
  );
  pods.forEach((pod, i) => {
    evaluator.verdict({ from: { pod }, to: { pod: pods[(i * 7919) % pods.length] }, port: 8080 });
  });
  return pods.length;
});
console.log(`${clusters} clusters, ${workloads} workloads each, ${kinds} kinds of clusters`);
console.log(`mesh state           ${read} s`);
if (found !== undefined) {
  console.log(
    `matrix               ${matrix} s, ${found.cells.length} cells of ${found.asked.ports.length} classes of ports`,
  );
  console.log(`its tables           ${shown} s, ${text.split('\n').length} lines`);
}
console.log(`what changed         ${difference} s, ${changed} cells`);
console.log(`verdicts of random pairs  ${single} s, ${pairs} of them`);
