import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { problemWithDuration } from '../../../plan/index';
import { saidAt } from '../said';
import { bytesOf, coresOf } from './quantity';

export const controlPlaneValue: PlanRule = {
  id: 'control-plane/value',
  severity: 'error',
  breaks:
    'The API server refuses what the chart makes of it, or clustermesh-apiserver does not start with it.',
  docs: 'The chart, clustermesh.apiserver; Kubernetes: Resource Management for Pods and Containers',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { what, is, hint } of problems(cluster.controlPlane)) {
        const keys = ['controlPlane', ...what.split('.')];
        const isOwn = cluster.ownControlPlane.includes(keys[1] ?? '');
        const { of, ...place } = saidAt(cluster, isOwn, [keys, ['mesh', ...keys]]);
        yield { ...place, message: `controlPlane.${what}${of} ${is}`, hint };
      }
  },
};

interface Problem {
  readonly what: string;
  readonly is: string;
  readonly hint: string;
}

type ControlPlane = ClusterPlan['controlPlane'];

function* problems(props: ControlPlane): Generator<Problem> {
  for (const what of ['replicas', 'etcdQps', 'kvstoreMeshQps'] as const) {
    const value = props[what];
    if (value !== undefined && value < 1)
      yield { what, is: `is ${value}`, hint: 'Give a whole number from 1 on.' };
  }
  const ttl = problemWithDuration(props.cacheTtl ?? '0s');
  if (ttl !== undefined)
    yield { what: 'cacheTtl', is: ttl, hint: 'Write a Go duration such as 15m, or 0s for ever.' };
  for (const [what, value] of Object.entries(props.podDisruptionBudget))
    if (!isBudget(value))
      yield {
        what: `podDisruptionBudget.${what}`,
        is: `is '${String(value)}'`,
        hint: 'Give a whole number of pods, or a percentage such as 50%.',
      };
  for (const [container, resources] of Object.entries(props.resources))
    yield* amounts(`resources.${container}`, resources);
}

const isBudget = (value: number | string): boolean =>
  typeof value === 'number' ? Number.isInteger(value) && value >= 0 : /^(100|\d{1,2})%$/.test(value);

function* amounts(
  at: string,
  { requests = {}, limits = {} }: NonNullable<ControlPlane['resources']['etcd']>,
): Generator<Problem> {
  for (const [resource, amountOf] of [
    ['cpu', coresOf],
    ['memory', bytesOf],
  ] as const) {
    for (const [kind, text] of [
      ['requests', requests[resource]],
      ['limits', limits[resource]],
    ] as const)
      if (text !== undefined && amountOf(text) === undefined)
        yield {
          what: `${at}.${kind}.${resource}`,
          is: `is '${text}', which is no amount of ${resource}`,
          hint: `Write it as Kubernetes does, such as ${resource === 'cpu' ? '500m or 2' : '512Mi or 2Gi'}.`,
        };
    const [request, limit] = [amountOf(requests[resource] ?? ''), amountOf(limits[resource] ?? '')];
    if (request !== undefined && limit !== undefined && request > limit)
      yield {
        what: `${at}.requests.${resource}`,
        is: `is more than its limit ${limits[resource] ?? ''}`,
        hint: 'Raise the limit or lower the request.',
      };
  }
}
