/** How reviews are shown. */
export const formats = ['terminal', 'markdown', 'json'] as const;
