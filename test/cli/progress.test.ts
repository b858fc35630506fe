import { PassThrough } from 'node:stream';
import { type Progress, progressOn } from '../../src/cli/progress';

/** A terminal with a clock, and a second stream that ends in it. */
function terminal({ isTTY = true, columns = 80 }: { isTTY?: boolean; columns?: number } = {}): {
  readonly show: Progress;
  readonly at: (ms: number) => void;
  readonly written: () => string;
  readonly stderr: NodeJS.WriteStream;
  readonly stdout: NodeJS.WriteStream;
} {
  let time = 0;
  let text = '';
  const stream = (): NodeJS.WriteStream => {
    const made = new PassThrough().on('data', data => (text += String(data)));
    return Object.assign(made, { isTTY, columns }) as unknown as NodeJS.WriteStream;
  };
  const [stderr, stdout] = [stream(), stream()];
  return {
    show: progressOn(stderr, [stdout], () => time),
    at: ms => (time = ms),
    written: () => text.replaceAll('\r\u001b[K', '|'),
    stderr,
    stdout,
  };
}

test('is silent for a second, and says then what is done', () => {
  const { show, at, written } = terminal();
  show('planning');
  at(999);
  show('rendering');
  expect(written()).toBe('');
  at(1000);
  show('checking');
  show('writing', 1, 3);
  expect(written()).toBe('|checking');
  at(1050);
  show('writing', 2, 3);
  show('writing', 3, 3);
  expect(written()).toBe('|checking|writing 2 of 3|writing 3 of 3');
});

test.each(['stderr', 'stdout'] as const)('makes way for what is written to %s', name => {
  const all = terminal();
  all.at(2000);
  all.show('planning');
  all[name].write('found\n');
  all[name].write('something\n');
  all.show('checking');
  all[name].write('');
  expect(all.written()).toBe('|planning|found\nsomething\n|checking|');
});

test('is silent in a pipe', () => {
  const { show, at, written, stderr } = terminal({ isTTY: false });
  at(2000);
  show('planning');
  stderr.write('found');
  expect(written()).toBe('found');
});

test('stays on one line, and does not let names steer the terminal', () => {
  const { show, at, written } = terminal({ columns: 20 });
  at(2000);
  show('a\u001b[2Jfile-with-a-long-name.ts: planning');
  expect(written().length).toBe(1 + 19);
  expect(written()).not.toContain('\u001b');
});
