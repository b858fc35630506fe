export { type Flaw, type Limits, maxDepth, scanYaml } from './scan';
