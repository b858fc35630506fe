import type { PlanRule } from '../../rule';
import { certificatesOf, dayOf, usable } from './certificates';

export const caBeginsLater: PlanRule = {
  id: 'trust/ca-begins-later',
  severity: 'error',
  breaks: 'Until then every certificate below it is refused: links and Hubble are down.',
  docs: 'RFC 5280, 4.1.2.5: validity',
  *check(plan, now) {
    for (const { at, clusters, name, content } of certificatesOf(plan)) {
      const beginsAt = usable(content)?.beginsAt;
      if (beginsAt !== undefined && beginsAt > now.getTime())
        yield {
          at,
          clusters,
          message: `${name} is valid only from ${dayOf(beginsAt)} on`,
          hint: 'Wait with it until that day, or make it anew with the time of now; look at the clock of whoever made it.',
        };
    }
  },
};
