import { type FormEvent, useId, useState } from 'react';
import { localeOf } from '../../shared/foundation/language.ts';
import { isRefund, type PurchaseSettings } from '../../shared/purchases/model.ts';
import { minorDigitsOf, readAmount } from '../../shared/purchases/money.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DateField } from '../kit/DateField.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { TextField } from '../kit/TextField.tsx';
import { usePurchases } from './purchase-store.ts';
import './purchase-form.css';

/** Asks for day, goods and amount while somebody's purchase is being written down; `onDone` when it is saved. */
export function PurchaseDialog({ onDone }: { readonly onDone: () => void }) {
  const { settings, forWhom } = usePurchases();
  if (forWhom === null || settings === null || !settings.kept) return null;
  return <PurchaseForm key={forWhom} settings={settings} onDone={onDone} />;
}

function PurchaseForm({ settings, onDone }: { readonly settings: PurchaseSettings; readonly onDone: () => void }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const form = useId();
  const { saving, failure, add, leave } = usePurchases();
  const [day, setDay] = useState<string | null>(settings.today);
  const [what, setWhat] = useState('');
  const [amount, setAmount] = useState('');
  const [sent, setSent] = useState(false);
  const amountMinor = readAmount(amount, minorDigitsOf(settings.currency));
  const about = (code: string) => (failure?.code === code ? failureSentence(say, failure) : null);
  const dayError = sent && day === null ? say('purchases.day-missing') : about('purchase.day-ahead');
  const beside = ['purchase.day-ahead', 'purchase.what-missing'];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setSent(true);
    if (day !== null && amountMinor !== null && (await add({ day, what, amountMinor }))) onDone();
  }

  return (
    <Dialog
      title={say('purchases.title')}
      isOpen
      onClose={leave}
      isBusy={saving}
      actions={
        <>
          <Button variant="plain" size="counter" onPress={leave} isDisabled={saving}>
            {say('purchases.cancel')}
          </Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            size="counter"
            isPending={saving}
            pendingLabel={say('purchases.adding')}
          >
            {say('purchases.add')}
          </Button>
        </>
      }
    >
      <form id={form} className="purchase-form" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={say('purchases.what')}
          value={what}
          onChange={setWhat}
          error={about('purchase.what-missing')}
          maxLength={200}
          size="counter"
          autoFocus
        />
        <TextField
          label={say('purchases.amount', { currency: settings.currency })}
          value={amount}
          onChange={setAmount}
          error={sent && amountMinor === null ? say('purchases.amount-wrong') : null}
          {...(amountMinor !== null && isRefund({ amountMinor }) ? { description: say('purchases.refund-hint') } : {})}
          maxLength={20}
          size="counter"
        />
        <DateField
          label={say('purchases.day')}
          value={day}
          onChange={setDay}
          locale={localeOf(language)}
          error={dayError}
        />
        {failure !== null && !beside.includes(failure.code) && (
          <Banner tone="danger">{failureSentence(say, failure)}</Banner>
        )}
      </form>
    </Dialog>
  );
}
