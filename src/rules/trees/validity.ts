import { validateObject } from '../../kinds/index';
import { onceFor } from '../../kinds/once';

/** What is wrong with an object on its own. Several rules ask, and looking takes longer than anything else that they do. */
export const problemsOf = onceFor(validateObject);
