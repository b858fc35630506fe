export type { Finding, Severity } from './findings/index';
