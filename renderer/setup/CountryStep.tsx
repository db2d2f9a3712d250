import { packIds } from '../../shared/shop/model.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Select } from '../kit/Select.tsx';
import { countriesOf, namedCountriesOf } from './countries.ts';
import { useSetup } from './setup-store.ts';
import { useMissing } from './use-missing.ts';

/** Which pack of rules, and the country where the pack covers more than one. */
export function CountryStep() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { pack, country } = useSetup((state) => state.draft);
  const change = useSetup((state) => state.change);
  const missing = useMissing();
  return (
    <div className="setup-fields">
      <ChoiceGroup
        label={say('setup.country.pack')}
        hideLabel
        options={packIds.map((id) => ({
          id,
          label: say(`setup.country.${id}`),
          description: say(`setup.country.${id}-text`),
        }))}
        value={pack}
        onChange={(chosen) => {
          const countries = countriesOf(chosen);
          change({ pack: chosen, country: countries.length === 1 ? (countries[0] ?? '') : '' });
        }}
        error={pack === null ? missing('country') : null}
      />
      {pack !== null && countriesOf(pack).length > 1 && (
        <Select
          label={say('setup.country.country')}
          options={namedCountriesOf(pack, language).map(({ code, name }) => ({ id: code, label: name }))}
          value={country === '' ? null : country}
          onChange={(chosen) => change({ country: chosen })}
          error={missing('country')}
        />
      )}
    </div>
  );
}
