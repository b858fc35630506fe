'use strict';
const os = require('node:os');
const { execFileSync } = require('node:child_process');

const git = (...args) => execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();

/** Where the numbers themselves go. */
const written = [':!results.json', ':!../docs/scale.md'];

/** The commit that is measured; a change that is in no commit is said, other than of the numbers themselves. */
function commit() {
  try {
    const isDirty = git('status', '--porcelain', '--', '..', ...written) !== '';
    return `${git('rev-parse', 'HEAD')}${isDirty ? ', with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

/** Where and of what the numbers are; the load at the beginning tells of others at work. */
exports.machine = () => ({
  commit: commit(),
  date: new Date().toISOString(),
  node: process.version,
  system: `${os.platform()} ${os.arch()}`,
  processor: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  load: Number(os.loadavg()[0].toFixed(1)),
});
