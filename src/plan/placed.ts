import { ApiObject, App, Chart } from 'cdk8s';
import { type Finding, found, readThrown, type RuleInfo } from '../findings/index';
import type { KubeObject, PlacedObject } from '../kinds/index';
import { isClusterScoped, isMap, problemWithJson } from '../kinds/index';
import { type Cluster, type Layer, pathOf } from '../model/index';
import type { Interner } from './intern';
import { mistakes } from './mistakes';
import type { PlacedLayer } from './plan';

/**
 * Runs people's layers for one cluster. Each cluster has an App of its own: one for all would be quadratic, and would
 * give a Deployment another name in every cluster.
 */
export function place(
  cluster: Cluster,
  layers: readonly Layer[],
  interner: Interner,
  report: (finding: Finding) => void,
): PlacedLayer[] {
  const app = new App();
  return layers.map(layer => {
    const { namespace } = layer.props;
    const build: (chart: Chart, cluster: Cluster) => unknown = layer.build;
    const chart = new Chart(app, layer.node.id, namespace === undefined ? {} : { namespace });
    const failed = (rule: RuleInfo, at: string, error: unknown): void => {
      report(failure(rule, at, cluster, error));
    };
    try {
      if (isPromise(build(chart, cluster))) {
        failed(mistakes.callbackFailed, pathOf(layer), asynchronous);
        return { layer: layer.name, objects: [] };
      }
    } catch (error) {
      failed(mistakes.callbackFailed, pathOf(layer), error);
      return { layer: layer.name, objects: [] };
    }
    return { layer: layer.name, objects: [...objectsBelow(chart, interner, failed)] };
  });
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

function* objectsBelow(chart: Chart, interner: Interner, failed: Failed): Generator<PlacedObject> {
  for (const construct of chart.node.findAll()) {
    const at = construct.node.path;
    try {
      for (const problem of construct.node.validate()) failed(mistakes.constructInvalid, at, problem);
      if (ApiObject.isApiObject(construct))
        for (const object of expanded(construct.toJson() as KubeObject, chart.namespace))
          yield { path: at, object: checked(object, interner) };
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

function checked(object: KubeObject, interner: Interner): KubeObject {
  const problem = problemWithJson(object);
  if (problem !== undefined) throw new Error(problem);
  return interner.intern(withoutForeignNamespace(object)) as KubeObject;
}

/** A Chart gives its namespace to cluster-scoped objects too, which the API server refuses. */
function withoutForeignNamespace(object: KubeObject): KubeObject {
  if (!isMap(object.metadata) || isClusterScoped(object.apiVersion, object.kind) !== true) return object;
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
