import type { TreesRule } from '../rule';
import { duplicateObject } from './duplicate-object';
import { invalidObject } from './invalid-object';
import { keyMaterial } from './key-material';
import { missingNamespace } from './missing-namespace';
import { notCarried } from './not-carried';
import { secretNamespace } from './secret-namespace';

/** Every rule on the trees. */
export const treesRules: readonly TreesRule[] = [
  duplicateObject,
  invalidObject,
  keyMaterial,
  missingNamespace,
  notCarried,
  secretNamespace,
];
