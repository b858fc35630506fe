/** Brings the focus back to an element, or to what has its id now; else to the content, so that it is never lost. */
export function focusAgain(element: Element | null): void {
  const again = element?.isConnected === true ? element : document.getElementById(element?.id ?? '');
  const target = again instanceof HTMLElement || again instanceof SVGElement ? again : undefined;
  (target ?? document.getElementById('main'))?.focus({ preventScroll: target === undefined });
}
