import type { Command, Option } from 'commander';
import { program } from '../../src/cli/program';
import { codeIn, files, read, textsIn } from './texts';

// Whatever a page, a workflow, a template or a script tells people to run exists, with its options.

/** `meshprint publish --wave 2`, as words. */
interface Call {
  readonly place: string;
  readonly words: readonly string[];
}

const root = program(() => undefined);

/** How the command line is called: installed, from a clone, or by way of a script of package.json. */
const beginning =
  /(?:\bmeshprint(?= )|\blib\/cli\/main\.js\b|\bnpm run (?:--silent )?(?=(?:synth|check)\b))/g;

/** The words up to where the shell, a sentence or the line ends. */
function wordsBehind(text: string): string[] {
  const [line = ''] = text.replace(/\\\n/g, ' ').split(/[\n|;&>#]|\$\(|\)/);
  return line
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/^['"[]+|['"\]…,.:]+$/g, ''))
    .filter(word => word !== '' && word !== '--');
}

const callsIn = (place: string, text: string): Call[] =>
  [...text.matchAll(beginning)].map(({ index, 0: found }) => ({
    place,
    words: wordsBehind(text.slice(index + found.length)),
  }));

const calls: readonly Call[] = [
  ...files('*.md').flatMap(page => codeIn(read(page)).flatMap(code => callsIn(page, code))),
  ...files('*.sh', '.ci/run').flatMap(script => callsIn(script, read(script))),
  ...files('*.yml', '*.yaml').flatMap(file => textsIn(file).flatMap(text => callsIn(file, text))),
];

/** What is wrong with a call; undefined where nothing is. */
function problem({ words: [name = '', ...rest] }: Call): string | undefined {
  if (name.startsWith('-')) return optionProblem(root, name, rest[0]);
  const command = root.commands.find(known => known.name() === name);
  if (command === undefined) return `there is no command '${name}'`;
  return rest
    .map((word, i) => (word.startsWith('-') ? optionProblem(command, word, rest[i + 1]) : undefined))
    .find(found => found !== undefined);
}

function optionProblem(command: Command, word: string, next: string | undefined): string | undefined {
  const [flag = '', value = next] = word.split('=');
  if (flag === '--help' || flag === '-h' || (command === root && flag === '--version')) return undefined;
  const option = command.options.find(({ short, long }: Option) => short === flag || long === flag);
  if (option === undefined) return `'${command.name()}' has no option ${flag}`;
  const { argChoices } = option;
  return argChoices === undefined || value === undefined || argChoices.includes(value)
    ? undefined
    : `${flag} does not take '${value}'`;
}

test('calls are found in pages, scripts, workflows and templates', () => {
  const places = new Set(calls.map(({ place }) => place));
  for (const place of [
    'README.md',
    'docs/pipelines.md',
    'docs/kind/run.sh',
    '.ci/run',
    '.github/workflows/review.yml',
    'docs/pipelines/gitlab-ci.yml',
  ])
    expect(places).toContain(place);
});

test('a call that cannot be is noticed', () => {
  const of = (text: string): (string | undefined)[] => callsIn('', text).map(problem);
  expect(of('npx meshprint check --format github && meshprint synth --check')).toEqual([
    undefined,
    undefined,
  ]);
  expect(of('meshprint synt')).toEqual(["there is no command 'synt'"]);
  expect(of('node lib/cli/main.js synth --chekc | cat')).toEqual(["'synth' has no option --chekc"]);
  expect(of('npm run --silent check -- --format jsn')).toEqual(["--format does not take 'jsn'"]);
  expect(of('meshprint synth blueprints/a.ts \\\n  --ot dist')).toEqual(["'synth' has no option --ot"]);
  expect(of('meshprint --version')).toEqual([undefined]);
});

test.each([...new Set(calls.map(({ place }) => place))].sort())('%s calls what there is', place => {
  const wrong = calls
    .filter(call => call.place === place)
    .flatMap(call => problem(call) ?? [])
    .sort();
  expect([...new Set(wrong)]).toEqual([]);
});
