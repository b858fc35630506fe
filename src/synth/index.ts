export { BlueprintError, loadBlueprint } from './load';
export { synthesize, type Synthesis, type SynthesizeOptions } from './pipeline';
