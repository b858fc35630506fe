import { isMap } from '../../../kinds/index';
import { valueAt } from '../../../plan/index';
import type { Values } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { peoplesTrees, propertyOf, show } from '../people-values';
import { settledBy } from './settings';

/** The programs that take arguments and environment of people's own; the agent's have no place above them. */
const programs = [
  [],
  ['operator'],
  ['clustermesh', 'apiserver'],
  ['clustermesh', 'apiserver', 'kvstoremesh'],
];

/** How the names of variables begin that Cilium takes settings from. */
const environment = /^\s*CILIUM_/i;

export const hiddenSetting: PlanRule = {
  id: 'values/hidden-setting',
  severity: 'error',
  breaks: 'It overrides the value that peers and Meshprint’s checks go by, and nothing shows that it does.',
  docs: 'Cilium chart, templates/cilium-configmap.yaml',
  *check(plan) {
    for (const { at, whose, clusters, values } of peoplesTrees(plan))
      for (const [keys, setting] of settingsIn(values)) {
        const settled = settledBy(setting);
        if (settled !== undefined)
          yield {
            at,
            property: propertyOf(keys),
            clusters,
            message: `'${show(keys)}' in ${whose} overrides ${settled.what}`,
            hint: settled.mend,
          };
      }
  },
};

/** The settings that people give past the chart's values, with their place. */
function* settingsIn(values: Values): Generator<[keys: string[], setting: string]> {
  const extra = valueAt(values, 'extraConfig');
  if (isMap(extra)) for (const key of Object.keys(extra)) yield [['extraConfig', key], key];
  for (const program of programs) {
    for (const [keys, argument] of listAt(values, [...program, 'extraArgs']))
      if (typeof argument === 'string')
        yield [keys, argument.trim().replace(/^--?/, '').replace(/=.*$/s, '')];
    for (const [keys, variable] of listAt(values, [...program, 'extraEnv']))
      if (isMap(variable) && typeof variable.name === 'string' && environment.test(variable.name))
        yield [keys, variable.name.replace(environment, '')];
  }
}

function listAt(values: Values, keys: readonly string[]): [string[], unknown][] {
  const list = valueAt(values, ...keys);
  return Array.isArray(list)
    ? list.map((entry: unknown, i): [string[], unknown] => [[...keys, String(i)], entry])
    : [];
}
