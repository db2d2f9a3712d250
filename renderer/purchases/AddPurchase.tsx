import { useEffect } from 'react';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { PurchaseDialog } from './PurchaseDialog.tsx';
import { usePurchases } from './purchase-store.ts';

/** The way to write down what somebody bought; nothing where the shop keeps no purchases. `onDone` when one is saved. */
export function AddPurchase({
  customerId,
  size = 'normal',
  onDone,
}: {
  readonly customerId: CustomerId;
  readonly size?: 'normal' | 'counter';
  readonly onDone: () => void;
}) {
  const say = useWords();
  const { settings, load, start } = usePurchases();
  useEffect(() => {
    void load();
  }, [load]);
  if (settings?.kept !== true) return null;
  return (
    <>
      <Button variant="quiet" size={size} onPress={() => start(customerId)}>
        {say(size === 'counter' ? 'purchases.open' : 'purchases.title-profile')}
      </Button>
      <PurchaseDialog onDone={onDone} />
    </>
  );
}
