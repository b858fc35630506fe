export { FleetFileError } from './error';
export { readFleetFile } from './read';
