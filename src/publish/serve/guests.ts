/** Counts who is here, so that there are not too many of one address, nor in all. */
export class Guests {
  private all = 0;
  private readonly of = new Map<string, number>();

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  /** What says that a guest goes; undefined when there is no room for one more. */
  enter(address: string): (() => void) | undefined {
    const own = this.of.get(address) ?? 0;
    if (this.all >= this.most || own >= this.mostOfOne) return undefined;
    this.count(address, 1);
    return () => {
      this.count(address, -1);
    };
  }

  private count(address: string, by: 1 | -1): void {
    this.all += by;
    const own = (this.of.get(address) ?? 0) + by;
    if (own === 0) this.of.delete(address);
    else this.of.set(address, own);
  }
}
