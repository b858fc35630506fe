import type { Protocol } from './flow';
import { ruleOfPiece, textOfRule } from './port-pieces';
import type { PortRule } from './ports';

/** A port that is asked about. */
export interface AskedPort {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
  /** The rules about it, where all ports are asked about; left out, it is asked about for itself. */
  readonly rules?: readonly string[];
}

/** Finds out which of some ports the rules about one end cannot tell apart, so that one of them is asked for all. */
export class AlikePorts {
  private readonly rules: readonly (readonly { readonly piece: string; readonly of: string }[] | undefined)[];
  private readonly known = new Map<string, readonly number[]>();

  constructor(readonly ports: readonly AskedPort[]) {
    this.rules = ports.map(({ rules }) => rules?.map(piece => ({ piece, of: ruleOfPiece(piece) })));
  }

  /** For each port the place of the first one that is like it, at every moment. */
  under(...moments: readonly (readonly PortRule[])[]): readonly number[] {
    const own = new Set(moments.flat().map(textOfRule));
    const key = [...own].sort().join('\n');
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const first = new Map<string, number>();
    const found = this.rules.map((rules, i) => {
      if (rules === undefined) return i;
      const met = rules.filter(({ of }) => own.has(of)).map(({ piece }) => piece);
      const text = met.join('\n');
      if (!first.has(text)) first.set(text, i);
      return first.get(text) ?? i;
    });
    this.known.set(key, found);
    return found;
  }
}
