import { useWords } from '../app/words.ts';
import { TextField } from '../kit/TextField.tsx';
import { useSetup } from './setup-store.ts';
import { useMissing } from './use-missing.ts';

/** Name, address and contact, as they will stand on the sign. */
export function ShopStep() {
  const say = useWords();
  const draft = useSetup((state) => state.draft);
  const change = useSetup((state) => state.change);
  const missing = useMissing();
  return (
    <div className="setup-fields">
      <TextField
        label={say('setup.shop.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={missing('name')}
        maxLength={120}
        autoFocus
      />
      <TextField
        label={say('setup.shop.address')}
        value={draft.address}
        onChange={(address) => change({ address })}
        error={missing('address')}
        maxLength={400}
      />
      <TextField
        label={say('setup.shop.contact')}
        description={say('setup.shop.contact-help')}
        value={draft.contact}
        onChange={(contact) => change({ contact })}
        error={missing('contact')}
        maxLength={200}
      />
    </div>
  );
}
