import { contextBridge, ipcRenderer } from 'electron';
import { printPageChannel, printReadyChannel } from '../../shared/foundation/channel.ts';

// A print window can ask what to draw and say that it is drawn. It has no line to the core.
contextBridge.exposeInMainWorld(
  'printPage',
  Object.freeze({
    fetch: () => ipcRenderer.invoke(printPageChannel),
    ready: (drawnMm: unknown, fits: unknown) => ipcRenderer.send(printReadyChannel, drawnMm, fits),
  }),
);
