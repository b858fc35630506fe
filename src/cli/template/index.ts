import { manifest } from '../manifest';
import { fleetFile } from './fleet-file';
import { readme } from './readme';
import { typescriptBlueprint } from './typescript';

/** The two ways to write a blueprint. */
type Kind = 'typescript' | 'yaml';

/** The files of a new folder: path, and text. */
export function projectFiles(kind: Kind, name: string): Readonly<Record<string, string>> {
  const blueprint = kind === 'yaml' ? 'blueprints/fleet.yaml' : 'blueprints/fleet.ts';
  return {
    [blueprint]: kind === 'yaml' ? fleetFile : typescriptBlueprint,
    'package.json': `${JSON.stringify(packageJson(name), null, 2)}\n`,
    ...(kind === 'typescript' && { 'tsconfig.json': tsconfig }),
    '.gitignore': gitignore,
    'README.md': readme(name, blueprint),
  };
}

/** What is wrong with a name for package.json; it ends a sentence. */
export function problemWithPackageName(name: string): string | undefined {
  if (name.length > 214) return 'npm takes at most 214 characters';
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name))
    return 'npm takes lower-case letters, digits, dashes, dots and underscores, with a letter or digit first';
  if ([manifest.name, ...Object.keys(manifest.peerDependencies), 'node_modules'].includes(name))
    return 'that name is taken by a package that is installed there';
  return undefined;
}

const packageJson = (name: string): object => ({
  name,
  private: true,
  scripts: { synth: 'meshprint synth', check: 'meshprint check', publish: 'meshprint publish' },
  dependencies: { ...requiredPeers(), [manifest.name]: `^${manifest.version}` },
});

/** What blueprints import besides Meshprint; not every package manager installs peers by itself. */
function requiredPeers(): Record<string, string> {
  const { peerDependencies, peerDependenciesMeta } = manifest;
  const required = Object.entries(peerDependencies).filter(
    ([name]) => peerDependenciesMeta[name]?.optional !== true,
  );
  return Object.fromEntries(required);
}

/** For editors: Meshprint runs blueprints without a compiler. */
const tsconfig = `{
  "compilerOptions": {
    "target": "es2022",
    "module": "node16",
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["blueprints"]
}
`;

const gitignore = `node_modules/
# journal and staged files of a write in progress
.meshprint-write/
# local repositories and caches of meshprint publish
.meshprint/
`;
