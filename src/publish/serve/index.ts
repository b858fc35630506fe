export { isLoopback } from './hosts';
export { repositoriesIn } from './repositories';
export { type Listen, serveRepositories, type Serving } from './server';
