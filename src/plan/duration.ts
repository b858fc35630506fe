/** Seconds in a Go duration such as `1h30m`; undefined when the text is none. */
export function secondsOf(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (seconds[unit ?? ''] ?? 0),
    0,
  );
}

const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** What is wrong with a text as a Go duration, as the end of a sentence. */
export function problemWithDuration(text: string): string | undefined {
  return secondsOf(text) === undefined ? `is '${text}', which is no duration` : undefined;
}
