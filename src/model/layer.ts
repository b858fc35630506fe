import type { Chart } from 'cdk8s';
import type { Cluster } from './cluster';
import type { Fleet } from './fleet';
import { Part } from './part';
import type { Clusters } from './select';

/** What a layer says besides its code. */
export interface LayerShape {
  /** The clusters that get it. Default: all. */
  readonly clusters?: Clusters;
  /** Namespace of objects that do not name one themselves. */
  readonly namespace?: string;
}

/** People's own objects: a folder of the repository that Flux applies after the services. */
export interface LayerProps extends LayerShape {
  /**
   * Puts constructs into the chart: cdk8s, cdk8s-plus, or anything made of them. Called once for each cluster, with a
   * chart of its own; names that cdk8s makes up are the same in every cluster.
   */
  build(this: void, chart: Chart, cluster: Cluster): void;
}

/** A layer of people's own objects. Its name is that of the folder and of the Flux Kustomization. */
export class Layer extends Part {
  readonly props: LayerShape;
  /** See {@link LayerProps.build}. */
  readonly build: LayerProps['build'];

  constructor(fleet: Fleet, name: string, props: LayerProps) {
    super(fleet, name);
    // From JavaScript there may be nothing at all; the check of the shape says so.
    const { build, ...shape } = Object(props) as LayerProps;
    this.props = shape;
    this.build = build;
  }
}
