export { forced, forcedTrailer } from './force';
export { type Gate, gateBefore, type HeldCluster, type JudgedCluster } from './gate';
export { gateProgress, gateWords } from './gate-words';
export type { GatedCluster, Health, Tip } from './health';
export { layersOf } from './layers';
export { type Limits, limitsOf } from './limits';
export { type Running, runningIn } from './running';
export { type SkewFinding, skewDuringRollout } from './skew';
export { waitForGate, type Waiting } from './wait';
