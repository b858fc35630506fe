import { gateway, type HttpRouteFilter, httpRoute, validateObject } from '../../src/kinds/index';
import { millisecondsOf } from '../../src/kinds/schemas/gateway/common';
import { refuses, type Refusal } from './refuses';
import { samples, withAt } from './samples';

const host = 'must be a domain name in lower case, such as shop.example.com or *.example.com';
const subdomain =
  "must be lower case letters, digits, '-' and '.', with a letter or digit at both ends of every part";
const duration = 'must be a duration of whole numbers such as 10s, 500ms or 1h30m';
const manyLabels = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`label-${i}`, 'x']));

refuses('Gateway', samples.gateway, [
  ['spec.gatewayClassName', undefined, 'is missing'],
  ['spec.listeners', [], 'must have at least 1 entry'],
  ['spec.listeners[0].hostName', 'a', "is not a known field; did you mean 'hostname'?"],
  ['spec.listeners[0].hostname', 'Shop.example.com', host],
  ['spec.listeners[0].hostname', '*', host],
  ['spec.listeners[0].hostname', 'a.*.example.com', host],
  ['spec.listeners[0].port', 0, 'must be at least 1'],
  [
    'spec.listeners[0].protocol',
    'http',
    'must be HTTP, HTTPS, TLS, TCP or UDP, or a protocol of an implementation such as example.com/bar',
  ],
  ['spec.listeners[0].protocol', 'TCP', 'must not be set with protocol TCP', 'spec.listeners[0].hostname'],
  ['spec.listeners[0].tls', { mode: 'Passthrough' }, 'must not be set with protocol HTTP'],
  ['spec.listeners[1].name', 'web', 'has the name of another entry', 'spec.listeners[1]'],
  ['spec.listeners[1].tls', undefined, 'is missing: the protocol is HTTPS'],
  [
    'spec.listeners[1].tls',
    { mode: 'Passthrough' },
    'must be Terminate with protocol HTTPS',
    'spec.listeners[1].tls.mode',
  ],
  [
    'spec.listeners[1].tls',
    {},
    'is missing: TLS that ends here needs a certificate',
    'spec.listeners[1].tls.certificateRefs',
  ],
  ['spec.listeners[2].tls', undefined, 'is missing: the protocol is TLS'],
  [
    'spec.listeners[2]',
    { name: 'other', port: 80, protocol: 'HTTP', hostname: '*.example.com' },
    'has the port, protocol and hostname of another entry',
  ],
  ['spec.listeners[0].allowedRoutes.namespaces.selector', undefined, 'is missing: from is Selector'],
  ['spec.listeners[0].allowedRoutes.namespaces.from', 'Any', 'must be All, Selector or Same, not "Any"'],
  ['spec.infrastructure.labels', manyLabels, 'must have at most 8 entries, not 9'],
  [
    'spec.tls.frontend.perPort',
    [
      { port: 1, tls: {} },
      { port: 1, tls: {} },
    ],
    'has the port of another entry',
    'spec.tls.frontend.perPort[1]',
  ],
  [
    'spec.addresses',
    [{ value: 'a.example.com' }],
    'must be an IP address, such as 192.0.2.1',
    'spec.addresses[0].value',
  ],
  ['spec.addresses', [{ type: 'Hostname', value: 'A' }], host, 'spec.addresses[0].value'],
  [
    'spec.addresses',
    [{ value: '192.0.2.1' }, { type: 'IPAddress', value: '192.0.2.1' }],
    'has the type and value of another entry',
    'spec.addresses[1]',
  ],
  [
    'spec.addresses',
    [{ type: 'ip' }],
    'must be IPAddress, Hostname or NamedAddress, or a type of an implementation such as example.com/pool',
    'spec.addresses[0].type',
  ],
]);

const rule = 'spec.rules[0]';

/** What all routes with filters have in common. */
const filters: readonly Refusal[] = [
  [`${rule}.backendRefs[0].port`, 65536, 'must be at most 65535'],
  [`${rule}.backendRefs[0].weight`, 1_000_001, 'must be at most 1000000'],
  [`${rule}.backendRefs[0].weight`, -1, 'must be at least 0'],
  [
    `${rule}.backendRefs[0]`,
    { name: 'a' },
    'is missing: a Service is referred to with its port',
    `${rule}.backendRefs[0].port`,
  ],
  [
    `${rule}.backendRefs`,
    Array.from({ length: 17 }, () => ({ name: 'a', port: 80 })),
    'must have at most 16 entries',
  ],
  [`${rule}.name`, 'A', subdomain],
  [
    `${rule}.filters`,
    [{ type: 'RequestMirror' }],
    'is missing: the type is RequestMirror',
    `${rule}.filters[0].requestMirror`,
  ],
  [
    `${rule}.filters`,
    [
      {
        type: 'RequestMirror',
        requestMirror: { backendRef: { name: 'a', port: 80 } },
        requestHeaderModifier: { remove: ['a'] },
      },
    ],
    'is only allowed with type RequestHeaderModifier',
    `${rule}.filters[0].requestHeaderModifier`,
  ],
  [
    `${rule}.filters`,
    [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'a' } } }],
    'is missing: a Service is referred to with its port',
    `${rule}.filters[0].requestMirror.backendRef.port`,
  ],
  [
    `${rule}.filters`,
    [
      {
        type: 'RequestMirror',
        requestMirror: { backendRef: { name: 'a', port: 80 }, percent: 5, fraction: { numerator: 1 } },
      },
    ],
    'must not stand beside percent',
    `${rule}.filters[0].requestMirror.fraction`,
  ],
  [
    `${rule}.filters`,
    [
      {
        type: 'RequestMirror',
        requestMirror: { backendRef: { name: 'a', port: 80 }, fraction: { numerator: 101 } },
      },
    ],
    'must not be above the denominator 100',
    `${rule}.filters[0].requestMirror.fraction.numerator`,
  ],
  [
    `${rule}.filters`,
    [1, 2].map(() => ({ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['a'] } })),
    'must be the only RequestHeaderModifier of its list',
    `${rule}.filters[1]`,
  ],
  [
    `${rule}.filters`,
    [
      {
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { set: ['b', 'c'].map(value => ({ name: 'A', value })) },
      },
    ],
    'has the name of another entry',
    `${rule}.filters[0].requestHeaderModifier.set[1]`,
  ],
  [
    `${rule}.filters`,
    [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['a', 'a'] } }],
    'has the value of another entry',
    `${rule}.filters[0].requestHeaderModifier.remove[1]`,
  ],
];

const path = `${rule}.matches[0].path`;
const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https' } };
const rewrite = (urlRewrite: object): object => ({ type: 'URLRewrite', urlRewrite });
const prefixRewrite = rewrite({ path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } });
const cors = (fields: object): object => ({ type: 'CORS', cors: fields });
const auth = (fields: object): object => ({
  type: 'ExternalAuth',
  externalAuth: { protocol: 'GRPC', backendRef: { name: 'auth', port: 9001 }, ...fields },
});

refuses('HTTPRoute', samples.httpRoute, [
  ...filters,
  ['spec.hostnames[0]', 'shop.example.com.', host],
  [
    'spec.hostnames',
    Array.from({ length: 17 }, (_, i) => `a${i}.example.com`),
    'must have at most 16 entries',
  ],
  ['spec.rules', [], 'must have at least 1 entry'],
  [
    'spec.parentRefs[1].sectionName',
    undefined,
    'must set sectionName and port like the other references to the same parent',
    'spec.parentRefs[1]',
  ],
  ['spec.parentRefs[1].sectionName', 'web', 'is the same reference as another one', 'spec.parentRefs[1]'],
  ['spec.rules[1].name', 'catalog', 'has the name of another entry', 'spec.rules[1]'],
  [`${path}.value`, 'catalog', "must start with '/'"],
  [`${path}.value`, '/a//b', "must not have '//' in it"],
  [`${path}.value`, '/a/../b', "must not have '/../' in it"],
  [`${path}.value`, '/a%2Fb', "must not have '%2F' in it"],
  [`${path}.value`, '/a#b', "must not have '#' in it"],
  [`${path}.value`, '/a/..', "must not end with '/..'"],
  [`${path}.value`, '/a b', 'must have only the characters of a path in a URL'],
  [
    `${path}.type`,
    'Exact',
    'needs a rule with exactly one match, by a path of type PathPrefix',
    `${rule}.filters[1].urlRewrite.path.replacePrefixMatch`,
  ],
  [
    'spec.rules[1]',
    { matches: [{}, {}], backendRefs: [{ name: 'a', port: 80, filters: [prefixRewrite] }] },
    'needs a rule with exactly one match, by a path of type PathPrefix',
    'spec.rules[1].backendRefs[0].filters[0].urlRewrite.path.replacePrefixMatch',
  ],
  [
    'spec.rules[1].backendRefs',
    [{ name: 'a', port: 80 }],
    'must not stand beside backendRefs',
    'spec.rules[1].filters[0].requestRedirect',
  ],
  ['spec.rules[1].filters', [redirect, rewrite({})], 'must not have RequestRedirect and URLRewrite together'],
  [
    'spec.rules[1].filters',
    [rewrite({ path: { type: 'ReplaceFullPath' } })],
    'is missing: the type is ReplaceFullPath',
    'spec.rules[1].filters[0].urlRewrite.path.replaceFullPath',
  ],
  [
    'spec.rules[1]',
    {
      filters: [
        rewrite({ path: { type: 'ReplaceFullPath', replaceFullPath: '/', replacePrefixMatch: '/' } }),
      ],
    },
    'is only allowed with type ReplacePrefixMatch',
    'spec.rules[1].filters[0].urlRewrite.path.replacePrefixMatch',
  ],
  ['spec.rules[1].filters[0].requestRedirect.statusCode', 200, 'must be 301, 302, 303, 307 or 308, not 200'],
  ['spec.rules[1].filters[0].requestRedirect.hostname', '*.example.com', subdomain],
  [
    'spec.rules[1].filters',
    [cors({ allowOrigins: ['*', 'https://a.example.com'] })],
    "must not have anything beside '*'",
    'spec.rules[1].filters[0].cors.allowOrigins',
  ],
  [
    'spec.rules[1].filters',
    [cors({ allowOrigins: ['a.example.com'] })],
    "must be '*' or an origin such as https://shop.example.com",
    'spec.rules[1].filters[0].cors.allowOrigins[0]',
  ],
  [
    'spec.rules[1].filters',
    [auth({})],
    'is missing: the protocol is GRPC',
    'spec.rules[1].filters[0].externalAuth.grpc',
  ],
  [
    'spec.rules[1].filters',
    [auth({ grpc: {}, http: {} })],
    'is only allowed with protocol HTTP',
    'spec.rules[1].filters[0].externalAuth.http',
  ],
  [`${rule}.timeouts.request`, '1.5s', duration],
  [`${rule}.timeouts.request`, '1d', duration],
  [
    `${rule}.timeouts.request`,
    '1s',
    "must not be longer than the request's 1s",
    `${rule}.timeouts.backendRequest`,
  ],
  [`${rule}.retry.codes`, [399], 'must be at least 400', `${rule}.retry.codes[0]`],
  [`${rule}.retry.codes`, [500, 500], 'has the value of another entry', `${rule}.retry.codes[1]`],
  [`${rule}.sessionPersistence.absoluteTimeout`, undefined, 'is missing: the cookie is Permanent'],
  [
    `${rule}.sessionPersistence.type`,
    'Header',
    'is only allowed with type Cookie',
    `${rule}.sessionPersistence.cookieConfig`,
  ],
]);

test('all rules of a route together have at most 128 matches', () => {
  const matches = Array.from({ length: 64 }, (_, i) => ({ path: { value: `/${i}` } }));
  const rules = [{ matches }, { matches }];
  const route = httpRoute({ metadata: { name: 'a', namespace: 'b' }, spec: { rules } });
  expect(validateObject(route)).toEqual([]);
  expect(validateObject(withAt(route, ['spec', 'rules'], [...rules, {}]))).toEqual([
    {
      at: ['spec', 'rules'],
      pointer: 'spec.rules',
      problem: 'must have at most 128 matches in all, not 129',
    },
  ]);
});

refuses('GRPCRoute', samples.grpcRoute, [
  ...filters,
  [`${rule}.matches[0].method`, {}, 'must have service or method'],
  [
    `${rule}.matches[0].method.service`,
    'shop/v1',
    'must be the full name of a service, such as shop.v1.Catalog',
  ],
  [`${rule}.matches[0].method.method`, 'Get Item', 'must be the name of a method, such as GetItem'],
]);

refuses('TLSRoute', samples.tlsRoute, [
  ['spec.hostnames', undefined, 'is missing'],
  ['spec.hostnames', ['192.0.2.1'], 'must be a domain name, not an IP address', 'spec.hostnames[0]'],
  ['spec.rules', [], 'must have at least 1 entry'],
  [`${rule}.backendRefs`, [], 'must have at least 1 entry'],
  [`${rule}.backendRefs`, undefined, 'is missing'],
  [`${rule}.matches`, [], 'is not a known field'],
]);

refuses('ReferenceGrant', samples.referenceGrant, [
  ['spec.from', [], 'must have at least 1 entry'],
  ['spec.from[0].namespace', undefined, 'is missing'],
  ['spec.from[0].name', 'a', 'is not a known field'],
  ['spec.to[0].namespace', 'a', 'is not a known field'],
]);

const paths = 'spec.rules[0].http.paths';
const noBackend = 'must have service or resource';

refuses('Ingress', samples.ingress, [
  ['spec.rules[0].host', '192.0.2.1', 'must be a domain name, not an IP address'],
  ['spec.rules[0].host', 'shop_1.example.com', host],
  [`${paths}[0].path`, 'catalog', "must start with '/'"],
  [`${paths}[0].path`, '/a//b', "must not have '//' in it"],
  [`${paths}[0].path`, undefined, 'is missing: the pathType is Prefix'],
  [`${paths}[0].pathType`, undefined, 'is missing'],
  [`${paths}[0].backend`, {}, noBackend],
  [`${paths}[0].backend.serviceName`, 'a', 'is not a known field'],
  [`${paths}[0].backend.service.port`, {}, 'must have name or number'],
  [
    `${paths}[0].backend.service.port.name`,
    'http',
    'must have only one of name and number',
    `${paths}[0].backend.service.port`,
  ],
  [paths, [], 'must have at least 1 entry'],
  ['spec', {}, 'must have defaultBackend or rules'],
]);

test.each([
  ['1h', 3_600_000],
  ['1m30s', 90_000],
  ['1s500ms', 1500],
  ['0s', 0],
  ['1d', undefined],
  ['', undefined],
  [5, undefined],
])('the time %j is %j ms', (time, milliseconds) => {
  expect(millisecondsOf(time)).toBe(milliseconds);
});

test('takes what is good beyond the samples', () => {
  const metadata = { name: 'a', namespace: 'b' };
  const filter: HttpRouteFilter = {
    type: 'URLRewrite',
    urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } },
  };
  const route = httpRoute({
    metadata,
    spec: {
      rules: [
        {
          filters: [filter],
          backendRefs: [{ name: 'a', port: 80 }],
          timeouts: { request: '0s', backendRequest: '9s' },
        },
        { matches: [{ path: { type: 'RegularExpression', value: 'a//b' } }] },
      ],
    },
  });
  expect(validateObject(route)).toEqual([]);
  const edge = gateway({
    metadata,
    spec: {
      gatewayClassName: 'cilium',
      addresses: [
        { value: '192.0.2.1' },
        { value: 'fd00::1' },
        {},
        { type: 'Hostname', value: '*.example.com' },
      ],
      listeners: [
        { name: 'a', port: 80, protocol: 'HTTP', hostname: 'a.example.com' },
        { name: 'b', port: 80, protocol: 'HTTP' },
        { name: 'c', port: 53, protocol: 'UDP' },
        { name: 'd', port: 9, protocol: 'example.com/own' },
      ],
    },
  });
  expect(validateObject(edge)).toEqual([]);
});
