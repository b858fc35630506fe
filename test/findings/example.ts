import { type Detail, type Finding, found, type RuleInfo } from '../../src/findings/index';

/** A rule for tests of what is done with findings. */
export const rule: RuleInfo = {
  id: 'cluster/colour',
  severity: 'error',
  breaks: 'Nobody can tell the clusters apart.',
  docs: 'docs/colours.md',
};

/** A finding for such tests. */
export function finding(change: Partial<Detail> & Partial<RuleInfo> = {}): Finding {
  const { id, severity, breaks, docs, ...detail } = { ...rule, ...change };
  return found(
    { id, severity, breaks, docs },
    { at: 'west', message: "'west' is red", hint: 'Paint it.', ...detail },
  );
}
