import type { State } from '../state';
import { views } from '../views/index';

/** What single keys do anywhere on the page, unless somebody writes. */
export function shortcut(event: KeyboardEvent, go: (change: State) => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isWriting = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  if (event.key === 'Escape' && !isWriting) go({ cluster: '' });
  if (isWriting || event.target instanceof HTMLSelectElement) return;
  const view = views[Number(event.key) - 1];
  if (view !== undefined) go({ view: view.id });
  if (event.key === 't') document.getElementById('theme')?.click();
  if (event.key !== '/') return;
  event.preventDefault();
  document.getElementById('search')?.focus();
}
