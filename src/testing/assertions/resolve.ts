import type { MeshState } from '../../mesh/index';
import {
  type Answer,
  type Inputs,
  mistakeInInputs,
  mistakeInWhatIf,
  resolve,
  type Via,
  type WhatIf,
} from '../../simulate/index';
import type { TestFleet } from '../fleet';
import { checkClusters, checkKnown, stateOf } from '../known';
import { type Outcome, Undecided } from '../outcome';
import { reasonText, section } from '../text';
import { type Port, portViews, sameClusters, sameShares, type View } from './resolve-views';
import { readServiceName } from './service-name';

/** Who is asked, and in which world. */
export interface ResolveQuestion {
  /** `shop/catalog`, or one of its DNS names. */
  readonly service: string;
  /** The cluster of the callers. */
  readonly from: string;
  /** By which of its names it is called. Default: the one that there is. */
  readonly via?: Via;
  /** Name or number of the port. Default: any, as long as all have the same backends. */
  readonly port?: Port;
  readonly whatIf?: WhatIf;
  readonly inputs?: Inputs;
}

/** The clusters that callers get, all of them; with the part of new connections of each, where that matters. */
export type Backed = readonly string[] | Readonly<Record<string, number>>;

/** Whether callers in a cluster get exactly these clusters. */
export function resolvesTo(
  tested: TestFleet,
  question: ResolveQuestion,
  expected: Backed,
  call: string,
): Outcome {
  const { service, from, whatIf = {}, inputs = tested.options.inputs ?? {} } = question;
  const state = stateOf(tested, call);
  const asked = readServiceName(service);
  if (asked === undefined)
    throw new Undecided(call, `'${service}' is no service; name it as <namespace>/<name>.`);
  const { namespace, name, via = question.via } = asked;
  const names = isList(expected) ? expected : Object.keys(expected);
  const { clustersDown = [], linksDown = [] } = whatIf;
  checkClusters(call, state, from, ...clustersDown, ...linksDown.flat(), ...names);
  const mistake = mistakeInWhatIf(state, from, whatIf) ?? mistakeInInputs(state, inputs);
  if (mistake !== undefined) throw new Undecided(call, mistake);
  checkKnown(call, 'service', [`${namespace}/${name}`], state.holders.keys());
  const answer = resolve(state, { from, namespace, name, whatIf, inputs });
  if (answer === undefined) throw new Undecided(call, `There is no repository of ${from}.`);
  if (via === 'import') checkImport(state, answer, asked.via !== undefined, call);
  const views = portViews(answer, via, question.port, call);
  const plain = isList(expected);
  const wanted = plain ? listed(expected) : parts(expected);
  const same = plain ? sameClusters : sameShares;
  const view = agreed(views, same, call);
  const pass = same(view, wanted);
  return {
    pass,
    call,
    lines: [
      `Expected: ${pass ? 'anything else' : text(wanted, plain)}`,
      `Received: ${text(view, plain)}`,
      `Asked in ${from} for ${view.label}`,
      ...section('Because', answer.because.map(reasonText)),
      ...section(
        'Assumed',
        answer.assumed.map(({ what }) => what),
      ),
    ],
  };
}

/**
 * An import that cannot be is not one with nobody behind it.
 *
 * @param byName whether the test names it as DNS does
 */
function checkImport(state: MeshState, answer: Answer, byName: boolean, call: string): void {
  const { from, namespace, name, clustersetDns } = answer;
  const key = `${namespace}/${name}`;
  if (![...state.clusters.values()].some(({ exports }) => exports.has(key)))
    throw new Undecided(call, `No cluster exports ${key}, so that it has no import; ask .byService().`);
  if (byName && !clustersetDns)
    throw new Undecided(
      call,
      `DNS in ${from} does not serve clusterset.local; ask for '${key}' .byImport().`,
    );
}

const isList = (expected: Backed): expected is readonly string[] => Array.isArray(expected);

const listed = (clusters: readonly string[]): View => parts(Object.fromEntries(clusters.map(c => [c, 1])));

const parts = (shares: Readonly<Record<string, number>>): View => ({
  label: '',
  backends: Object.entries(shares).map(([cluster, share]) => ({ cluster, share, gone: false })),
});

/** The one answer of all names and ports that were asked for. */
function agreed(views: readonly View[], same: (a: View, b: View) => boolean, call: string): View {
  const [first, ...others] = views;
  if (first !== undefined && others.every(view => same(first, view))) return first;
  throw new Undecided(
    call,
    'The answer depends on how callers ask:',
    '',
    ...views.map(view => `  ${view.label}: ${text(view, same === sameClusters)}`),
    '',
    'Say which is meant, by .byService(), .byImport() or .onPort(…).',
  );
}

function text({ backends }: View, plain: boolean): string {
  const shown = [...backends]
    .sort((a, b) => (a.cluster < b.cluster ? -1 : 1))
    .map(({ cluster, share, gone }) => {
      const part = plain ? '' : ` ${Number((share * 100).toFixed(1))} %`;
      return `${cluster}${part}${gone ? ' (gone: this part is lost)' : ''}`;
    });
  return shown.join(', ') || 'nobody';
}
