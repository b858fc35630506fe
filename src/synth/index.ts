export { BlueprintError } from './error';
export { type FleetLock, lockFile, readLock } from './fleet-lock';
export { homeName, makeHome, writeWhole } from './home';
export { loadBlueprint, thrownBy } from './load';
export { synthesize, type Synthesis, type SynthesisOptions, type SynthesisStage } from './pipeline';
