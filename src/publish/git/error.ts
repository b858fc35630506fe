/** Git did not do what it was asked; the message is for people and shows no credentials. */
export class GitError extends Error {
  override readonly name = 'GitError';

  constructor(
    message: string,
    /** Nobody knows what became of it. */
    readonly isTimeout = false,
  ) {
    super(message);
  }
}
