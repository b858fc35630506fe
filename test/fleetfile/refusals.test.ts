import { head, pair, refusal } from './support';

const laughs = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from('bcdefghi')
  .map(
    (key, i) =>
      `${key}: &${key} [${Array(10)
        .fill(`*${'abcdefgh'.charAt(i)}`)
        .join(', ')}]\n`,
  )
  .join('')}`;

test.each<[string, string | Uint8Array, string]>([
  [
    'no YAML',
    `${head}clusters: [1\n`,
    '12:1: this is not YAML: flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  [
    'no YAML, in a line',
    'name: shop\ncilium: a: b\n',
    '2:9: this is not YAML: nested mappings are not allowed in compact mappings.',
  ],
  [
    'tabs that indent',
    'name: shop\nmesh:\n\tdomain: x\n',
    '3:1: this is not YAML: lines are indented with spaces, never with tabs.',
  ],
  ['a bracket too many', 'name: ]\n', "1:7: this is not YAML: ']' closes nothing."],
  ['an empty entry', 'name: [,]\n', '1:8: this is not YAML: there is nothing before the comma.'],
  [
    'several documents',
    `${head}---\nname: b\n`,
    '11:1: another document begins here; the file is one document.',
  ],
  ['nothing', '', '1:1: the file is empty.'],
  ['comments only', '# nothing\n', '1:1: the file is empty.'],
  [
    'a list',
    '\n- name: shop\n',
    '2:1: a fleet file is a map: name, cilium, flux, mesh, clusters, namespaces.',
  ],
  ['a text', 'shop', '1:1: a fleet file is a map: name, cilium, flux, mesh, clusters, namespaces.'],
  ['a duplicate key', `${pair}name: b\n`, "28:1: the key 'name' is here a second time; line 1 has it first."],
  [
    'a duplicate name',
    `${pair}  'alpha': {}\n`,
    "28:3: the key 'alpha' is here a second time; line 12 has it first.",
  ],
  ['no key', ': x\n', '1:1: there is no key before the colon.'],
  ['an empty key', '"": x\n', '1:1: there is no key before the colon.'],
  ['a list as a key', '[a]: x\n', '1:1: a key has to be text, no list, map or alias.'],
  ['an alias as a key', 'name: &a x\n*a : x\n', '2:1: a key has to be text, no list, map or alias.'],
  ['a key of two lines', '"a\\nb": x\n', '1:1: a key has to be on one line, without tabs.'],
  [
    'a merge key',
    'a: &a {}\nb:\n  <<: *a\n',
    '3:3: YAML 1.2 has no merge keys (<<); write out what is merged.',
  ],
  [
    'a tag',
    'name: !!binary c2hvcA==\n',
    '1:7: tags such as !!binary are not allowed; types follow from how values are written.',
  ],
  [
    'a tag of their own',
    'mesh: !include mesh.yaml\n',
    '1:7: tags such as !include are not allowed; types follow from how values are written.',
  ],
  [
    'a directive',
    '%YAML 1.1\n---\nname: yes\n',
    '1:1: directives (%) are not allowed; the file is YAML 1.2.',
  ],
  ['an alias of nothing', 'name: *a\n', '1:7: there is no anchor &a before this alias.'],
  ['an alias of itself', 'a: &a\n  b: [*a]\n', '2:7: the anchor &a would be a part of itself.'],
  ['a billion laughs', laughs, '5:36: the aliases up to here repeat more than 100000 values.'],
  ['a thousand anchors', '- &a x\n'.repeat(1001), '1001:3: there are more than 1000 anchors and aliases.'],
  ['deep brackets', `a: ${'['.repeat(100)}`, '1:68: this is nested more than 64 levels deep.'],
  ['deep dashes', '- '.repeat(100), '1:129: this is nested more than 64 levels deep.'],
  [
    'deep lines',
    Array.from({ length: 70 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    '65:66: this is nested more than 64 levels deep.',
  ],
  [
    'bottomless lines',
    Array.from({ length: 2500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'nested more than 64 levels deep.',
  ],
  ['maps without end', `[${'a: '.repeat(20000)}]`, 'nested more than 64 levels deep.'],
  [
    'a control character',
    'name: a\u0007b\n',
    '1:8: the control character U+0007 does not belong in the file.',
  ],
  ['a NEL', 'name: a\u0085b\n', '1:8: the control character U+0085 does not belong in the file.'],
  [
    'a lone carriage return',
    'name: a\rb: c\n',
    '1:8: the control character U+000D does not belong in the file.',
  ],
  [
    'an escaped control character',
    'name: "a\\e[2J"\n',
    '1:7: this text has a control character, or half a character, in it.',
  ],
  [
    'half a character',
    'name: "\\uD800"\n',
    '1:7: this text has a control character, or half a character, in it.',
  ],
  [
    'not UTF-8',
    Buffer.from('name: caf\u00e9\n', 'latin1'),
    '1:1: the file is not UTF-8; save it with that encoding.',
  ],
  [
    'UTF-16',
    Buffer.from('\ufeffname: x\n', 'utf16le'),
    '1:1: the file is not UTF-8; save it with that encoding.',
  ],
  [
    '5 MiB',
    Buffer.alloc(5 * 1024 * 1024, '# x\n'),
    '1:1: the file is larger than 4 MiB; a fleet of that size is better written in TypeScript.',
  ],
  [
    'ten thousand of one thing',
    `name: a\nclusters:\n${Array.from({ length: 10_001 }, (_, i) => `  c${i}:\n`).join('')}`,
    '3:3: there are more than 10000 entries in one map or list.',
  ],
  [
    'a million words',
    '- a\n'.repeat(300_000),
    'the file says too much; what is of that size is better written in TypeScript.',
  ],
])('%s', async (_, text, message) => {
  const shown = await refusal(text);
  if (/^\d/.test(message)) expect(shown).toBe(message);
  else expect(shown).toContain(message);
});

test('every such mistake is shown at once, up to ten', async () => {
  expect(await refusal('name: a\nname: b\nmesh: *x\n[a]: { c: 1, c: 2 }\n')).toBe(
    [
      "2:1: the key 'name' is here a second time; line 1 has it first.",
      '3:7: there is no anchor &x before this alias.',
      '4:1: a key has to be text, no list, map or alias.',
      "4:14: the key 'c' is here a second time; line 4 has it first.",
    ].join('\n'),
  );
  expect((await refusal('a: 1\n'.repeat(20))).split('\n').slice(9)).toEqual([
    "11:1: the key 'a' is here a second time; line 1 has it first.",
    'and 9 more',
  ]);
});

test.each([
  ['brackets', '['.repeat(4_000_000)],
  ['commas', `[${','.repeat(4_000_000)}`],
  ['closing brackets', ']'.repeat(4_000_000)],
  ['anchors', '&a '.repeat(1_300_000)],
  ['quotes', '"'.repeat(4_000_000)],
  ['colons', `{${': '.repeat(2_000_000)}`],
  ['aliases', `a: &a [${'x, '.repeat(900)}]\nb: [${'*a, '.repeat(990)}]\n`],
  ['question marks', '? '.repeat(2_000_000)],
])('megabytes of %s are refused in seconds', async (_, text) => {
  expect(await refusal(text)).toMatch(/^\d+:\d+: /);
});
