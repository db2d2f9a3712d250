// Runs before the TypeScript of this folder is read, so that an old Node says what to do instead of failing on its syntax.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    [
      `This needs Node 22.18 or newer, and Node ${process.versions.node} is running.`,
      'The project brings its own Node along: run `npm ci` (without --ignore-scripts), then `npm start` or `npm test` again.',
      'If that is not possible on this computer, install Node 24 from nodejs.org.',
    ].join('\n'),
  );
  process.exit(1);
}
