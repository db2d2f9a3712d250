import { type FormEvent, useState } from 'react';
import type { MapView, PartnerView } from '../../shared/datamap/map-view.ts';
import { isOwn, type OwnCode } from '../../shared/datamap/own-code.ts';
import { namedCountries } from '../app/countries.ts';
import { fieldTitles } from '../app/map-words.ts';
import { useMay } from '../app/may.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { useMap } from './map-store.ts';
import { NameFields, typedNames } from './NameFields.tsx';

/** Everybody outside the shop who sees something, and what. */
export function PartnersPart({ view }: { readonly view: MapView }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const mayChange = useMay('Owner');
  const goOn = useMap((state) => state.goOn);
  const [open, setOpen] = useState<PartnerView | 'new' | null>(null);
  if (open !== null) {
    return <PartnerForm view={view} partner={open === 'new' ? null : open} onDone={() => setOpen(null)} />;
  }
  const countryName = new Intl.DisplayNames([language], { type: 'region' });
  const edit = (next: PartnerView | 'new') => {
    goOn();
    setOpen(next);
  };
  return (
    <div className="map-part">
      <p className="section-text">{say('datamap.partners.lead')}</p>
      {mayChange && (
        <div>
          <Button variant="primary" onPress={() => edit('new')}>
            {say('datamap.partners.add')}
          </Button>
        </div>
      )}
      <ul className="map-cards">
        {view.partners.map((shown) => {
          const { partner, name, fields } = shown;
          return (
            <li key={partner.code} className="map-card" aria-label={name}>
              <header className="map-card-head">
                <h3>{name}</h3>
                {mayChange && (
                  <Button variant="plain" onPress={() => edit(shown)}>
                    {say('datamap.edit')}
                    <span className="visually-hidden"> {name}</span>
                  </Button>
                )}
              </header>
              <p>
                {fields.length === 0
                  ? say('datamap.partners.nothing')
                  : say('datamap.partners.sees', { fields: fieldTitles(say, view, fields) })}
              </p>
              {partner.country !== null && (
                <p>{say('datamap.partners.abroad', { country: countryName.of(partner.country) ?? partner.country })}</p>
              )}
              {mayChange && isOwn(partner.code) && fields.length === 0 && (
                <RemovePartner code={partner.code} name={name} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function RemovePartner({ code, name }: { readonly code: OwnCode; readonly name: string }) {
  const say = useWords();
  const { busy, change } = useMap();
  return (
    <div>
      <Button isPending={busy} onPress={() => void change(() => call('datamap.removePartner', { code }))}>
        {say('datamap.partners.remove')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </div>
  );
}

const here = 'here';

function PartnerForm(props: {
  readonly view: MapView;
  /** `null` for a new one. */
  readonly partner: PartnerView | null;
  readonly onDone: () => void;
}) {
  const { view, partner, onDone } = props;
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { busy, change } = useMap();
  const [names, setNames] = useState(partner?.names ?? {});
  const [country, setCountry] = useState(partner?.partner.country ?? here);
  const [tried, setTried] = useState(false);
  const hasName = partner?.isOwn === false || (names[view.shopLanguage] ?? '').trim() !== '';

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!hasName) return;
    const saved = await change(() =>
      call('datamap.savePartner', {
        code: partner?.partner.code ?? null,
        names: typedNames(names),
        country: country === here ? null : country,
      }),
    );
    if (saved) onDone();
  }

  return (
    <form className="map-form" onSubmit={(event) => void save(event)} noValidate>
      <Section
        title={partner === null ? say('datamap.partners.new') : say('datamap.partners.change', { name: partner.name })}
      >
        {partner?.isOwn !== false && (
          <NameFields
            label={say('datamap.partners.name')}
            help={say('datamap.partners.name-help')}
            home={view.shopLanguage}
            names={names}
            error={tried && !hasName ? say('datamap.form.missing') : null}
            onChange={setNames}
          />
        )}
        <Select
          label={say('datamap.partners.country')}
          options={[
            { id: here, label: say('datamap.partners.here') },
            ...namedCountries(language).map(({ code, name }) => ({ id: code, label: name })),
          ]}
          value={country}
          onChange={setCountry}
        />
      </Section>
      <footer className="map-actions">
        <Button variant="plain" onPress={onDone} isDisabled={busy}>
          {say('datamap.cancel')}
        </Button>
        <Button type="submit" variant="primary" isPending={busy} pendingLabel={say('datamap.saving')}>
          {say('datamap.save')}
        </Button>
      </footer>
    </form>
  );
}
