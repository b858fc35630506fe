export { BlueprintError, loadBlueprint, thrownBy } from './load';
export { synthesize, type Synthesis, type SynthesisOptions } from './pipeline';
