/** Names that fit their place: of each half the ends stay, and of names that would look alike also where they differ. */
export function shortNames(names: readonly string[], most: number): ReadonlyMap<string, string> {
  const byShort = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const short = shortOf(name, most);
    byShort.set(short, [...(byShort.get(short) ?? []), name]);
  }
  const pairs = [...byShort].flatMap(([short, alike]) =>
    alike.length === 1 ? alike.map(name => [name, short] as const) : apart(alike, most),
  );
  return new Map(pairs);
}

/** `shop-european-…-frontend/app=web-of…customers`: a half that is short leaves its room to the other one. */
function shortOf(name: string, most: number): string {
  if (name.length <= most) return name;
  const slash = name.indexOf('/') + 1;
  const [space, pods] = [name.slice(0, slash), name.slice(slash)];
  const half = Math.floor(most / 2);
  const forSpace = pods.length < half ? most - pods.length : half;
  const forPods = space.length < half ? most - space.length : half;
  return `${ends(space, forSpace)}${ends(pods, forPods)}`;
}

const ends = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text.slice(0, Math.floor(most / 2) - 1)}…${text.slice(-Math.ceil(most / 2))}`;

/** Names that differ only in what is cut: from a little before the first place where they do. */
function apart(names: readonly string[], most: number): (readonly [string, string])[] {
  const [first = ''] = names;
  const differs = Array.from(first, (_, i) => i).findIndex(i => names.some(name => name[i] !== first[i]));
  const at = Math.max(0, (differs < 0 ? first.length : differs) - 2);
  const shorts = names.map(name => `${name.slice(0, 4)}…${ends(name.slice(at), most - 5)}`);
  const isTold = new Set(shorts).size === names.length;
  return names.map((name, i) => [name, isTold ? (shorts[i] ?? name) : name]);
}
