import { details } from './details';
import { focusAgain } from '../elements/focus';
import type { Page } from '../page';

/** Shows the panel of the chosen cluster: it takes the focus when it opens, and gives it back when it closes. */
export function panelIn(side: HTMLElement): (page: Page) => void {
  let opener: Element | null = null;
  let shown = '';
  return page => {
    const found = details(page);
    const now = found === undefined ? '' : `${page.fleet.data.fleet} ${page.state.cluster ?? ''}`;
    if (now === shown) return;
    shown = now;
    const focused = document.activeElement;
    const wasIn = side.contains(focused);
    if (!wasIn) opener = focused;
    side.replaceChildren(...(found === undefined ? [] : [found]));
    // A page that was opened with a cluster chosen begins at its top.
    if (found !== undefined && focused !== document.body) found.focus();
    else if (found === undefined && wasIn) focusAgain(opener);
  };
}
