import picocolors from 'picocolors';
import { printable } from '../findings/index';
import type { DnsAnswer, DnsRecord } from '../simulate/index';
import { section } from './show-answer';
import { counted } from './terminal';

/** What DNS says, as people read it: the records, then why, then what was taken for granted. */
export function showDns(
  { from, name, status, records, because, assumed }: DnsAnswer,
  colour: boolean,
): string {
  const { bold, red } = picocolors.createColors(colour);
  return [
    `Callers in ${bold(from)} who ask DNS for ${bold(printable(name))} get`,
    ...(status === 'NXDOMAIN' ? [`  ${red('NXDOMAIN: no such name')}`] : records.flatMap(lines)),
    ...section(
      'Because',
      because.map(({ why }) => printable(why)),
    ),
    ...section(
      'Assumed',
      assumed.map(({ what }) => what),
    ),
    '',
  ].join('\n');
}

function lines(record: DnsRecord): string[] {
  if ('cname' in record) return [`  CNAME  ${record.cname}`];
  if ('srv' in record) return [`  SRV  port ${record.srv.port} of ${record.srv.target}`];
  if ('address' in record) {
    const { service, ip } = record.address;
    return [`  A/AAAA  ${ip === undefined ? '' : `${ip}, `}the address of Service ${service}`];
  }
  if ('podsSrv' in record) {
    const { cluster, count, port, targets } = record.podsSrv;
    return [`  SRV  port ${port} of ${counted(count, 'pod')} in ${cluster}`, ...below(targets)];
  }
  const { cluster, count, hostname, names = [] } = record.pods;
  const which = hostname === undefined ? '' : ` called ${hostname}`;
  return [`  A/AAAA  ${counted(count, 'ready pod')}${which} in ${cluster}`, ...below(names)];
}

const below = (names: readonly string[]): string[] => names.map(name => `    ${name}`);
