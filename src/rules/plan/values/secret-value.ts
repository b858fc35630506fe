import { isMap } from '../../../kinds/index';
import type { Value } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { peoplesTrees, propertyOf, show } from '../people-values';

/** Values of the chart that are secrets: private keys beside their certificate, and the client secret of Azure. */
const secret = /(^|\.)tls\.(.+\.)?(ca|server|client|admin|remote)\.key$|^azure\.clientSecret$/;

export const secretValue: PlanRule = {
  id: 'values/secret',
  severity: 'error',
  breaks: 'The secret would stand in git for everyone who can read the repository, for ever.',
  docs: 'docs/repository.md, secrets',
  *check(plan) {
    for (const { at, whose, clusters, values } of peoplesTrees(plan))
      for (const keys of secretsIn(values, []))
        yield {
          at,
          property: propertyOf(keys),
          clusters,
          message: `'${show(keys)}' in ${whose} is a secret in clear`,
          hint: 'Leave it out. Name a Secret that is delivered by other means, where the chart takes one; the mesh’s own certificates come from `mesh.trust`.',
        };
  },
};

function* secretsIn(value: Value, keys: readonly string[]): Generator<readonly string[]> {
  if (secret.test(keys.join('.')) && value !== null && value !== '') yield keys;
  else if (isMap(value))
    for (const [key, below] of Object.entries(value)) yield* secretsIn(below, [...keys, key]);
}
