import { type AskedPort, numbersText, type PortClass, spansOf } from '../../simulate/index';

/** `53/UDP`, then what no policy names; where that is not of every protocol, of which it is. */
export function sayPorts(ports: readonly AskedPort[], classes: readonly PortClass[]): string[] {
  const spans = spansOf(ports, classes);
  const open = [...new Set(spans.flatMap(({ named, protocol }) => (named ? [] : [protocol])))];
  const texts = spans.filter(({ named }) => named).map(span => `${numbersText(span)}/${span.protocol}`);
  const isAll =
    new Set(classes.flatMap(one => one.spans.map(({ protocol }) => protocol))).size === open.length;
  const others = isAll ? 'other ports' : `other ports of ${open.join(', ')}`;
  return [...texts.sort(), ...(open.length > 0 ? [others] : [])];
}
