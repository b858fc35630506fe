export type { Change, Edit, Fate, FoldedChange, ObjectName } from './change';
export { compareTrees } from './compare/trees';
export { changesOf, foldChanges } from './fold';
export { type Rendered, renderedChanges, type RenderedObjects } from './rendered';
export { type Danger, type Grade, grades, worst } from './risk/index';
export { type GradedChange, type Group, type Grouped, groupTrees, type Review, reviewTrees } from './review';
export { terminal, type TerminalOptions } from './format/terminal';
export { json } from './format/json';
export { markdown, markdownLimit } from './format/markdown';
