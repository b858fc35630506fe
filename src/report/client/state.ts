/** What is shown, as the address of the page says it, so that it can be sent to somebody. */
export type State = Readonly<Record<string, string>>;

/** Reads the part of an address behind `#`. */
export const readState = (hash: string): State =>
  Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')));

/** The same as text; what is empty is left out. */
export function writeState(state: State): string {
  const parts = Object.entries(state).filter(([, value]) => value !== '');
  return `#${new URLSearchParams(parts).toString()}`;
}

/** A list in a state. */
export const listIn = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter(name => name !== '');

/** Clusters that are taken down: what a client in one of them gets is no question any more. */
export const takenDown = ({ from = '' }: State, names: readonly string[]): State => ({
  down: [...new Set(names)].join(','),
  ...(names.includes(from) && { from: '' }),
});

/** A state after a change; a cell is of the policies, and no other view keeps it. */
export function changed(state: State, change: State): State {
  const next = { ...state, ...change };
  return next.view === 'policies' ? next : { ...next, cell: '' };
}
