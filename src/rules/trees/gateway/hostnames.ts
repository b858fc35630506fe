/** Whether some host fits both names, of which each may begin with `*.`, which stands for one label or more. */
export function intersect(a: string, b: string): boolean {
  if (a === b) return true;
  return covers(a, b) || covers(b, a);
}

/** `*.example.com` covers `a.example.com` and `*.a.example.com`, and not `example.com`. */
const covers = (wide: string, narrow: string): boolean =>
  wide.startsWith('*.') && narrow.endsWith(wide.slice(1)) && narrow.length > wide.length - 1;
