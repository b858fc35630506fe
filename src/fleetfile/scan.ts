import { scanYaml } from '../yaml/index';
import type { Source } from './source';

/** About 100,000 lines, and anchors for people who share what clusters have in common. */
const limits = {
  what: 'a fleet file',
  pieces: 1_000_000,
  tooMuch: 'the file says too much; a fleet of that size is better written in TypeScript.',
  anchors: 1000,
};

/**
 * Looks through the words of a file before it is parsed.
 *
 * @throws FleetFileError
 */
export function scan(source: Source): void {
  const flaw = scanYaml(source.text, limits);
  if (flaw !== undefined) throw source.error(flaw.offset, flaw.problem);
}
