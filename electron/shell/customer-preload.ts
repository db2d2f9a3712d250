import { contextBridge, ipcRenderer } from 'electron';
import { customerReadyChannel, customerSaidChannel, customerViewChannel } from '../../shared/foundation/channel.ts';

// The customer's window is told what to show and says what was tapped. It has no line to the core and can ask for nothing.
contextBridge.exposeInMainWorld(
  'customerSide',
  Object.freeze({
    start(show: (view: unknown) => void) {
      ipcRenderer.on(customerViewChannel, (_event, view: unknown) => show(view));
      ipcRenderer.send(customerReadyChannel);
    },
    say: (said: unknown) => ipcRenderer.send(customerSaidChannel, said),
  }),
);
