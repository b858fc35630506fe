'use strict';
// Before any test: the command-line tests run the compiled package, so it must be what the sources say.
const { execFileSync } = require('node:child_process');
const path = require('node:path');

module.exports = () => {
  const root = path.resolve(__dirname, '../..');
  const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  run(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json');
  run('tools/compile-schemas.mjs');
};
