import { printable } from '../../findings/index';

/** What stands before the host, up to the last `@`: passwords may have one in them. Without a scheme it is `user@`. */
const userInfo = /([a-z][a-z0-9+.-]*:\/\/)([^/\s]*)@/gi;

/** A text without the credentials in its URLs. The plain user of ssh stays, since it is no secret. */
export const masked = (text: string): string =>
  text.replace(userInfo, (whole, scheme: string, user: string) =>
    /^ssh/i.test(scheme) && !user.includes(':') ? whole : `${scheme}***@`,
  );

/** What git says, in one line that neither shows credentials nor steers a terminal; without hints. */
export function said(stderr: string): string {
  const lines = masked(stderr)
    .split(/[\r\n]+/)
    .map(line => line.replace(/^(?:remote|fatal|error): */, '').trim())
    .filter(line => line !== '' && !line.startsWith('hint:'));
  const text = printable(lines.join('; '));
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

const longest = 400;
