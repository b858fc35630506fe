import { h } from '../elements/dom';

const order = ['auto', 'light', 'dark'] as const;
type Theme = (typeof order)[number];
const signs: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' };
const words: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

let now: Theme = 'auto';

/** A button that goes from the system's colours to light ones and to dark ones. */
export function themeButton(): HTMLElement {
  const button = h('button', {
    type: 'button',
    class: 'quiet',
    id: 'theme',
    title: 'Colours',
    on: { click: next },
  });
  say();
  return button;

  function say(): void {
    button.replaceChildren(`${signs[now]} `, h('span', { class: 'word' }, words[now]));
    button.setAttribute('aria-label', `Colours: ${words[now]}`);
  }

  function next(): void {
    now = order[(order.indexOf(now) + 1) % order.length] ?? 'auto';
    if (now === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = now;
    say();
    // Pictures on a canvas do not follow by themselves.
    document.dispatchEvent(new Event('meshprint:theme'));
  }
}
