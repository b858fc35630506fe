export { blockLabel, type EngineIdentity, type EngineLabel } from './entries';
export { engineAllows } from './map';
