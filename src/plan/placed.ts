import { ApiObject, App, Chart } from 'cdk8s';
import { type Finding, found, readThrown, type RuleInfo } from '../findings/index';
import type { KubeObject, PlacedObject } from '../kinds/index';
import { isMap, problemWithJson } from '../kinds/index';
import { type Cluster, type Layer, pathOf } from '../model/index';
import type { Interner } from './intern';
import { mistakes } from './mistakes';
import type { PlacedLayer } from './plan';
import type { Scopes } from './scopes';

/**
 * Runs people's layers for one cluster. Each cluster has an App of its own: one for all would be quadratic, and would
 * give a Deployment another name in every cluster.
 */
export function place(
  cluster: Cluster,
  layers: readonly Layer[],
  interner: Interner,
  scopes: Scopes,
  report: (finding: Finding) => void,
): PlacedLayer[] {
  const app = new App();
  const failed = (rule: RuleInfo, at: string, error: unknown): void => {
    report(failure(rule, at, cluster, error));
  };
  const charts = layers.map(layer => ({ layer, chart: built(app, layer, cluster, failed) }));
  // First of all layers, since the objects of a kind may be in another one than its CRD.
  for (const { chart } of charts) if (chart !== undefined) learnScopes(chart, scopes);
  return charts.map(({ layer, chart }) => ({
    layer: layer.name,
    objects: chart === undefined ? [] : [...objectsBelow(chart, interner, scopes, failed)],
  }));
}

/** The chart of a layer with everything that the layer puts into it; undefined when that fails. */
function built(app: App, layer: Layer, cluster: Cluster, failed: Failed): Chart | undefined {
  const { namespace } = layer.props;
  const build: (chart: Chart, cluster: Cluster) => unknown = layer.build;
  const chart = new Chart(app, layer.node.id, namespace === undefined ? {} : { namespace });
  try {
    if (!isPromise(build(chart, cluster))) return chart;
    failed(mistakes.callbackFailed, pathOf(layer), asynchronous);
  } catch (error) {
    failed(mistakes.callbackFailed, pathOf(layer), error);
  }
  return undefined;
}

function learnScopes(chart: Chart, scopes: Scopes): void {
  for (const construct of chart.node.findAll())
    if (ApiObject.isApiObject(construct) && construct.kind === 'CustomResourceDefinition')
      try {
        scopes.learn(construct.toJson() as KubeObject);
      } catch {
        // What is wrong with it is reported where its objects are gathered.
      }
}

/** What comes after its first `await` would be lost: objects and failures alike. */
const asynchronous = 'build is asynchronous; it has to put all constructs into the chart before it returns';

/** True for a promise, of which a failure is then nobody's. */
function isPromise(result: unknown): boolean {
  if (!isMap(result) || typeof result.then !== 'function') return false;
  Promise.resolve(result).catch(() => undefined);
  return true;
}

type Failed = (rule: RuleInfo, at: string, error: unknown) => void;

function* objectsBelow(
  chart: Chart,
  interner: Interner,
  scopes: Scopes,
  failed: Failed,
): Generator<PlacedObject> {
  for (const construct of chart.node.findAll()) {
    const at = construct.node.path;
    try {
      for (const problem of construct.node.validate()) failed(mistakes.constructInvalid, at, problem);
      if (ApiObject.isApiObject(construct))
        for (const object of expanded(construct.toJson() as KubeObject, chart.namespace))
          yield { path: at, object: checked(object, interner, scopes) };
    } catch (error) {
      failed(mistakes.callbackFailed, at, error);
    }
  }
}

/** A List is what it lists: kustomize takes it apart, so that its items are checked and named like all others. */
function* expanded(object: KubeObject, namespace: string | undefined): Generator<KubeObject> {
  if (!object.kind.endsWith('List') || !Array.isArray(object.items)) yield object;
  else
    for (const item of object.items as KubeObject[])
      yield* expanded(
        isMap(item) && isMap(item.metadata) && namespace !== undefined
          ? { ...item, metadata: { namespace, ...item.metadata } }
          : item,
        namespace,
      );
}

function checked(object: KubeObject, interner: Interner, scopes: Scopes): KubeObject {
  const problem = problemWithJson(object);
  if (problem !== undefined) throw new Error(problem);
  return interner.intern(withoutForeignNamespace(object, scopes)) as KubeObject;
}

/** A Chart gives its namespace to cluster-scoped objects too, which the API server refuses. */
function withoutForeignNamespace(object: KubeObject, scopes: Scopes): KubeObject {
  if (!isMap(object.metadata) || !scopes.isClusterWide(object.apiVersion, object.kind)) return object;
  const metadata = Object.entries(object.metadata).filter(([key]) => key !== 'namespace');
  return { ...object, metadata: Object.fromEntries(metadata) as KubeObject['metadata'] };
}

function failure(rule: RuleInfo, at: string, cluster: Cluster, error: unknown): Finding {
  const { message, source } = readThrown(error);
  return found(rule, {
    at,
    source,
    clusters: [cluster.name],
    message,
    hint: 'Correct the code of the layer; the message is its own.',
  });
}
