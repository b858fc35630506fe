/** What is wrong with a branch, as the end of a sentence; the rarer names that git takes are refused too. */
export const problemWithBranch = (branch: string): string | undefined =>
  /^(?![-./])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$))[\w./-]+$/.test(branch) &&
  branch !== 'HEAD' &&
  branch.length <= 200
    ? undefined
    : 'is no plain name of a branch';
