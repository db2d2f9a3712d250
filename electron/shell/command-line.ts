import type { App } from 'electron';

/** Switches off, before Chromium starts, whatever of it would look for a network. */
export function quietChromium(app: Pick<App, 'commandLine'>): void {
  for (const [name, value] of switches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}

const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['disable-quic'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  // What was drawn must not be kept on disk by the graphics driver's cache either.
  ['disable-gpu-shader-disk-cache'],
];
