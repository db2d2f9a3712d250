import { useState } from 'react';
import { type Channel, channels } from '../../shared/consents/model.ts';
import { contactKinds, customerSources } from '../../shared/customers/model.ts';
import {
  type ConsentWish,
  type CustomerFilter,
  consentWishes,
  type FilterChoices,
} from '../../shared/customers/selection.ts';
import { localeOf } from '../../shared/foundation/language.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { DateField } from '../kit/DateField.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/Select.tsx';
import { AnyOf } from './AnyOf.tsx';
import { FairTag } from './FairTag.tsx';
import { type OwnDraft, OwnWish } from './OwnWish.tsx';
import { useReadsLike } from './use-reads-like.ts';
import './selections.css';

type Props = {
  readonly filter: CustomerFilter;
  readonly choices: FilterChoices;
  readonly tags: readonly string[];
  readonly onClose: () => void;
  readonly onShow: (filter: CustomerFilter) => void;
};

const lastWishes = ['before', 'since', 'unknown'] as const;
type LastWish = (typeof lastWishes)[number];

/** Chooses what the list is narrowed down to. What stands for a trait of people is said where it is chosen. */
export function FilterDialog({ filter, choices, tags, onClose, onShow }: Props) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const readsLike = useReadsLike();
  const [draft, setDraft] = useState(filter);
  const [purpose, setPurpose] = useState<string | null>(filter.consent?.purpose ?? null);
  const [channel, setChannel] = useState<Channel | null>(filter.consent?.channel ?? null);
  const [is, setIs] = useState<ConsentWish>(filter.consent?.is ?? 'yes');
  const [last, setLast] = useState<LastWish | null>(filter.lastContact?.is ?? null);
  const [day, setDay] = useState(
    filter.lastContact !== null && filter.lastContact.is !== 'unknown' ? filter.lastContact.day : null,
  );
  const [own, setOwn] = useState<OwnDraft | null>(filter.own);
  const [sent, setSent] = useState(false);
  const asked = choices.purposes.find((one) => one.purpose === purpose);
  const offered = channels.filter((one) => asked?.channels.includes(one) === true);
  const by = offered.find((one) => one === channel) ?? offered[0] ?? null;
  const dayMissing = last !== null && last !== 'unknown' && day === null;
  const looked = own?.is === 'contains' ? own.text.trim() : null;
  const textMissing = looked === '';
  const refused = [draft.tag, looked].some(
    (text) => text !== null && readsLike(text).some(({ level }) => level === 'special'),
  );
  const change = (part: Partial<CustomerFilter>) => setDraft({ ...draft, ...part });
  const word = (key: string) => say(`customers.selection.${key}`);

  function show(): void {
    setSent(true);
    if (dayMissing || textMissing || refused) return;
    const consent = purpose === null || by === null ? null : { purpose, channel: by, is };
    onShow({ ...draft, consent, lastContact: lastFrom(last, day), own });
  }

  return (
    <Dialog
      title={word('title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="plain" onPress={onClose}>
            {word('cancel')}
          </Button>
          <Button variant="primary" onPress={show} isDisabled={refused}>
            {word('show')}
          </Button>
        </>
      }
    >
      <div className="filter-fields">
        <AnyOf
          label={word('consent')}
          options={choices.purposes.map((one) => ({ id: one.purpose, label: one.name }))}
          value={purpose}
          onChange={setPurpose}
        />
        {asked !== undefined && (
          <>
            <Select
              label={word('channel')}
              options={offered.map((id) => ({ id, label: say(`card.channels.${id}`) }))}
              value={by}
              onChange={setChannel}
            />
            <Select
              label={word('stands')}
              options={consentWishes.map((id) => ({ id, label: word(`is.${id}`) }))}
              value={is}
              onChange={setIs}
            />
          </>
        )}
        <AnyOf
          label={word('last')}
          options={lastWishes.map((id) => ({ id, label: word(`last-is.${id}`) }))}
          value={last}
          onChange={setLast}
        />
        {last !== null && last !== 'unknown' && (
          <DateField
            label={word('day')}
            value={day}
            onChange={setDay}
            locale={localeOf(screen)}
            error={sent && dayMissing ? word('day-missing') : null}
          />
        )}
        <AnyOf
          label={word('purchases')}
          options={(['some', 'none'] as const).map((id) => ({ id, label: word(`has.${id}`) }))}
          value={draft.purchases}
          onChange={(purchases) => change({ purchases })}
        />
        <AnyOf
          label={word('missing')}
          options={contactKinds.map((id) => ({ id, label: word(`lacks.${id}`) }))}
          value={draft.missing}
          onChange={(missing) => change({ missing })}
        />
        <AnyOf
          label={word('source')}
          options={customerSources.map((id) => ({ id, label: say(`customers.source.${id}`) }))}
          value={draft.source}
          onChange={(source) => change({ source })}
        />
        <AnyOf
          label={word('language')}
          options={choices.languages.map((id) => ({ id, label: languageName(screen, id) }))}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
        {tags.length > 0 && (
          <AnyOf
            label={word('tag')}
            options={tags.map((id) => ({ id, label: id }))}
            value={draft.tag}
            onChange={(tag) => change({ tag })}
          />
        )}
        {(choices.own.length > 0 || own !== null) && (
          <OwnWish
            choices={choices.own}
            wish={own}
            onChange={setOwn}
            error={sent && textMissing ? word('text-missing') : null}
          />
        )}
      </div>
      {draft.language !== null && (
        <p className="filter-fair" role="status">
          {word('fair-language')}
        </p>
      )}
      {draft.tag !== null && <FairTag tag={draft.tag} />}
      {looked !== null && <FairTag tag={looked} />}
      {choices.own.some(({ field, isTrait }) => isTrait && field === own?.field) && (
        <p className="filter-fair" role="status">
          {word('fair-own')}
        </p>
      )}
    </Dialog>
  );
}

function lastFrom(is: LastWish | null, day: string | null): CustomerFilter['lastContact'] {
  if (is === 'unknown') return { is };
  return is === null || day === null ? null : { is, day };
}
