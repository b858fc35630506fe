import { problemWithLabel, problemWithSubdomain } from '../../../kinds/index';
import type { Plan, TrustUse } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const names: PlanRule = {
  id: 'model/name',
  severity: 'error',
  breaks:
    'The API server refuses the object, and Flux with it the whole layer; a folder could leave its tree.',
  docs: 'Kubernetes: Object Names and IDs',
  *check(plan) {
    for (const { what, name, at, check } of named(plan)) {
      const problem = check(name);
      if (problem !== undefined)
        yield {
          at,
          message: `the ${what} name '${name}' ${problem}`,
          hint: 'Use lower-case letters, digits and dashes, and a letter at the beginning.',
        };
    }
  },
};

interface Named {
  readonly what: string;
  readonly name: string;
  readonly at: string;
  readonly check: (name: string) => string | undefined;
}

function* named(plan: Plan): Generator<Named> {
  yield { what: 'fleet', name: plan.fleet, at: '', check: problemWithLabel };
  yield { what: 'domain', name: plan.mesh.domain, at: '', check: problemWithSubdomain };
  for (const use of plan.trusts) yield* namedInTrust(use);
  for (const { name, path: at } of plan.namespaces)
    yield { what: 'namespace', name, at, check: problemWithLabel };
  for (const { name, path: at } of plan.services)
    yield { what: 'service', name, at, check: problemWithServiceName };
  for (const [what, parts] of [
    ['workload', plan.workloads],
    ['gateway', plan.entrance.gateways],
    ['route', plan.entrance.routes],
    ['Ingress', plan.entrance.ingresses],
  ] as const)
    for (const { name, path: at } of parts) yield { what, name, at, check: problemWithSubdomain };
  for (const { name, path: at } of plan.policies)
    yield { what: 'policy', name, at, check: problemWithPolicyName };
  for (const { name, path: at, namespace } of plan.layers) {
    yield { what: 'layer', name, at, check: problemWithLabel };
    if (namespace !== undefined) yield { what: 'namespace', name: namespace, at, check: problemWithLabel };
  }
  for (const { name, path: at, secret } of plan.secretFiles) {
    yield { what: 'layer', name, at, check: problemWithLabel };
    yield { what: 'Secret', name: secret, at, check: problemWithSubdomain };
  }
  for (const { path: at, repository } of plan.clusters)
    for (const name of [repository.secret, repository.forge?.tokenSecret])
      if (name !== undefined) yield { what: 'Secret', name, at, check: problemWithSubdomain };
}

function* namedInTrust({ at, trust }: TrustUse): Generator<Named> {
  if (trust.kind !== 'cert-manager') return;
  yield { what: 'issuer', name: trust.issuer, at, check: problemWithSubdomain };
  if (trust.rootSecret !== undefined)
    yield { what: 'root Secret', name: trust.rootSecret, at, check: problemWithSubdomain };
}

/** Services have stricter names than other objects: DNS-1035, which begins with a letter. */
function problemWithServiceName(name: string): string | undefined {
  return problemWithLabel(name) ?? (/^[a-z]/.test(name) ? undefined : 'must begin with a letter');
}

/** Objects are made of it with `-egress` or `-ingress` behind the name. */
function problemWithPolicyName(name: string): string | undefined {
  const longest = 253 - '-ingress'.length;
  return (
    problemWithSubdomain(name) ??
    (name.length > longest ? `must be at most ${longest} characters long, not ${name.length}` : undefined)
  );
}
