import type { Guests } from './guests';

/** Who waits for a turn, and how to tell them that theirs has begun. */
interface Waiting {
  readonly address: string;
  readonly begin: (end: () => void) => void;
}

/** Lets only so many things go on at once, and so many of one address; the others wait their turn. */
export class Turns {
  private waiting: Waiting[] = [];

  constructor(private readonly running: Guests) {}

  /** Resolves, when it is the turn of an address, to what ends the turn. */
  take(address: string): Promise<() => void> {
    return new Promise(begin => {
      this.waiting.push({ address, begin });
      this.next();
    });
  }

  /** Begins what may begin, the longest waiting first. */
  private next(): void {
    this.waiting = this.waiting.filter(({ address, begin }) => {
      const end = this.running.enter(address);
      if (end === undefined) return true;
      begin(() => {
        end();
        this.next();
      });
      return false;
    });
  }
}
