import { isMap } from '../../../kinds/index';
import type { AskedPort, Protocol } from '../../../simulate/index';
import { type Fields, listIn, type PolicyRule } from './policies';

/** The ports that rules name by their numbers; a protocol that may be any stands for TCP. */
export const portsOf = (rules: readonly PolicyRule[]): AskedPort[] =>
  rules.flatMap(({ fields }) => written(fields).flatMap(portOf));

/** True for a rule that is about some ports alone. */
export const hasPorts = ({ fields }: PolicyRule): boolean =>
  ['toPorts', 'ports', 'icmps'].some(field => listIn(fields, field).length > 0);

const written = (fields: Fields): Fields[] =>
  [
    ...listIn(fields, 'toPorts').flatMap(item => (isMap(item) ? listIn(item, 'ports') : [])),
    ...listIn(fields, 'ports'),
  ].filter(isMap);

const transports: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

function portOf({ port, protocol = 'TCP' }: Fields): AskedPort[] {
  const number = typeof port === 'number' || typeof port === 'string' ? Number(port) : NaN;
  const known = transports.find(name => name === protocol) ?? (protocol === 'ANY' ? 'TCP' : undefined);
  return Number.isInteger(number) && number > 0 && known !== undefined
    ? [{ port: number, protocol: known }]
    : [];
}
