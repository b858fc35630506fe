/** Lets only so many things go on at once; the others wait their turn, up to a number. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Resolves to what ends the turn; to undefined when too many wait already. */
  async take(): Promise<(() => void) | undefined> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting) return undefined;
      await new Promise<void>(resolve => this.waiting.push(resolve));
    } else this.running++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const next = this.waiting.shift();
      // The turn is handed on, or given back.
      if (next === undefined) this.running--;
      else next();
    };
  }
}
