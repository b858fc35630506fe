export { compareFindings, hasErrors, type Finding, type Severity, type SourcePosition } from './finding';
export { fewOf } from './few';
export { foldFindings } from './fold';
export { found, type Detail, type RuleInfo } from './rule';
export { Origin, positionInStack } from './origin';
export { applySilences, type Silence, type SilencedFinding } from './silence';
export { formatters, type Format } from './format/index';
export type { FindingReport } from './format/report';
export { count, printable, showPosition } from './format/text';
