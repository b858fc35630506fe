export { type BaseInput, fleetData, type FleetInput, type ReportData } from './data/index';
export { mermaid } from './mermaid';
export { page } from './page/page';
