import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { isRefund, type Purchase } from '../../shared/purchases/model.ts';
import { moneyInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { HoldForm } from '../retention/HoldForm.tsx';
import './purchase-form.css';
import { usePurchases } from './purchase-store.ts';

/** One purchase on a timeline, with the ways to hold it until a day and to take out a wrong one. */
export function BoughtThing({
  customerId,
  purchase,
  onChanged,
}: {
  readonly customerId: CustomerId;
  readonly purchase: Purchase;
  readonly onChanged: () => Promise<void>;
}) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [failure, setFailure] = useState<Failure | null>(null);
  const bought = `${purchase.what}, ${moneyInWords(language, purchase.amountMinor, purchase.currency)}`;
  const remove = usePurchases((state) => state.remove);
  async function takeOut(): Promise<void> {
    const refused = await remove(customerId, purchase.id);
    if (refused === null) await onChanged();
    else setFailure(refused);
  }
  return (
    <div className="bought-thing">
      <span>{isRefund(purchase) ? say('purchases.refund', { bought }) : bought}</span>
      <HoldForm id={customerId} purchase={purchase.id} onHeld={onChanged} />
      <Button variant="plain" onPress={() => void takeOut()}>
        {say('purchases.remove')}
      </Button>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
    </div>
  );
}
