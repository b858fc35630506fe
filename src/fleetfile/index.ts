export { YamlError as FleetFileError } from '../yaml/index';
export { readFleetFile } from './read';
