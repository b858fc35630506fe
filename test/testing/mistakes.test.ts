import { expect as about, loadFleet, withOptions } from 'meshprint/testing';
import { now } from '../support/fleets';
import { failure, shopFleet } from './support';

const fleet = withOptions(shopFleet(), { now });
const catalog = () => about(fleet).toResolve('shop/catalog').from('paris');
const stock = 'stock.shop.svc.clusterset.local';

test.each<[string, () => void, string]>([
  [
    'inputs that cannot be',
    () => {
      catalog()
        .given({ ready: { paris: { 'shop/catalog': -1 } } })
        .to([]);
    },
    "'ready' of 'shop/catalog' in 'paris' is -1 in the inputs; it is to be a whole number",
  ],
  [
    'inputs of the fleet with a slip',
    () => {
      about(withOptions(fleet, { inputs: { ready: { pari: {} } } })).toSurviveLossOf('lyon');
    },
    "names a cluster 'pari', which the fleet does not have. Did you mean 'paris'?",
  ],
  [
    'a cut of one cluster',
    () => {
      catalog()
        .whenCut([['lyon', 'lyon']])
        .to([]);
    },
    'lyon has no link with itself',
  ],
  [
    'a list for names',
    () => {
      about(fleet).toSurviveLossOf(...([[]] as unknown as string[]));
    },
    "It takes names of clusters: toSurviveLossOf('paris', 'lyon').",
  ],
  [
    'an import that cannot be',
    () => {
      catalog().byImport().to([]);
    },
    'No cluster exports shop/catalog',
  ],
  [
    'a name in a zone that is not served',
    () => {
      about(fleet).toResolve(stock).from('paris').to(['amsterdam', 'paris']);
    },
    "DNS in paris does not serve clusterset.local; ask for 'shop/stock' .byImport().",
  ],
  [
    'a slip in a kind, where it is not to be there',
    () => {
      about(fleet).not.toRender('Servce', 'catalog').in('paris');
    },
    'No repository of the fleet has a Servce. Did you mean Service?',
  ],
  [
    'anything but a fleet',
    () => {
      about({}).toHaveNoFindings();
    },
    'toHaveNoFindings is about a Fleet, as a blueprint exports it, or what `await loadFleet(…)` gives; this is no fleet.',
  ],
  [
    'anything else behind not',
    () => {
      about(3).not.toSurviveLossOf('x');
    },
    'this is no fleet.',
  ],
  [
    'a fleet that is not there yet',
    () => {
      const coming = loadFleet('blueprints/starter.yaml');
      coming.catch(() => undefined);
      about(coming).toSurviveLossOf('paris');
    },
    'this is a promise, so await it first.',
  ],
  [
    'an option that is none',
    () => withOptions(fleet, { inputz: 1 } as object),
    "A test has no option 'inputz'; there are now, folder, inputs. Did you mean 'inputs'?",
  ],
])('%s says what is wrong', (_, ask, message) => {
  expect(failure(ask)).toContain(message);
});

test('a kind that is not like any other may be left out, and an import may have nobody', () => {
  about(fleet).not.toRender('Pizza', 'x').in('paris');
  about(fleet).toResolve('shop/stock').from('lyon').whenDown(['paris', 'amsterdam']).byImport().to([]);
});
