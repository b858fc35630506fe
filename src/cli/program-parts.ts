/** Gets the exit code of the command that ran. */
export type Done = (code: number) => void;

export const which = 'blueprint modules and fleet files (default: all of them directly in blueprints/)';

/** An option that takes one value at a time, so that it leaves what stands behind it alone. */
export const repeated = (value: string, before: readonly string[] = []): string[] => [...before, value];
