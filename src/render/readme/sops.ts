import type { ClusterPlan } from '../../plan/index';
import type { Need } from './need';

/** The Secrets that Flux decrypts with, and the folders that each is for. */
function keysOf({ carried }: ClusterPlan): [secret: string, folders: string][] {
  const secrets = [...new Set(carried.map(({ secret }) => secret))].sort();
  return secrets.map(secret => [
    secret,
    carried
      .filter(layer => layer.secret === secret)
      .map(({ layer }) => `${layer}/`)
      .join(', '),
  ]);
}

/** The age keys that the encrypted folders need. */
export const sopsNeeds = (cluster: ClusterPlan): Need[] =>
  keysOf(cluster).map(([secret, folders]) => ({
    title: `The private age key for ${folders} in the Secret flux-system/${secret}.`,
    why: 'Flux decrypts with every entry whose name ends with `.agekey`; the command prints their names. Without it the Secrets never arrive. Keep the key where git is not: it opens all that was ever encrypted for it.',
    check: [`kubectl -n flux-system get secret ${secret} -o jsonpath='{.data}' | grep -o '[^"]*\\.agekey'`],
    after: true,
  }));

/** The commands that deliver them. */
export const sopsSecrets = (cluster: ClusterPlan): string[] =>
  keysOf(cluster).map(
    ([secret]) =>
      `kubectl -n flux-system create secret generic ${secret} --from-file=age.agekey=${secret}.agekey`,
  );
