import { sectors } from '../../shared/shop/model.ts';
import { useWords } from '../app/words.ts';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { useSetup } from './setup-store.ts';
import { useMissing } from './use-missing.ts';

/** Kind of shop: decides which fields, purposes and keeping rule the shop starts with. */
export function SectorStep() {
  const say = useWords();
  const sector = useSetup((state) => state.draft.sector);
  const change = useSetup((state) => state.change);
  const missing = useMissing();
  return (
    <ChoiceGroup
      label={say('setup.sector.label')}
      hideLabel
      options={sectors.map((id) => ({
        id,
        label: say(`setup.sector.${id}`),
        description: say(`setup.sector.${id}-text`),
      }))}
      value={sector}
      onChange={(chosen) => change({ sector: chosen })}
      error={missing('sector')}
    />
  );
}
