export { type FleetLock, lockFile, readLock } from './fleet-lock';
export { BlueprintError, loadBlueprint, thrownBy } from './load';
export { synthesize, type Synthesis, type SynthesisOptions, type SynthesisStage } from './pipeline';
