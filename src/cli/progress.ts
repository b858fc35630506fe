import { printable } from '../findings/index';

/** Shows what is being done, and of how many things how many are done. */
export type Progress = (doing: string, done?: number, all?: number) => void;

/** What takes less needs no word. Milliseconds from the start of the process. */
const quietFor = 1000;
/** Counts follow each other faster than anybody reads. */
const between = 50;

/**
 * A line of a terminal that says what is being done; nothing in a pipe. Whatever anybody writes next, also a blueprint, finds
 * the line empty: it may be shown at any moment, and nobody has to take it away.
 *
 * @param others streams that may end in the same terminal
 */
export function progressOn(
  stream: NodeJS.WriteStream,
  others: readonly NodeJS.WriteStream[],
  now = (): number => performance.now(),
): Progress {
  const write = stream.write.bind(stream);
  let isShown = false;
  let isFirst = true;
  let last = 0;
  const clear = (): void => {
    if (isShown) write('\r\u001b[K');
    isShown = false;
  };
  return (doing, done = 0, all = 0) => {
    const time = now();
    const isNews = all === 0 || done === all || time - last >= between;
    if (!stream.isTTY || process.env.TERM === 'dumb' || time < quietFor || !isNews) return;
    if (isFirst) for (const each of [stream, ...others]) beforeEachWrite(each, clear);
    isFirst = false;
    last = time;
    const text = printable(all === 0 ? doing : `${doing} ${done} of ${all}`);
    // A longer line would wrap, and only its end would be taken away.
    write(`\r\u001b[K${text.slice(0, Math.max(0, stream.columns - 1))}`);
    isShown = true;
  };
}

function beforeEachWrite(stream: NodeJS.WriteStream, action: () => void): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (...args: unknown[]) => {
    action();
    return write(...args);
  };
}

/** The progress of this process, on stderr. */
export const progress = progressOn(process.stderr, [process.stdout]);

export const repositoriesRead = (done: number, all: number): void => {
  progress('repositories read:', done, all);
};
