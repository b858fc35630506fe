/** Texts that stand out too little from what is behind them (WCAG 2, level AA); runs in the page. */
export function faintTexts(): string[] {
  type Colour = readonly [number, number, number, number];
  const read = (text: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const light = ([red, green, blue]: Colour): number => {
    const part = (value: number): number =>
      value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  /** The ground, or each colour of a pattern. */
  const grounds = (element: Element | null): Colour[] => {
    if (element === null) return [[255, 255, 255, 1]];
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const pattern = (backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).map(read);
    if (pattern.length > 0 && pattern.every(([, , , alpha]) => alpha === 1)) return pattern;
    return read(backgroundColor)[3] === 1 ? [read(backgroundColor)] : grounds(element.parentElement);
  };
  const found = new Set<string>();
  for (const element of document.querySelectorAll('body *')) {
    const isText = [...element.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
    if (!isText || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const [text, size] = [
      light(read(element instanceof SVGElement ? style.fill : style.color)),
      parseFloat(style.fontSize),
    ];
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    for (const ground of grounds(element)) {
      const [low = 0, high = 0] = [text, light(ground)].sort((a, b) => a - b);
      if ((high + 0.05) / (low + 0.05) < least)
        found.add(`${element.tagName} ${element.getAttribute('class') ?? ''}: ${element.textContent}`);
    }
  }
  return [...found];
}
