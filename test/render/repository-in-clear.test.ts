import { synthesize } from '../../src/synth/index';
import { twoGenericClusters } from '../support/fleets';

/** The text of a file of the first cluster, whose repository is at an address. */
function textOf(url: string, wanted: string): string {
  const { trees } = synthesize(twoGenericClusters({ alpha: { repository: { url } } }));
  const file = trees.find(({ cluster }) => cluster === 'alpha')?.files.find(({ path }) => path === wanted);
  if (file === undefined) throw new Error(`there is no ${wanted}`);
  return JSON.stringify(file);
}

// Flux refuses to send credentials over http, and waits for ever for a Secret that is named and not there.
test.each([
  ['https://git.example.com/alpha.git', true],
  ['http://host.docker.internal:8417/shop/alpha.git', false],
])('a repository at %s has a Secret: %p', (url, has) => {
  expect(textOf(url, 'flux/flux-instance.yaml').includes('pullSecret')).toBe(has);
  const readme = textOf(url, 'README.md');
  expect(readme.includes('create secret generic flux-system')).toBe(has);
  expect(readme.includes('Git credentials in the Secret')).toBe(has);
});
