import type { Values } from '../../src/releases/index';
import { datapathOf } from '../../src/values/index';

const native = { routing: 'native', kubeProxyReplacement: false };
const bit = { reservedIdBit: { bit: 128, with: 'ENI' } };
const tunnel = (tunnelProtocol: string, tunnelPort: number): object => ({
  routing: 'tunnel',
  tunnelProtocol,
  tunnelPort,
  kubeProxyReplacement: false,
});

test.each<[string, Values, object]>([
  ['nothing: VXLAN', {}, tunnel('vxlan', 8472)],
  ['an empty mode', { routingMode: '' }, tunnel('vxlan', 8472)],
  ['tunnel', { routingMode: 'tunnel' }, tunnel('vxlan', 8472)],
  ['Geneve', { tunnelProtocol: 'geneve' }, tunnel('geneve', 6081)],
  ['a port', { tunnelPort: 9000 }, tunnel('vxlan', 9000)],
  ['port 0, which is the usual one', { tunnelProtocol: 'geneve', tunnelPort: 0 }, tunnel('geneve', 6081)],
  ['native', { routingMode: 'native', tunnelProtocol: 'vxlan' }, native],
  ['GKE', { gke: { enabled: true } }, native],
  ['GKE and an empty mode', { gke: { enabled: true }, routingMode: '' }, native],
  ['ENI', { eni: { enabled: true } }, { ...native, ...bit }],
  ['GKE off', { gke: { enabled: false } }, tunnel('vxlan', 8472)],
  [
    'ENI in tunnel mode',
    { eni: { enabled: true }, routingMode: 'tunnel' },
    { ...tunnel('vxlan', 8472), ...bit },
  ],
  ['a tunnel port that was taken away', { tunnelPort: null }, tunnel('vxlan', 8472)],
])('from %s', (_, values, expected) => {
  expect(datapathOf(values)).toEqual(expected);
});

test.each<[Values, boolean]>([
  [{ kubeProxyReplacement: 'true' }, true],
  [{ kubeProxyReplacement: true }, true],
  [{ kubeProxyReplacement: 'false' }, false],
  [{ kubeProxyReplacement: false }, false],
  [{ kubeProxyReplacement: null }, false],
  [{}, false],
])('%j', (values, expected) => {
  expect(datapathOf(values).kubeProxyReplacement).toBe(expected);
  expect(datapathOf({ ...values, routingMode: 'native' }).kubeProxyReplacement).toBe(expected);
});
