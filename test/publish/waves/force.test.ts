import { forced } from '../../../src/publish/waves/force';

test('a reason becomes a trailer of one line', () => {
  expect(forced(' forge is down, looked at Grafana ')).toEqual({
    trailer: 'Meshprint-Forced: forge is down, looked at Grafana',
  });
});

test.each([
  ['', 'is empty'],
  [' \n ', 'is empty'],
  ['fine\n\nSigned-off-by: somebody', 'has line breaks or control characters in it'],
  ['fine\rBlueprint: none', 'has line breaks or control characters in it'],
  ['fine\u2028more', 'has line breaks or control characters in it'],
  ['\u001b[2Jfine', 'has line breaks or control characters in it'],
])('%j is no reason', (reason, problem) => {
  expect(forced(reason)).toEqual({ problem });
});
