/** Whether other clusters see what is in a namespace. */
export type NamespaceScope = 'global' | 'local';
