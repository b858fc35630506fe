import { minorsApart } from '../../releases/index';
import type { Moving } from './running';

export interface Skew {
  readonly wave: number | undefined;
  readonly older: Moving;
  readonly newer: Moving;
  readonly minors: readonly [older: string, newer: string];
  /** How many more are too far from the older one at this step. */
  readonly others: number;
}

/** What is wrong: one sentence without a full stop. */
export function messageFor({ wave, older, newer, minors: [low, high], others }: Skew): string {
  const more =
    others === 0
      ? ''
      : `, and ${others} more that it is linked with ${others === 1 ? 'is' : 'are'} too far from it`;
  const left = older.isHeld
    ? ', which is held,'
    : older.after === undefined
      ? ', which the blueprint no longer has,'
      : '';
  const runs = `'${older.name}'${left} runs Cilium ${low} and '${newer.name}', which it is linked with, ${high}${more}`;
  return wave === undefined ? runs : `while wave ${wave} is published, ${runs}`;
}

/** How to mend it, by what keeps the older cluster behind or sends the newer one ahead. */
export function hintFor({ wave, older, newer, minors: [low, high] }: Skew): string {
  const between = minorAbove(low);
  if (older.after === undefined)
    return `Shut '${older.name}' down before its peers leave Cilium ${between}: nothing upgrades it any more.`;
  if (newer.after === undefined)
    return `Shut '${newer.name}' down, or upgrade '${older.name}' to Cilium ${between} first.`;
  if (older.isHeld)
    return `Upgrade '${older.name}' first, or leave '${newer.name}' at Cilium ${between} as long as it is held.`;
  if (wave === undefined) return `Upgrade '${older.name}' next, one minor at a time.`;
  const will = older.after.minor;
  const meets = [high, newer.before?.minor ?? high];
  if (will === undefined || meets.some(minor => minorsApart(will, minor) > 1))
    return `Take every cluster to Cilium ${between} first, through all waves, and only then further.`;
  return older.wave !== undefined && older.wave < wave
    ? `Publish wave ${older.wave} first, in which '${older.name}' goes to Cilium ${will}.`
    : `Put '${older.name}' into a wave before that of '${newer.name}': then it runs Cilium ${will} by that time.`;
}

/** `1.18` -> `1.19`. */
function minorAbove(minor: string): string {
  const [major = '', low = ''] = minor.split('.');
  return `${major}.${Number(low) + 1}`;
}
