import { nearest } from '../../../kinds/nearest';
import type { MeshState } from '../../../mesh/index';
import type { Plan } from '../../../plan/index';
import type { Requirement } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { conditionsOf } from './conditions';
import { isNamespaceName, podLabels } from './peers';
import { foundIn, placeIn, policiesOf, wanted } from './policies';

export const policyUnknownLabel: TreesRule = {
  id: 'policy/unknown-label',
  severity: 'warning',
  breaks:
    'The selector matches no pod, and nothing says so: what it allows is denied, and what it denies passes.',
  docs: 'Documentation/security/policy/language.rst, endpoints based',
  *check(trees, plan) {
    const words = new Words(meshOf(trees), plan);
    const told = new Set<string>();
    for (const policy of policiesOf(trees, plan))
      for (const { at, requirement } of conditionsOf(policy)) {
        const slip = words.slipOf(requirement);
        // Both ends of a statement say the same.
        const key = JSON.stringify([policy.placed.path, slip?.written]);
        if (slip === undefined || told.has(key)) continue;
        told.add(key);
        yield foundIn(policy, at, {
          message: `${placeIn(policy, at)} asks for ${slip.written}, which nothing that the fleet knows has`,
          hint: `Did you mean '${slip.meant}'? If not, declare what other manifests bring as a Workload, or silence this.`,
        });
      }
  },
};

/** What was written, and what was probably meant. */
interface Slip {
  readonly written: string;
  readonly meant: string;
}

/** The labels of pods and the names of namespaces that the fleet knows. */
class Words {
  private readonly values = new Map<string, Set<string>>();
  private readonly namespaces: ReadonlySet<string>;
  private readonly known = new Map<string, Slip | undefined>();

  constructor({ clusters }: MeshState, { services }: Plan) {
    const selectors = new Set(services.flatMap(({ members }) => members.map(({ selector }) => selector)));
    const workloads = new Set<Readonly<Record<string, string>>>();
    for (const cluster of clusters.values()) {
      for (const { value } of [...cluster.workloads.values()].flat()) workloads.add(value.labels);
      for (const { value } of cluster.services.values()) selectors.add(value.selector);
    }
    for (const labels of [...selectors, ...workloads])
      for (const [key, value] of Object.entries(labels)) {
        const values = this.values.get(key) ?? new Set();
        this.values.set(key, values.add(value));
      }
    this.namespaces = new Set([...clusters.values()].flatMap(({ namespaces }) => [...namespaces.keys()]));
  }

  /** A condition that nothing meets, if something near it is known. */
  slipOf(requirement: Requirement): Slip | undefined {
    const id = JSON.stringify([requirement.full, requirement.operator, ...requirement.values]);
    if (!this.known.has(id)) this.known.set(id, this.look(requirement));
    return this.known.get(id);
  }

  private look(requirement: Requirement): Slip | undefined {
    if (isNamespaceName(requirement))
      return slipOfValue('the namespace ', wanted(requirement), this.namespaces);
    if (podLabels([requirement]).length === 0) return undefined;
    const { key, operator } = requirement;
    const values = this.values.get(key);
    if (values !== undefined) return slipOfValue(`the label ${key}=`, wanted(requirement), values);
    if (operator === 'DoesNotExist' || operator === 'NotIn') return undefined;
    const meant = near(key, this.values.keys());
    return meant === undefined ? undefined : { written: `the label '${key}'`, meant };
  }
}

function slipOfValue(what: string, values: readonly string[], known: ReadonlySet<string>): Slip | undefined {
  for (const value of values) {
    const meant = known.has(value) ? undefined : near(value, known);
    if (meant !== undefined) return { written: `${what}${value}`, meant };
  }
  return undefined;
}

/** Names that differ in their numbers alone, such as `v1` and `v2`, are other things rather than slips of the pen. */
export function near(word: string, known: Iterable<string>): string | undefined {
  const bare = (text: string): string => text.replace(/\d+/g, '');
  return nearest(
    word,
    [...known].filter(other => bare(other) !== bare(word)),
  );
}
