/** What Meshprint keeps for itself on this disk, below the folder where it is run; no commit should have it. */
export const homeName = '.meshprint';
