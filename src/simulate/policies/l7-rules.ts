import { isRegex } from '../../kinds/index';
import { checkFqdn } from './fqdn';
import { type Json, listOf, mapOf, refuse, textOf } from './json';

/** What Cilium checks in an item of `toPorts` beside its ports (cilium pkg/policy/api/rule_validation.go, http.go). */
export function checkL7(rule: Json): void {
  const rules = mapOf(rule.rules);
  for (const request of listOf(rules.http) ?? []) checkHttp(mapOf(request));
  for (const lookup of listOf(rules.dns) ?? []) checkFqdn(lookup);
  for (const name of listOf(rule.serverNames) ?? [])
    if (!/^[-\w*]+(?:\.[-\w*]+)*\.?$/.test(textOf(name) ?? ''))
      refuse('a name in serverNames is no DNS name');
  for (const tls of [rule.terminatingTLS, rule.originatingTLS])
    if (tls !== undefined && (textOf(mapOf(mapOf(tls).secret).name) ?? '') === '')
      refuse('TLS needs the name of a secret');
}

const mismatches = ['LOG', 'ADD', 'DELETE', 'REPLACE'];

/** The host is for the proxy to read; the API server refuses what is no host name. */
function checkHttp(request: Json): void {
  for (const field of ['path', 'method'])
    if (!isRegex(textOf(request[field]) ?? '')) refuse(`the ${field} of a request is no regular expression`);
  for (const header of (listOf(request.headerMatches) ?? []).map(mapOf)) {
    if ((textOf(header.name) ?? '') === '') refuse('a header has no name');
    const mismatch = textOf(header.mismatch) ?? '';
    if (mismatch !== '' && !mismatches.includes(mismatch)) refuse(`the mismatch ${mismatch} is not known`);
    if (header.secret !== undefined && (textOf(mapOf(header.secret).name) ?? '') === '')
      refuse('a secret has no name');
  }
}
