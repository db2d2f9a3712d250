import { contextBridge, ipcRenderer } from 'electron';
import { corePortChannel } from '../../shared/foundation/channel.ts';
import { callLine } from './call-line.ts';

// All the page gets: two functions, frozen. The port itself stays on this side.
const line = callLine();

ipcRenderer.on(corePortChannel, (event) => {
  const [port] = event.ports;
  if (port !== undefined) line.connect(port);
});

contextBridge.exposeInMainWorld('shop', Object.freeze({ call: line.call, on: line.on }));
