import type { Fleet } from './fleet';
import { Part } from './part';
import type { Clusters } from './select';

/**
 * Secrets that are encrypted with SOPS, as a folder of the repository. The files are carried byte for byte, since SOPS
 * seals them as they are; Flux decrypts them in the cluster.
 */
export interface SecretFilesProps {
  /** The clusters that get them. Default: all. */
  readonly clusters?: Clusters;
  /**
   * Files of encrypted Secrets, by their paths from the blueprint's folder, outside of which they may not lie.
   * `{cluster}` stands for the name of the cluster. Example: `secrets/{cluster}/cilium-ca.yaml`.
   */
  readonly files: readonly string[];
  readonly decryption: DecryptionProps;
}

/** What Flux decrypts with. */
export interface DecryptionProps {
  /** Secret in flux-system with the private age key, under a name that ends with `.agekey`. Example: `sops-age`. */
  readonly secret: string;
}

/**
 * A layer of encrypted Secrets. Its name is that of the folder and of the Flux Kustomization. It waits for namespaces
 * only, and what it brought stays in the cluster when it goes.
 */
export class SecretFiles extends Part {
  readonly props: SecretFilesProps;

  constructor(fleet: Fleet, name: string, props: SecretFilesProps) {
    super(fleet, name);
    this.props = props;
  }
}
