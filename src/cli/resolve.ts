import { derivedServiceName } from '../kinds/index';
import { didYouMean, nearest } from '../kinds/nearest';
import type { MeshState } from '../mesh/index';
import {
  mistakeInWhatIf,
  parseDnsName,
  resolve as resolveIn,
  type Query,
  resolveDns,
  resolveImport,
  type WhatIf,
} from '../simulate/index';
import { fleetWith, observeAll } from './fleet-choice';
import { readInputs } from './inputs';
import { showAnswer } from './show-answer';
import { showDns } from './show-dns';
import { colourOf, plain, UsageError } from './terminal';

/** Options of `meshprint resolve`. */
export interface ResolveOptions {
  readonly from: string;
  readonly blueprint?: readonly string[];
  readonly down?: readonly string[];
  readonly cut?: readonly string[];
  readonly cache: 'before' | 'after';
  readonly inputs?: string;
  readonly json?: boolean;
}

/**
 * `meshprint resolve`: who answers callers in one cluster for a service, or what DNS says to them for a name, now or
 * when something is gone.
 */
export async function resolve(asked: string, options: ResolveOptions): Promise<number> {
  const question = questionOf(asked);
  const { from, down = [], cache } = options;
  const linksDown = (options.cut ?? []).map(linkOf);
  const fleets = await observeAll(options.blueprint ?? [], '--blueprint path/to/blueprint.ts');
  const { state } = fleetWith(fleets, [from, ...down, ...linksDown.flat()]);
  const whatIf: WhatIf = { clustersDown: down, linksDown, cache };
  const mistake = mistakeInWhatIf(state, from, whatIf);
  if (mistake !== undefined) throw new UsageError(mistake);
  const inputs = options.inputs === undefined ? {} : readInputs(options.inputs, state);
  const given = { from, inputs, whatIf };
  if ('dns' in question) {
    suggest(state, question.dns);
    show(resolveDns(state, { ...given, name: question.dns }), options, showDns);
  } else {
    const query = { ...given, ...known(state, question) };
    const answer = resolveIn(state, query);
    // Only programs want the objects; people get what follows from them.
    const whole =
      options.json === true && answer !== undefined ? { ...answer, mcs: mcsOf(state, query) } : answer;
    show(whole, options, showAnswer);
  }
  return 0;
}

/** What the Multi-Cluster Services API makes of a name, without what the answer says already. */
function mcsOf(state: MeshState, query: Query): object {
  const { serviceImport, derivedService, serviceExport, absent, conflict } =
    resolveImport(state, query) ?? {};
  return { serviceImport, absent, derivedService, serviceExport, conflict };
}

interface Service {
  readonly namespace: string;
  readonly name: string;
}

/** A service is asked for as `namespace/name`, DNS with a name below one of its zones. */
function questionOf(asked: string): Service | { readonly dns: string } {
  const [namespace, name, ...more] = asked.split('/');
  if (namespace !== undefined && name !== undefined && more.length === 0 && name !== '')
    return { namespace, name };
  if (parseDnsName(asked) !== undefined) return { dns: asked };
  throw new UsageError(
    `'${asked}' is no service; name it as <namespace>/<name>, or as DNS does: <name>.<namespace>.svc.cluster.local or .svc.clusterset.local.`,
  );
}

/**
 * The service that is asked about: of one that Cilium makes behind an import the one that it is derived of.
 *
 * @throws UsageError when no cluster of the fleet has such a service
 */
function known({ holders }: MeshState, service: Service): Service {
  const original = originalOf(holders, service);
  if (original !== undefined) {
    const { namespace, name } = original;
    process.stderr.write(
      `${namespace}/${service.name} is the Service behind the import ${namespace}/${name}; this is about ${namespace}/${name}.\n`,
    );
    return original;
  }
  const unknown = messageOf(holders, `${service.namespace}/${service.name}`);
  if (unknown !== undefined) throw new UsageError(unknown);
  return service;
}

function originalOf(holders: MeshState['holders'], { namespace, name }: Service): Service | undefined {
  if (holders.has(`${namespace}/${name}`) || !name.startsWith('derived-')) return undefined;
  const names = [...holders.keys()].map(key => key.split('/'));
  const found = names.find(
    ([space, of = '']) => space === namespace && derivedServiceName(space, of) === name,
  );
  return found?.[1] === undefined ? undefined : { namespace, name: found[1] };
}

/** A name that no service has is a question like any other, since DNS has an answer; it may be a slip all the same. */
function suggest({ holders }: MeshState, dns: string): void {
  const parsed = parseDnsName(dns);
  const unknown = parsed && messageOf(holders, `${parsed.namespace}/${parsed.service}`);
  if (unknown !== undefined) process.stderr.write(`${plain(unknown)}\n`);
}

function messageOf(holders: MeshState['holders'], key: string): string | undefined {
  if (holders.has(key)) return undefined;
  const meant = nearest(key, [...holders.keys()]);
  return `The fleet has no service '${key}'.${didYouMean(meant, ' Did')}`;
}

/** The caller's cluster is there and the name is well formed, so that there is an answer. */
function show<T>(
  answer: T | undefined,
  { from, json }: ResolveOptions,
  text: (answer: T, colour: boolean) => string,
): void {
  if (answer === undefined) throw new UsageError(`There is no cluster '${from}'.`);
  process.stdout.write(
    json === true ? `${plain(JSON.stringify(answer, null, 2))}\n` : text(answer, colourOf(process.stdout)),
  );
}

function linkOf(text: string): readonly [string, string] {
  const [a, b, ...more] = text.split(':');
  if (a === undefined || b === undefined || a === '' || b === '' || more.length > 0)
    throw new UsageError(`'${text}' is no link; name it as <cluster>:<cluster>.`);
  return [a, b];
}
