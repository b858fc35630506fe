import path from 'node:path';
import { homeName } from '../synth/home';

export { homeName };

/** Where the embedded repositories are, below the folder where publishing is run. */
export const embeddedFolder = path.join(homeName, 'repos');
