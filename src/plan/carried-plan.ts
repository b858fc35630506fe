import type { PlacedObject } from '../kinds/index';

/** A folder of encrypted Secrets and the clusters that have it. */
export interface SecretFilesPlan {
  readonly name: string;
  readonly path: string;
  readonly clusters: readonly string[];
  /** Secret in flux-system that Flux decrypts with. */
  readonly secret: string;
}

/** What one such folder has in one cluster. */
export interface CarriedLayer {
  readonly layer: string;
  readonly secret: string;
  readonly files: readonly CarriedSecrets[];
}

/** A file that is carried byte for byte. */
export interface CarriedSecrets {
  /** Of the file in the folder. */
  readonly name: string;
  readonly text: string;
  readonly secrets: readonly PlacedObject[];
}
