/** What came of an assertion, before anybody says whether that is what the test wants. */
export interface Outcome {
  readonly pass: boolean;
  /** The assertion as it was called: `toRender('HelmRelease', 'cilium').in('paris')`. */
  readonly call: string;
  /** Lines below: what was expected, what came, and why. */
  readonly lines: readonly string[];
}

/** An assertion that says nothing either way: of a fleet with errors, or of a name that nothing has. `.not` fails too. */
export class Undecided extends Error {
  constructor(
    readonly call: string,
    ...lines: readonly string[]
  ) {
    super(lines.join('\n'));
  }
}

/** The text of a failed assertion, as test runners show theirs. */
export function messageOf(call: string, lines: readonly string[], negated: boolean): string {
  return [`expect(fleet)${negated ? '.not' : ''}.${call}`, '', ...lines].join('\n').trimEnd();
}
