/** A refusal, as far as it says whether to ask again. */
export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  readonly message: string;
}

const second = 1000;

/** Whether a forge refused because it was asked too often. GitHub says so with 403, too. */
export const isLimited = ({ status, headers, message }: Refused): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers.has('retry-after') ||
      headers.get('x-ratelimit-remaining') === '0' ||
      /rate limit/i.test(message)));

/** How long to wait before a refused call is made again, in milliseconds; undefined when that would not help. */
export function pauseAfter(
  refused: Refused,
  { attempt, now, repeatable }: { attempt: number; now: number; repeatable: boolean },
): number | undefined {
  const longer = 2 ** (attempt - 1);
  // GitHub wants a minute at least when it does not say how long.
  if (isLimited(refused)) return askedFor(refused.headers, now) ?? 60 * second * longer;
  if (!repeatable || ![500, 502, 503, 504].includes(refused.status)) return undefined;
  return askedFor(refused.headers, now) ?? second * longer;
}

/** What the headers say: seconds, a date, or when the limit ends. */
function askedFor(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(after)) return Number(after) * second;
  const date = after === '' ? NaN : Date.parse(after);
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const reset = headers.get('x-ratelimit-reset') ?? '';
  return headers.get('x-ratelimit-remaining') === '0' && /^\d+$/.test(reset)
    ? Math.max(0, Number(reset) * second - now)
    : undefined;
}
