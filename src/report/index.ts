export { type BaseInput, fleetData, type FleetInput, type ReportData } from './data/index';
export { page } from './page/page';
