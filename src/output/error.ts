/** One thing that keeps output from being written, and how to mend it. */
export interface Problem {
  readonly what: string;
  readonly mend: string;
}

/**
 * Output that cannot be written, for reasons that the user can mend: files in the way, a full disk, a name that leaves
 * the tree. The message lists every problem, those with the same mend together.
 */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(
    readonly problems: readonly Problem[],
    options?: ErrorOptions,
  ) {
    super(grouped(problems), options);
  }
}

/** Throws when there are problems; a folder in the way is told once, not for each file that belongs below it. */
export function refuseIf(problems: readonly Problem[]): void {
  const distinct = new Map(problems.map(problem => [`${problem.what}\n${problem.mend}`, problem]));
  if (problems.length > 0) throw new OutputError([...distinct.values()]);
}

function grouped(problems: readonly Problem[]): string {
  const mends = [...new Set(problems.map(problem => problem.mend))];
  const group = (mend: string): string[] => [
    ...problems.filter(problem => problem.mend === mend).map(problem => problem.what),
    `  ${mend}`,
  ];
  return mends.flatMap(group).join('\n');
}
