import type { GridData } from '../../../data/policies-data';
import type { Page } from '../../page';
import { relations } from './verdicts';

/** What a table of verdicts holds for, in words: paper does not show the controls that say so on a screen. */
export function sayConditions({ state }: Page, { relation, ports }: GridData): string {
  const isAll = state.system === 'yes';
  const pods = (namespace = ''): string =>
    namespace === ''
      ? `any namespace${isAll ? '' : ' but those of the system'}`
      : `the namespace ${namespace}`;
  const change = state.opens === 'yes' ? ' Only what the change opens is shown.' : '';
  return `${relations[relation] ?? relation}; ports: ${ports}; from pods in ${pods(state.namespace)} to pods in ${pods(state.to)}.${change}`;
}
