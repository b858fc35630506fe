import type { Fleet } from './fleet';
import { Part } from './part';
import type { Clusters, Labels } from './select';

/** A namespace that means the same in every cluster that has it. */
export interface NamespaceProps {
  /** The clusters that have it. Default: all. */
  readonly clusters?: Clusters;
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
