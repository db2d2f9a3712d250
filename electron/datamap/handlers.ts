import type { MapView } from '../../shared/datamap/map-view.ts';
import type { HandlersOf } from '../app/handler-types.ts';
import type { Acting } from '../app/ports.ts';
import type { WriteDb } from '../database/connection.ts';
import { changeField, checkName, retireField, saveField } from './edit-fields.ts';
import { removePartner, removePurpose, savePartner, savePurpose } from './edit-partners.ts';
import { mapView } from './map-view.ts';
import { dataMapOf } from './service.ts';

export const dataMapHandlers: HandlersOf<
  | 'datamap.show'
  | 'datamap.view'
  | 'datamap.checkName'
  | 'datamap.saveField'
  | 'datamap.changeField'
  | 'datamap.retireField'
  | 'datamap.savePartner'
  | 'datamap.removePartner'
  | 'datamap.savePurpose'
  | 'datamap.removePurpose'
> = {
  'datamap.show': (db) => dataMapOf(db),
  'datamap.view': (db, _input, { ports }) => mapView(db, ports),
  'datamap.checkName': (_db, input, { ports }) => checkName(ports, input.texts),
  'datamap.saveField': thenView(saveField),
  'datamap.changeField': thenView(changeField),
  'datamap.retireField': thenView(retireField),
  'datamap.savePartner': thenView(savePartner),
  'datamap.removePartner': thenView((tx, input, acting) => removePartner(tx, input.code, acting)),
  'datamap.savePurpose': thenView(savePurpose),
  'datamap.removePurpose': thenView((tx, input, acting) => removePurpose(tx, input.code, acting)),
};

/** Changes the map, and shows the whole of it as it is then. */
function thenView<Input>(
  change: (tx: WriteDb, input: Input, acting: Acting) => void,
): (tx: WriteDb, input: Input, acting: Acting) => MapView {
  return (tx, input, acting) => {
    change(tx, input, acting);
    return mapView(tx, acting.ports);
  };
}
