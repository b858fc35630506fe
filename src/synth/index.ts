export { BlueprintError, loadBlueprint, thrownBy } from './load';
export { synthesize, type Synthesis } from './pipeline';
