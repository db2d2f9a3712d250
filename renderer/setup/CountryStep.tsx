import { namedCountries, packsOf } from '../app/countries.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Select } from '../kit/Select.tsx';
import { useSetup } from './setup-store.ts';
import { useMissing } from './use-missing.ts';

/** The country, and the part of it where two sets of rules are known. What follows from it is said at once. */
export function CountryStep() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { pack, country } = useSetup((state) => state.draft);
  const change = useSetup((state) => state.change);
  const missing = useMissing();
  const packs = country === '' ? [] : packsOf(country);
  return (
    <div className="setup-fields">
      <Select
        label={say('setup.country.country')}
        options={namedCountries(language).map(({ code, name }) => ({ id: code, label: name }))}
        value={country === '' ? null : country}
        onChange={(chosen) => {
          const [first, ...others] = packsOf(chosen);
          change({ country: chosen, pack: others.length === 0 ? (first ?? null) : null });
        }}
        error={country === '' ? missing('country') : null}
      />
      {packs.length > 1 && (
        <ChoiceGroup
          label={say('setup.country.part')}
          options={packs.map((id) => ({ id, label: say(`setup.country.part-of.${country}.${id}`) }))}
          value={pack}
          onChange={(chosen) => change({ pack: chosen })}
          error={missing('pack')}
        />
      )}
      {pack !== null && (
        <Banner tone="info">
          <p>
            <strong>{say(`setup.country.${pack}`)}</strong>
          </p>
          <p>{say(`setup.country.${pack}-text`)}</p>
        </Banner>
      )}
    </div>
  );
}
