'use strict';
// `npm run build && node bench/failover.js [clusters] [services] [depth]`: how long it takes to read a mesh and to find
// what the loss of clusters means. Half of the services are global, half are exported.
const { performance } = require('node:perf_hooks');
const { observe } = require('../lib/mesh/index');
const { failover, resolve } = require('../lib/simulate/index');

const [clusters = 60, services = 2000, depth = 2] = process.argv.slice(2).map(Number);
const names = Array.from({ length: clusters }, (_, i) => `cluster-${String(i + 1).padStart(3, '0')}`);
const namespaces = 20;

/** Objects by what they say: those of a fresh tree are one object in every cluster. */
const known = new Map();
const one = object => {
  const id = JSON.stringify(object);
  if (!known.has(id)) known.set(id, object);
  return known.get(id);
};

/** Most services have providers everywhere, some only two or one. */
const provides = (service, cluster) => {
  if (service % 10 === 0) return cluster === service % clusters;
  if (service % 10 === 1) return [service, service + 7].some(n => n % clusters === cluster);
  return true;
};

function objectsOf(cluster) {
  const objects = [];
  for (let n = 0; n < services; n += 1) {
    const metadata = { name: `service-${n}`, namespace: `ns-${n % namespaces}` };
    const [isGlobal, isProvider] = [n % 2 === 0, provides(Math.floor(n / 2), cluster)];
    if (!isGlobal && !isProvider) continue;
    const annotations = {
      'service.cilium.io/global': 'true',
      'service.cilium.io/shared': String(isProvider),
    };
    const spec = {
      selector: { app: `app-${n}` },
      ports: [
        { name: 'http', port: 80 },
        { name: 'metrics', port: 9090 },
      ],
    };
    objects.push({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: isGlobal ? { ...metadata, annotations } : metadata,
      spec,
    });
    if (!isGlobal)
      objects.push({ apiVersion: 'multicluster.x-k8s.io/v1beta1', kind: 'ServiceExport', metadata });
  }
  for (let n = 0; n < namespaces; n += 1)
    objects.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `ns-${n}` } });
  return objects.map(object => ({ object: one(object) }));
}

const trees = names.map((name, i) => ({
  cluster: name,
  files: [
    { path: 'services/services.yaml', objects: objectsOf(i) },
    {
      path: 'cilium/values.yaml',
      data: {
        cluster: { name, id: i + 1 },
        clustermesh: {
          useAPIServer: true,
          cacheTTL: '15m',
          mcsapi: { enabled: true },
          config: {
            enabled: true,
            clusters: Object.fromEntries(names.filter(n => n !== name).map(n => [n, {}])),
          },
        },
      },
    },
  ],
}));

function timed(what, work) {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(used);
  const cpu = Math.round((user + system) / 1000);
  console.log(`${what}: ${Math.round(performance.now() - start)} ms (${cpu} ms of CPU)`);
  return result;
}

console.log(`${clusters} clusters, ${services} services`);
const state = timed('observe', () => observe(trees));
timed('resolve one service', () => resolve(state, { from: names[0], namespace: 'ns-0', name: 'service-0' }));
const { losses, stale, approximate } = timed(`failover --depth ${depth}`, () => failover(state, { depth }));
console.log(
  `${losses.length} losses, ${stale.length} groups of stale traffic, ${approximate.length} approximate`,
);
console.log(`${Math.round(process.memoryUsage().rss / 1e6)} MB`);
