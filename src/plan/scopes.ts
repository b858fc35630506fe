import { definedKind, groupOf, isClusterScoped, type KubeObject } from '../kinds/index';
import type { AssumedCrdPlan } from './crd-plan';

/** Which kinds of one cluster live outside namespaces: those known everywhere, assumed ones, and those of its own CRDs. */
export class Scopes {
  private readonly clusterWide = new Set<string>();

  constructor(assumed: readonly AssumedCrdPlan[]) {
    for (const { group, kind, scope } of assumed)
      if (scope === 'Cluster') this.clusterWide.add(`${group}/${kind}`);
  }

  /** Takes note of the kind that a CustomResourceDefinition defines. */
  learn(object: KubeObject): void {
    const defined = definedKind(object);
    if (defined?.clusterWide === true) this.clusterWide.add(`${defined.group}/${defined.kind}`);
  }

  /** Whether objects of a kind are in no namespace, as far as anybody says. */
  isClusterWide(apiVersion: string, kind: string): boolean {
    return isClusterScoped(apiVersion, kind) ?? this.clusterWide.has(`${groupOf(apiVersion)}/${kind}`);
  }
}
