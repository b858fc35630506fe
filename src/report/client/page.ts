import type { ReportData } from '../data/report-data';
import type { Fleet } from './fleet';
import type { State } from './state';

/** What a view is made of, and how it changes what is shown. */
export interface Page {
  readonly data: ReportData;
  readonly fleet: Fleet;
  readonly state: State;
  /** Whether it goes on paper, where nobody can scroll or unfold. */
  readonly isPaper: boolean;
  /** Shows something else; what a change does not name stays. */
  readonly go: (change: State) => void;
  /** Calls this when another cluster is chosen, as long as the view is shown: nothing else of it is made again. */
  readonly follow: (redraw: (cluster: string | undefined) => void) => void;
}

/** One part of the page. */
export interface View {
  readonly id: string;
  readonly title: string;
  readonly make: (page: Page) => HTMLElement;
}

/** When a screen is small. */
export const narrow = '(max-width: 600px)';
