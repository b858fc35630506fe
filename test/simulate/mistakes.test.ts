import { mistakeInInputs, mistakeInWhatIf } from '../../src/simulate/index';
import { exported, global, meshOf, namespace, service } from './trees';

const state = meshOf({
  paris: { objects: [service(global()), exported()], peers: ['lyon'] },
  lyon: { objects: [service(global())], peers: ['paris', 'nice'] },
  nice: { objects: [namespace()], peers: ['lyon'] },
});

const ready = (of: unknown, service = 'shop/catalog') => ({ ready: { paris: { [service]: of } } });
const time = (of: unknown) => ({ exportedAt: { paris: { 'shop/catalog': of } } });

test.each([
  {},
  { ready: undefined },
  ready(0),
  ready(3),
  time('2026-03-01T12:00:00Z'),
  time('2024-02-29T23:59:59.5+02:00'),
])('inputs that can be: %j', inputs => {
  expect(mistakeInInputs(state, inputs)).toBeUndefined();
});

test.each([-1, 1.5, JSON.parse('1e400'), NaN, 2 ** 60, '3', null, [1]])(
  '%p is no number of endpoints',
  value => {
    expect(mistakeInInputs(state, ready(value))).toMatch(
      /^'ready' of 'shop\/catalog' in 'paris' is .+ in the inputs; it is to be a whole number of endpoints, 0 or more\.$/,
    );
  },
);

test.each([
  '2020-02-30T00:00:00Z',
  '2020-13-01T00:00:00Z',
  '2020-02-03T25:00:00Z',
  '2020-02-03',
  '03/04/2020',
  '2020-02-03T00:00:00',
  'soon',
  17,
  undefined,
])('%p is no moment', value => {
  expect(mistakeInInputs(state, time(value))).toMatch(
    /it is to be a moment .* such as 2026-03-01T12:00:00Z\.$/,
  );
});

test.each<[string, unknown, string]>([
  ['no map', [], 'The inputs are no map; they may have ready and exportedAt.'],
  [
    'another key',
    { redy: {} },
    "The inputs have 'redy'; they may have ready and exportedAt. Did you mean 'ready'?",
  ],
  [
    'another cluster',
    { ready: { pari: {} } },
    "'ready' of the inputs names a cluster 'pari', which the fleet does not have. Did you mean 'paris'?",
  ],
  [
    'another service',
    ready(1, 'shop/catalogue'),
    "'ready' of the inputs names a service 'shop/catalogue', which the fleet does not have. Did you mean 'shop/catalog'?",
  ],
  [
    'a service without its namespace',
    ready(1, 'catalog'),
    "'ready' of the inputs names a service 'catalog' without its namespace; write <namespace>/<name>. Did you mean 'shop/catalog'?",
  ],
  [
    'a service of other clusters',
    { ready: { nice: { 'shop/catalog': 1 } } },
    "'ready' of the inputs names a service 'shop/catalog', which is not in 'nice'.",
  ],
  ['a number for a map', { ready: { paris: 3 } }, "'ready.paris' of the inputs is no map by service."],
])('inputs with %s are refused', (_, inputs, message) => {
  expect(mistakeInInputs(state, inputs)).toBe(message);
});

test('only what is there can be cut, and somebody has to be left to call', () => {
  const mistake = (from: string, clustersDown: string[], ...linksDown: [string, string][]) =>
    mistakeInWhatIf(state, from, { clustersDown, linksDown });
  expect(mistake('paris', ['lyon'], ['nice', 'lyon'])).toBeUndefined();
  expect(mistake('paris', ['paris'])).toBe('paris is gone itself, so that nobody is left to call.');
  expect(mistake('paris', [], ['nice', 'nice'])).toBe('nice has no link with itself that could be cut.');
  expect(mistake('paris', [], ['nice', 'paris'])).toBe(
    'nice and paris are not linked, so that there is nothing to cut; nice is linked with lyon.',
  );
});
