// Starts the built app and does in its own window what a shop does in a day. No debugger holds the other end: whatever
// socket is opened, the app has opened it.
import { readFileSync, writeFileSync } from 'node:fs';
import { app } from 'electron';

const { built, script, outcome } = JSON.parse(process.env.TRACED ?? '{}');
const steps = readFileSync(script, 'utf8').split('\n// next page\n');

app.once('browser-window-created', (_event, window) => {
  void drive(window).then(
    (said) => end(said),
    (error) => end([`failed: ${error}`]),
  );
});
await import(built);

/** Runs each part of the script in the page that is there by then: a lock and an unlock bring another one. */
async function drive(window) {
  const said = [];
  for (const step of steps) {
    await ready(window);
    said.push(await window.webContents.executeJavaScript(step));
  }
  return said;
}

async function ready({ webContents }) {
  for (;;) {
    if (!webContents.isLoading() && webContents.getURL().startsWith('app://')) {
      // A page that goes away meanwhile never answers.
      const there = webContents.executeJavaScript(
        '!globalThis.isLeaving && document.querySelector("h1, input") !== null',
      );
      if (await Promise.race([there, later(1000)])) return;
    }
    await later(50);
  }
}

const later = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds, false));

function end(said) {
  writeFileSync(outcome, JSON.stringify(said));
  app.quit();
}
