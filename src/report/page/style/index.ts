import { base } from './base';
import { changes } from './changes';
import { frame } from './frame';
import { print } from './print';
import { views } from './views';

/** The style sheet of the page. */
export const style = [base, frame, views, changes, print].join('');
