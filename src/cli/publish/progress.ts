/** Shows on one line of a terminal how far things are; nothing in a pipe. */
export function progress(stream: NodeJS.WriteStream = process.stderr): {
  readonly show: (doing: string, done: number, all: number) => void;
  readonly end: () => void;
} {
  if (!stream.isTTY || process.env.TERM === 'dumb') return { show: () => undefined, end: () => undefined };
  return {
    show: (doing, done, all) => stream.write(`\r\u001b[K${done} of ${all} repositories ${doing}`),
    end: () => stream.write('\r\u001b[K'),
  };
}
