import type { Fleet } from './fleet';
import type { NamespaceScope } from './namespace-scope';
import { Part } from './part';
import type { Clusters, Labels } from './select';

/** A namespace that means the same in every cluster that has it. */
export interface NamespaceProps {
  /** The clusters that have it. Default: all. */
  readonly clusters?: Clusters;
  /**
   * Whether other clusters see what is in it. What is in a local namespace stays in its cluster: services are not
   * shared, and its pods have no identity elsewhere. Cilium 1.20 and later. Default: `mesh.namespaceScope`.
   */
  readonly scope?: NamespaceScope;
  /** Labels of the Namespace object. */
  readonly labels?: Labels;
  /** Annotations of the Namespace object. */
  readonly annotations?: Labels;
}

/** A namespace, created in each of its clusters and never deleted by an edit of the blueprint. */
export class MeshNamespace extends Part {
  readonly props: NamespaceProps;

  constructor(fleet: Fleet, name: string, props: NamespaceProps = {}) {
    super(fleet, name);
    this.props = props;
  }
}
