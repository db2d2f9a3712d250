import type { App, Session, WebContents } from 'electron';
import { isOwnPage } from './app-protocol.ts';

/** What the guards hang on to. Plain fakes stand in for it in tests. */
export type GuardedApp = Pick<App, 'on'>;

/** Refuses everything a page could ask of Electron, for every session and every page there will ever be. */
export function guardEverything(app: GuardedApp, packaged: boolean): void {
  app.on('session-created', (session) => guardSession(session, packaged));
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

/** No permission, no device, no download, no dictionary, no proxy but a dead one, no request but to ourselves. */
export function guardSession(session: Session, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !mayBeRequested(request.url, packaged) });
  });
  void session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '' });
}

/** No navigation but to our own two pages, no other windows, no frames of others, no devices. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** True for our own scheme and for what a page makes itself; for the developer tools where there are any. */
export function mayBeRequested(address: string, packaged: boolean): boolean {
  if (address.startsWith('app://-/') || address.startsWith('blob:app://-/') || address.startsWith('data:')) return true;
  return !packaged && address.startsWith('devtools://');
}
