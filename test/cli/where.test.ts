import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
let top: string;

beforeEach(() => {
  place = new Workplace();
  top = realpathSync(place.folder);
  place.write('team/blueprints/pair.ts', blueprint());
  mkdirSync(place.at('team/docs/images/blueprints'), { recursive: true });
});
afterEach(() => {
  place.remove();
});

const below = 'team/docs/images';
const none = (): string => `There are no blueprints in ${path.join(top, below, 'blueprints')}.`;
const said = (command: string): string => place.runIn(below, command).stderr;

test.each(['diff', 'synth', 'check', 'publish'])('%s names the blueprints of a folder above', command => {
  mkdirSync(place.at('.git'));
  const { code, stderr } = place.runIn(below, command);
  const team = path.join(top, 'team');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    `${none()} There are some in ${path.join(team, 'blueprints')}: run this in ${team}. Name one: `,
  );
});

test('those of another repository of git, and those outside of any, are none of its', () => {
  expect(said('check')).toMatch(`${none()} Name one: `);
  mkdirSync(place.at('.git'));
  mkdirSync(place.at('team/docs/.git'));
  expect(said('check')).toMatch(`${none()} Name one: `);
});
