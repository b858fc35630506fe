export { BlueprintError, loadBlueprint } from './load';
export { synthesize, type Synthesis, type SynthesisOptions } from './pipeline';
