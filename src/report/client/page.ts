import type { ReportData } from '../data/report-data';
import type { Fleet } from './fleet';
import type { State } from './state';

/** What a view is made of, and how it changes what is shown. */
export interface Page {
  readonly data: ReportData;
  readonly fleet: Fleet;
  readonly state: State;
  /** Shows something else; what a change does not name stays. */
  readonly go: (change: State) => void;
}

/** One part of the page. */
export interface View {
  readonly id: string;
  readonly title: string;
  readonly make: (page: Page) => HTMLElement;
}
