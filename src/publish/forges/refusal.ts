import { isLimited, type Refused } from './pause';

/** What a forge says of its refusal: each has `message` or `error`, GitHub a list of errors beside it. */
export function messageIn(text: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return '';
  }
  const { message, error, errors } = Object(json) as Record<string, unknown>;
  const more = Array.isArray(errors)
    ? errors.map((each: unknown) => (Object(each) as { message?: unknown }).message ?? each)
    : [];
  return [message ?? error ?? '', ...more]
    .map(part => (typeof part === 'string' ? part : JSON.stringify(part)))
    .filter(part => part !== '')
    .join('; ');
}

/** How to mend a refusal: the variable that the token is from, and what the call needs. */
export function mendOf(refused: Refused, { from, needs }: { from: string; needs: string }): string {
  if (isLimited(refused)) return 'It was asked too often; run again later.';
  switch (refused.status) {
    case 401:
      return `The token of ${from} is not, or no longer, valid.`;
    case 403:
      return `The token of ${from} needs ${needs}.`;
    // Forges hide what a token may not see.
    case 404:
      return `There is no such thing, or the token of ${from} may not see it: it needs ${needs}.`;
    default:
      return '';
  }
}
