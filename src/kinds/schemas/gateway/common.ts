import { problemWithHostname, problemWithLabel, problemWithSubdomain } from '../../names';
import { isMap } from '../../object';
import { allDiffer, type Check } from '../checks';
import { objectName } from '../common';
import { integer, need, object, text, word } from '../node';

export const port = integer(1, 65535);

/** A domain name, whose first label may be `*`. */
export const hostname = word(problemWithHostname);

/** A domain name without wildcard: what a request is sent on to. */
export const preciseHostname = word(problemWithSubdomain);

/** Name of a listener or of a rule. */
export const sectionName = word(problemWithSubdomain);

export const namespace = word(problemWithLabel);

/** An API group; empty for Kubernetes' core. */
export const group = word(name => (name === '' ? undefined : problemWithSubdomain(name)));

export const kind = text({
  pattern: /^[a-zA-Z](-*[a-zA-Z0-9]+)*$/u,
  maxLength: 63,
  says: 'a kind in CamelCase, such as Service',
});

export const headerName = text({
  pattern: /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/u,
  maxLength: 256,
  says: 'the name of a header, of at most 256 characters',
});

export const headerValue = text({
  pattern: /^[!-~]+([\t ][!-~]+)*$/u,
  maxLength: 4096,
  says: 'the value of a header, of at most 4096 printable characters',
});

const parts = /^([0-9]{1,5}(h|ms|m|s)){1,4}$/u;

/** A time as Gateway API writes it (GEP-2257): Go's, without fractions. */
export const gatewayDuration = text({
  pattern: parts,
  says: 'a duration of whole numbers such as 10s, 500ms or 1h30m',
});

const unit: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Such a time in milliseconds; undefined for what is none. */
export function millisecondsOf(time: unknown): number | undefined {
  if (typeof time !== 'string' || !parts.test(time)) return undefined;
  const found = [...time.matchAll(/([0-9]+)(h|ms|m|s)/gu)];
  return found.reduce((sum, [, count, name]) => sum + Number(count) * (unit[name ?? ''] ?? 0), 0);
}

/** An object of the same namespace that extends Gateway API. */
export const localRef = object({ group: need(group), kind: need(kind), name: need(objectName) });

/** Lists whose entries Kubernetes tells apart by their names. */
export const namesDiffer = (...fields: readonly string[]): readonly Check[] =>
  fields.map(field => allDiffer(field, entry => (isMap(entry) ? entry.name : undefined), 'name'));

/** Lists that Kubernetes takes as sets. */
export const entriesDiffer = (...fields: readonly string[]): readonly Check[] =>
  fields.map(field => allDiffer(field, entry => (typeof entry === 'string' ? entry : undefined), 'value'));
