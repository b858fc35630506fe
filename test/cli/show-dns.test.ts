import { showDns } from '../../src/cli/show-dns';
import type { DnsAnswer, DnsRecord } from '../../src/simulate/index';

const shown = (...records: readonly DnsRecord[]): string => {
  const answer: DnsAnswer = {
    from: 'a',
    name: 'x',
    status: records.length === 0 ? 'NXDOMAIN' : 'NOERROR',
    records,
    assumed: [],
    because: [],
  };
  return showDns(answer, false).trimEnd();
};

test.each<[DnsRecord, string[]]>([
  [{ cname: 'example.com' }, ['CNAME  example.com']],
  [{ srv: { port: 80, target: 'x.y' } }, ['SRV  port 80 of x.y']],
  [{ address: { service: 'shop/x' } }, ['A/AAAA  the address of Service shop/x']],
  [{ address: { service: 'shop/x', ip: '10.0.0.1' } }, ['A/AAAA  10.0.0.1, the address of Service shop/x']],
  [{ pods: { cluster: 'b', count: 1, hostname: 'x-0' } }, ['A/AAAA  1 ready pod called x-0 in b']],
  [
    { pods: { cluster: 'b', count: 2, names: ['x-0.b', 'x-1.b'] } },
    ['A/AAAA  2 ready pods in b', '  x-0.b', '  x-1.b'],
  ],
  [
    { podsSrv: { cluster: 'b', count: 1, port: 'http', targets: ['x-0.b'] } },
    ['SRV  port http of 1 pod in b', '  x-0.b'],
  ],
])('%j is readable', (record, lines) => {
  expect(shown(record)).toBe(
    ['Callers in a who ask DNS for x get', ...lines.map(line => `  ${line}`)].join('\n'),
  );
});

test('no record is said as DNS says it', () => {
  expect(shown()).toBe('Callers in a who ask DNS for x get\n  NXDOMAIN: no such name');
});
