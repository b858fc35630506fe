'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** A scratch folder for a size of the fleet; it goes when the bench ends. */
exports.placeOf = function placeOf(clusters) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `meshprint-bench-${clusters}-`));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  return {
    clusters,
    folder,
    remove,
    at: name => path.join(folder, name),
    /** Makes sure that there is nothing of that name. */
    clear: name => fs.rmSync(path.join(folder, name), { recursive: true, force: true }),
    /** A change is in the text of the blueprint, as it would be for a user. */
    blueprint: (options = {}) =>
      fs.writeFileSync(path.join(folder, 'mesh.ts'), blueprintText(clusters, options)),
  };
};

const blueprintText = (clusters, options) => `\
import { build } from ${JSON.stringify(path.join(__dirname, 'fleet.js'))};
export default build(${clusters}, ${JSON.stringify(options)});
`;

/** How many files a tree has, and how many bytes. */
exports.extentOf = function extentOf(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size);
  return { files: files.length, bytes: files.reduce((sum, size) => sum + size, 0) };
};
