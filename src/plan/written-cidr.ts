import { type Cidr, parseCidr } from '../net/index';

/** A CIDR with the text that somebody wrote. */
export interface WrittenCidr {
  readonly text: string;
  readonly cidr: Cidr | undefined;
}

/** Whether it is one is for rules to say. */
export const written = (text: string): WrittenCidr => ({ text, cidr: parseCidr(text) });
