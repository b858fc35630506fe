import path from 'node:path';

/** What publishing keeps on this disk, below the folder where it is run. */
export const homeName = '.meshprint';

/** Where the embedded repositories are, below the folder where publishing is run. */
export const embeddedFolder = path.join(homeName, 'repos');
