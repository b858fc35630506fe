import { h } from './dom';

const order = ['auto', 'light', 'dark'] as const;
type Theme = (typeof order)[number];
const titles: Readonly<Record<Theme, string>> = { auto: '◐ Auto', light: '○ Light', dark: '● Dark' };

let now: Theme = 'auto';

/** A button that goes from the system's colours to light ones and to dark ones. */
export function themeButton(): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'quiet', id: 'theme', title: 'Colours', on: { click: next } },
    titles[now],
  );
  return button;

  function next(): void {
    now = order[(order.indexOf(now) + 1) % order.length] ?? 'auto';
    if (now === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = now;
    button.textContent = titles[now];
    // Pictures on a canvas do not follow by themselves.
    document.dispatchEvent(new Event('meshprint:theme'));
  }
}
