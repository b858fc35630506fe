import { type FleetToPublish } from '../../src/publish/index';
import { PublishPlace, states, toRemotes, whyOf } from './support';

const place = new PublishPlace();

/** The same fleet by another name. */
const named = (fleet: string, made: FleetToPublish): FleetToPublish => ({
  ...made,
  plan: { ...made.plan, fleet },
  output: { ...made.output, fleet },
});

test('clusters of one name in one repository would report as one, and are refused', async () => {
  const url = place.remote('a');
  const one = named('shop', toRemotes({ paris: { pushUrl: url, path: 'shop' } }));
  const two = named(
    'bank',
    toRemotes({ paris: { pushUrl: `${url}/`, path: 'bank' }, rome: place.remote('b') }),
  );
  const outcomes = await place.publish([one, two]);
  expect(states(outcomes)).toEqual({ paris: 'failed', rome: 'published' });
  expect(whyOf(outcomes, 'paris')).toMatch(/shop\/paris is in the same repository, .* report as 'paris\/…'/);
  expect(whyOf(outcomes, 'paris')).toContain('bank/paris is in the same repository');
});
