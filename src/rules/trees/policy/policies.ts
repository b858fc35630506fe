import type { Detail } from '../../../findings/index';
import {
  describe,
  groupOf,
  isMap,
  type KubeObject,
  namespaceOf,
  type Tree,
  versionInstead,
} from '../../../kinds/index';
import { type Path, pointerOf } from '../../../kinds/problem';
import type { Plan } from '../../../plan/index';
import {
  ciliumKey,
  inNamespace,
  kubernetesKey,
  readSelector,
  type Requirement,
  type Selector,
} from '../../../simulate/index';
import { distinctObjects, isPeoples, layerOf, type Occurrence } from '../objects';
import { problemsOf } from '../validity';

/** The fields of an object or a part of it; what stands in them was checked against the kind's schema. */
export type Fields = Readonly<Record<string, unknown>>;

/** A policy object of some trees, of which nothing is wrong that can be said without knowing more. */
export interface Policy extends Occurrence {
  /** Undefined for a clusterwide one. */
  readonly namespace: string | undefined;
  readonly isKubernetes: boolean;
  /** True where people wrote the object itself, false where Meshprint made it from a statement. */
  readonly isPeoples: boolean;
  readonly rules: readonly PolicyRule[];
}

/** One rule of one direction. */
export interface PolicyRule {
  /** Place of the rule in the object: `spec`, `ingress`, `0`. */
  readonly at: Path;
  readonly ingress: boolean;
  readonly deny: boolean;
  readonly fields: Fields;
  readonly subject: Subject;
}

/** The pods or nodes that a rule is about. */
export interface Subject {
  readonly at: Path;
  readonly nodes: boolean;
  /** With the namespace of the policy, as Cilium adds it. */
  readonly selector: Selector;
}

const known = new WeakMap<readonly Tree[], readonly Policy[]>();

/** Each policy object of the trees once. Objects with mistakes of their own are left out: those are told already. */
export function policiesOf(trees: readonly Tree[], plan: Plan): readonly Policy[] {
  const present = known.get(trees);
  if (present !== undefined) return present;
  const raw = new Set(plan.policies.filter(({ kind }) => kind === 'raw').map(({ path }) => path));
  const policies = distinctObjects(trees).flatMap(occurrence => {
    const { object, path = '', file } = occurrence.placed;
    if (!isPolicy(object) || versionInstead(object) !== undefined || problemsOf(object).length > 0) return [];
    const isRaw = layerOf(file) === 'policies' && raw.has(path);
    return [{ ...occurrence, ...read(object), isPeoples: isRaw || isPeoples(file) }];
  });
  known.set(trees, policies);
  return policies;
}

const isPolicy = ({ apiVersion, kind }: KubeObject): boolean =>
  groupOf(apiVersion) === 'cilium.io'
    ? kind === 'CiliumNetworkPolicy' || kind === 'CiliumClusterwideNetworkPolicy'
    : groupOf(apiVersion) === 'networking.k8s.io' && kind === 'NetworkPolicy';

function read(object: KubeObject): Pick<Policy, 'namespace' | 'isKubernetes' | 'rules'> {
  const isKubernetes = object.kind === 'NetworkPolicy';
  const namespace = object.kind === 'CiliumClusterwideNetworkPolicy' ? undefined : namespaceOf(object);
  const specs: (readonly [Path, unknown])[] = [
    [['spec'], object.spec],
    ...listIn(object, 'specs').map((spec, i) => [['specs', i], spec] as const),
  ];
  const rules = specs.flatMap(([at, spec]) =>
    isMap(spec) ? rulesIn(spec, at, isKubernetes, namespace) : [],
  );
  return { namespace, isKubernetes, rules };
}

function rulesIn(spec: Fields, at: Path, isKubernetes: boolean, namespace: string | undefined): PolicyRule[] {
  const subject = subjectOf(spec, at, isKubernetes, namespace);
  return ['ingress', 'egress', 'ingressDeny', 'egressDeny'].flatMap(list =>
    listIn(spec, list).map((fields, i) => ({
      at: [...at, list, i],
      ingress: list.startsWith('ingress'),
      deny: list.endsWith('Deny'),
      fields: isMap(fields) ? fields : {},
      subject,
    })),
  );
}

function subjectOf(
  { nodeSelector, endpointSelector, podSelector }: Fields,
  at: Path,
  isKubernetes: boolean,
  namespace: string | undefined,
): Subject {
  const nodes = isMap(nodeSelector);
  const field = nodes ? 'nodeSelector' : isKubernetes ? 'podSelector' : 'endpointSelector';
  const written = nodes ? nodeSelector : isKubernetes ? podSelector : endpointSelector;
  const selector = readSelector(written ?? {}, isKubernetes ? kubernetesKey : ciliumKey);
  return {
    at: [...at, field],
    nodes,
    selector: namespace === undefined || nodes ? selector : inNamespace(selector, namespace),
  };
}

/** The list in a field; empty where there is none. */
export const listIn = (fields: Fields, field: string): readonly unknown[] => {
  const list = fields[field];
  return Array.isArray(list) ? (list as unknown[]) : [];
};

/** The values that a condition wants; empty where it wants none in particular. */
export const wanted = ({ operator, values }: Requirement): readonly string[] =>
  operator === 'Equals' || operator === 'In' ? [...values] : [];

/** A place of a policy, as the start of a sentence about it. */
export const placeIn = ({ placed }: Policy, at: Path): string =>
  `${describe(placed.object)}: ${pointerOf(at)}`;

/** What is found at a place of a policy. */
export const foundIn = (
  { placed, clusters }: Policy,
  at: Path,
  detail: Pick<Detail, 'message' | 'hint'> & Partial<Detail>,
): Detail => ({ at: placed.path ?? '', property: at.map(String), clusters, ...detail });
