import { useState } from 'react';
import type { FieldView } from '../../shared/datamap/map-view.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { useMap } from './map-store.ts';

/** The way out of a field: first nothing new, then what is in it goes by its rules, or at once when the owner says so. */
export function RetireField({ field: shown, onDone }: { readonly field: FieldView; readonly onDone: () => void }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { busy, failure, change, emptyField } = useMap();
  const [asked, setAsked] = useState(false);
  const { code, retired } = shown.field;
  if (!isOwn(code)) return null;
  const people = shown.people ?? 0;
  const counted = { count: people, number: numberInWords(language, people), name: shown.name };
  const retire = async (isRetired: boolean) => {
    if (await change(() => call('datamap.retireField', { code, retired: isRetired }))) onDone();
  };
  return (
    <div className="map-retire">
      <p className="section-text">{say('datamap.retire.text')}</p>
      {retired === true ? (
        <div className="rule-actions">
          <Button onPress={() => void retire(false)}>{say('datamap.retire.back')}</Button>
          <Button variant="danger" onPress={() => setAsked(true)}>
            {say('datamap.retire.empty')}
          </Button>
        </div>
      ) : (
        <div>
          <Button onPress={() => void retire(true)}>{say('datamap.retire.go')}</Button>
        </div>
      )}
      <ConfirmDialog
        title={say('datamap.retire.empty-title')}
        isOpen={asked}
        onClose={() => setAsked(false)}
        onConfirm={() => void emptyField(code).then((gone) => gone && onDone())}
        typedLabel={say('datamap.retire.empty-typed')}
        expected={String(people)}
        wrongText={say('datamap.retire.empty-wrong')}
        confirmLabel={say('datamap.retire.empty')}
        cancelLabel={say('datamap.cancel')}
        isBusy={busy}
        busyLabel={say('datamap.retire.empty-busy')}
      >
        <p>{say('datamap.retire.empty-text', counted)}</p>
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      </ConfirmDialog>
    </div>
  );
}
