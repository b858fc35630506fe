import { nearest } from '../../src/kinds/nearest';

test.each([
  ['intervall', ['interval', 'install'], 'interval'],
  ['fromEntitiez', ['fromEndpoints', 'fromEntities'], 'fromEntities'],
  ['MATCHLABELS', ['matchLabels'], 'matchLabels'],
  ['toPort', ['ports', 'toPorts'], 'toPorts'],
  ['banana', ['interval', 'timeout'], undefined],
  ['', ['a'], 'a'],
  ['x', [], undefined],
])('%s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
