import { createHash } from 'node:crypto';
import type { ReportData } from '../data/report-data';
import { pack } from '../pack';
import { script } from './script';
import { style } from './style/index';

/** The whole page as one file: it asks no network, and its policy lets nothing run but its own script. */
export function page(data: ReportData): string {
  const code = script();
  const names = data.fleets.map(({ fleet }) => fleet).join(', ');
  const policy = `default-src 'none'; style-src '${digest(style)}'; script-src '${digest(code)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${asText(names)} · Meshprint</title>
<style>${style}</style>
</head>
<body>
<noscript>This page draws what it holds with a script of its own; meshprint check, failover and reach --matrix say the same as text.</noscript>
<script type="application/json" id="data">${asData(data)}</script>
<script>${code}</script>
</body>
</html>
`;
}

const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/**
 * Nothing in the data ends the element that it stands in, or the line of a reader of JavaScript; what would turn the
 * direction of a text shows as its number.
 */
const asData = (data: ReportData): string =>
  JSON.stringify(pack(data))
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, letter => `\\${numbered(letter)}`)
    .replace(/[<>&\u2028\u2029]/g, numbered);

const numbered = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

const asText = (text: string): string => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`);
