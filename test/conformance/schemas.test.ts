import { validateObject, type KubeObject } from '../../src/kinds/index';
import { kindSchemas } from '../../src/kinds/schemas/index';
import { definitions } from '../../src/kinds/schemas/node';
import { changesOf } from '../kinds/changes';
import { foreignSamples, samples } from '../kinds/samples';
import { differences, shapeOf } from '../kinds/shape';
import { crdSchema, crdValidator, describeUpstream } from './upstream';

/** Built-in kinds have no CRD, and the one of K3s and RKE2 is not among the upstream schemas. */
const builtIn = [
  ...['ClusterRole', 'ClusterRoleBinding', 'ConfigMap', 'Deployment', 'Ingress', 'Namespace'],
  ...['NetworkPolicy', 'PodDisruptionBudget', 'Service', 'ServiceAccount', 'HelmChartConfig'],
];

/** Older versions of Gateway API's kinds, which are not among the upstream schemas. */
const notStored = /^gateway\.networking\.k8s\.io\/(v1beta1 (Gateway|HTTPRoute)|v1alpha[23] TLSRoute)$/;

const kinds = kindSchemas
  .filter(({ kind }) => !builtIn.includes(kind))
  .flatMap(({ apiVersions, kind, node }) => apiVersions.map(apiVersion => ({ apiVersion, kind, node })))
  .filter(({ apiVersion, kind }) => !notStored.test(`${apiVersion} ${kind}`));

/** Every difference between our schemas and the CRDs, and why it is meant. */
const meant: readonly [kinds: RegExp, line: RegExp, why: string][] = [
  [/./, /^(apiVersion|kind|metadata): required here$/, 'nobody could tell what the object is'],
  [/./, /^spec: required here$/, 'without a spec the controllers have nothing to do'],
  [/^HelmRelease$/, /^spec\.values: object here, any upstream$/, 'Helm takes nothing but a map'],
  [/^Provider$/, /^spec\.type: also takes incident\.io zoom$/, 'newer than the stored CRD'],
  [
    /^Gateway$/,
    /\.operator: also takes DoesNotExist Exists In NotIn$/,
    'the CRD takes any word, with which the selector selects nothing',
  ],
  [
    /^Cilium/,
    /\.port: required upstream$/,
    '1.20 has protocols without ports; a check wants it for the others',
  ],
  [
    /^Cilium/,
    /\.protocol: also takes AH ESP GRE IGMP IPIP IPV6 VRRP$/,
    'new in 1.20; the stored CRD is of 1.18',
  ],
  [
    /Issuer$/,
    /^spec\.(acme|vault|venafi)(\.\S+)?: only upstream$/,
    'open: Meshprint deals with CA issuers only',
  ],
];

/** The API server looks after metadata, and only controllers write a status. */
const notCompared = /^(metadata|status)(\W.*)?: (?!required)/;

const differencesOf = ({ apiVersion, kind, node }: (typeof kinds)[number]): string[] =>
  differences(
    shapeOf(node.schema, name => definitions.get(name)),
    shapeOf(crdSchema(apiVersion, kind) ?? {}),
  ).filter(line => !notCompared.test(line));

describeUpstream('closed schemas and CRDs', () => {
  test.each(kinds)('$apiVersion $kind has the same fields, types and values', entry => {
    const explained = meant.filter(([meantKinds]) => meantKinds.test(entry.kind));
    const unexplained = differencesOf(entry).filter(
      line => !explained.some(([, pattern]) => pattern.test(line)),
    );
    expect(unexplained).toEqual([]);
  });

  test('every difference that is meant is still there', () => {
    const found = kinds.flatMap(entry => differencesOf(entry).map(line => [entry.kind, line] as const));
    const isFound = ([meantKinds, pattern]: (typeof meant)[number]): boolean =>
      found.some(([kind, line]) => meantKinds.test(kind) && pattern.test(line));
    expect(meant.filter(entry => !isFound(entry))).toEqual([]);
  });
});

/** What is bad by us and good by the CRDs: rules in CEL, which the stored files lack, and rules of the agents. */
const stricter: readonly RegExp[] = [
  // Without these the object does nothing.
  /^spec is missing$/,
  /^ must have spec or specs$/,
  / must have at least one rule in ingress/,
  // CEL of Flux; the webhook of cert-manager; Helm.
  / must have (chart or chartRef|configMapRef or secretRef|ca, selfSigned)/,
  /^spec.serviceAccountName is only allowed with provider/,
  /^spec.values must be a map/,
  // Labels and selectors, which the API server or the agent checks in code.
  /(matchExpressions\[\d\]\.\S+|(exportedLabels|matchLabels|etadata\.labels)\.\S+) must be letters, digits/,
  /matchExpressions\[\d\]\.values must not be empty/,
  // CEL of Gateway API.
  /\.tls(\.certificateRefs)? is missing/,
  / is missing: (the type is|the cookie is|a Service is referred to)/,
  /parentRefs\[\d\] must set sectionName and port/,
  /\.replacePrefixMatch needs a rule with/,
  /path\.value must start with/,
  / must have service or method$/,
  /\.method\.(service must be the full name|method must be the name)/,
  /fraction\.numerator must not be above/,
  // What Gateway API says and no schema of it checks.
  /selector is missing: from is Selector$/,
  /listeners\[\d\]\.protocol must be HTTP/,
  // Cilium's agent: ports, ICMP types, layer 7.
  /port must be a number from 0 to 65535/,
  /type must be at (least 0|most 255)$/,
  /protocol must be TCP/,
  /endPort must not be below port/,
  /serverNames needs terminatingTLS/,
  /ports is missing: DNS rules/,
  /secret\.name must be at least 1 character long$/,
];

describeUpstream('samples with one change, judged by both', () => {
  const objects: readonly KubeObject[] = [...Object.values(samples), ...Object.values(foreignSamples)];
  const judges = objects.flatMap(object => {
    const schema = crdSchema(object.apiVersion, object.kind);
    // What is below `acme` is open here.
    return schema === undefined || object.kind === 'Issuer' ? [] : [{ kind: object.kind, object, schema }];
  });

  test.each(judges)('$kind', ({ object, schema }) => {
    const isGoodUpstream = crdValidator(schema);
    expect(isGoodUpstream(object)).toBe(true);
    const missed: string[] = [];
    const surplus = new Set<string>();
    for (const { changed, what } of changesOf(object)) {
      const problems = validateObject(changed);
      const good = isGoodUpstream(changed);
      if (!good && problems.length === 0) missed.push(what);
      if (good) for (const { pointer, problem } of problems) surplus.add(`${pointer} ${problem}`);
    }
    expect(missed).toEqual([]);
    expect([...surplus].filter(problem => !stricter.some(pattern => pattern.test(problem)))).toEqual([]);
  });
});
