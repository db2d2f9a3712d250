import type { OwnCode } from '../../shared/datamap/own-code.ts';
import type { ErasureReceipt } from '../../shared/retention/model.ts';
import type { Acting } from '../app/ports.ts';
import { assertRetired, dropField } from '../datamap/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { peopleWithValue } from './facts-store.ts';
import { removeAndProve } from './run.ts';

/** Takes what everybody has in a retired field of the owner's own out for good, and the field out of the map. */
export async function emptyField(vault: UnlockedVault, field: OwnCode, acting: Acting): Promise<ErasureReceipt> {
  assertRetired(vault.db, field);
  const reducing = peopleWithValue(vault.db, field).map((person) => ({ ...person, fields: [field] }));
  const stillWanted = () => peopleWithValue(vault.db, field).length === reducing.length;
  return removeAndProve(
    vault,
    async () => ({
      kind: 'clean-up',
      leaving: [],
      reducing,
      months: null,
      stillWantedUnhurried: async () => stillWanted(),
      stillWanted,
      alongside: (tx) => dropField(tx, field, acting),
    }),
    acting,
  );
}
