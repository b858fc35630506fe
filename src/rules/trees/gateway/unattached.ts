import { fewOf } from '../../../findings/index';
import { namespaceOf } from '../../../kinds/index';
import { valuesAt } from '../fields';
import type { TreesRule } from '../../rule';
import { type Obstacle, type Unattached, unattached } from './attach';
import { detailOf } from './calls';

const refused =
  'The Gateway does not accept the route: no request ever meets it, and callers get status 404 or no connection.';

interface About {
  readonly id: string;
  readonly obstacle: Obstacle;
  readonly docs: string;
}

interface Saying {
  readonly says: (found: Unattached) => string;
  readonly hint: (found: Unattached) => string;
}

const rule = ({ id, obstacle, docs }: About, { says, hint }: Saying): TreesRule => ({
  id,
  severity: 'error',
  breaks: refused,
  docs: `gateway-api.sigs.k8s.io: ${docs}`,
  *check(trees) {
    for (const found of unattached(trees))
      if (found.obstacle === obstacle)
        yield detailOf(
          found.view,
          found.route,
          `${found.ref.at} names the Gateway ${found.ref.key}, ${says(found)}`,
          hint(found),
        );
  },
});

const namesOf = ({ listeners }: Unattached): string => fewOf(listeners.map(({ name }) => name));

export const noListener = rule(
  { id: 'route/no-listener', obstacle: 'listener', docs: 'ParentReference, sectionName and port' },
  {
    says: ({ ref: { sectionName, port }, listeners }) => {
      const wanted = [
        ...(sectionName === undefined ? [] : [`listener '${sectionName}'`]),
        ...(port === undefined ? [] : [`port ${port}`]),
      ].join(' at ');
      const there = listeners.map(listener => `${listener.name} at port ${String(listener.port)}`);
      return `which has no ${wanted}, but ${fewOf(there)}`;
    },
    hint: () => 'Name a listener that it has, or leave sectionName and port out to take all that fit.',
  },
);

export const wrongProtocol = rule(
  { id: 'route/protocol', obstacle: 'protocol', docs: 'Listener, allowedRoutes.kinds' },
  {
    says: found =>
      `none of whose listeners (${fewOf(found.listeners.map(({ name, protocol }) => `${name}: ${protocol}`))}) takes a ${found.route.object.kind}`,
    hint: () =>
      'HTTPRoute and GRPCRoute need a listener of HTTP or HTTPS, TLSRoute one of TLS; allowedRoutes.kinds must have the kind.',
  },
);

export const notAdmitted = rule(
  { id: 'route/not-admitted', obstacle: 'namespace', docs: 'Listener, allowedRoutes.namespaces' },
  {
    says: found =>
      `whose listener ${namesOf(found)} takes no routes of the namespace '${namespaceOf(found.route.object) ?? ''}'`,
    hint: () =>
      "Say allowedRoutes.namespaces at the listener: from All, or from Selector with labels that the namespace has; without it only the Gateway's own namespace is let in.",
  },
);

export const wrongHostname = rule(
  { id: 'route/hostname', obstacle: 'hostname', docs: 'HTTPRoute, Hostnames' },
  {
    says: ({ route, listeners }) => {
      const hosts = [...valuesAt(route.object, 'spec.hostnames[]')].map(({ value }) => String(value));
      return `whose listeners serve ${fewOf(listeners.map(({ hostname }) => hostname))} and none of the route's ${fewOf(hosts)}`;
    },
    hint: () => 'Give the route a hostname that a listener serves, or the Gateway a listener for it.',
  },
);
