export { BlueprintError, loadBlueprint } from './load';
export { synthesize, type Synthesis } from './pipeline';
