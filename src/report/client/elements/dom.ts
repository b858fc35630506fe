/** What an element may hold; nothing is ever read as HTML. */
export type Child = Node | string | number | false | undefined | readonly Child[];

type Handler = (event: never) => void;

/** Attributes by their names, `on` with handlers of events; an attribute that is false or undefined is left out. */
export type Props = Readonly<
  Record<string, string | number | boolean | undefined | Readonly<Record<string, Handler>>>
>;

/** An element of HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), props, children);
}

/** An element of a picture. */
export function g<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), props, children);
}

function filled<E extends Element>(element: E, props: Props, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(props))
    if (typeof value === 'object')
      for (const [event, handler] of Object.entries(value))
        element.addEventListener(event, handler as EventListener);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  append(element, children);
  return element;
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children)
    if (Array.isArray(child)) append(element, child as readonly Child[]);
    else if (child !== undefined && child !== false) element.append(child as Node | string);
}

/** `1 cluster`, `2 clusters`, `1,204 links` */
export const counted = (n: number, what: string): string =>
  `${grouped(n)} ${what}${n === 1 ? '' : /(?:s|sh|ch)$/.test(what) ? 'es' : 's'}`;

/** `130,305` */
export const grouped = (n: number): string => n.toLocaleString('en');

/** `a, b and 7 more` */
export function few(names: readonly string[], shown = 6): string {
  const more = names.length - shown;
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${grouped(more)} more` : '');
}

/** `cluster-2` before `cluster-10`. */
export const inOrder = new Intl.Collator('en', { numeric: true }).compare;
