import { filesIn, filesOf, PublishPlace, states, toRemotes, whyOf } from './support';
import type { FleetToPublish } from '../../src/publish/index';

const place = new PublishPlace();
const at = (folder: string, namespaces: string[] = []): FleetToPublish =>
  toRemotes({ alpha: { pushUrl: `file://${place.at('a')}`, path: folder } }, { namespaces });
const within = (folder: string, files: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}${file}`, text]));

test.each([
  ['', 'm/1', 'the root of the repository', 'm/1'],
  ['m/1', 'm/2', 'm/1', 'm/2'],
  ['m/1', '', 'm/1', 'the root of the repository'],
])(
  'a folder that moves from %j to %j stops its cluster, until somebody insists',
  async (old, now, from, to) => {
    place.remote('a');
    await place.publish(at(old));
    const stopped = await place.publish(at(now));
    expect(states(stopped)).toEqual({ alpha: 'stopped' });
    const why = whyOf(stopped, 'alpha');
    expect(why).toContain(`published in ${from} until now, and to be published in ${to};`);
    expect(why).toContain('--overwrite');
    expect(states(await place.publish(at(now), { overwrite: true }))).toEqual({ alpha: 'published' });
    const later = at(now, ['shop']);
    expect(states(await place.publish(later))).toEqual({ alpha: 'published' });
    const prefixOf = (folder: string): string => (folder === '' ? '' : `${folder}/`);
    expect(filesOf(place.at('a'))).toMatchObject(within(prefixOf(old), filesIn(at(old), 'alpha')));
    expect(filesOf(place.at('a'))).toMatchObject(within(prefixOf(now), filesIn(later, 'alpha')));
  },
);

test('a copy of the tree that people put into the repository is no place where it was published', async () => {
  place.remote('a');
  place.commit(place.at('a'), within('dist/', filesWithManifest()) as Record<string, string>);
  expect(states(await place.publish(at('m/1')))).toEqual({ alpha: 'published' });
});

const filesWithManifest = (): Record<string, string> => ({
  ...filesIn(at('m/1'), 'alpha'),
  '.meshprint.json': JSON.stringify({ format: 1, fleet: 'test', cluster: 'alpha', files: {} }),
});
