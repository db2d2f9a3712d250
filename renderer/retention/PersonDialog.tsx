import type { CustomerId } from '../../shared/foundation/id.ts';
import { useApp } from '../app/app-store.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useRetention } from './retention-store.ts';
import { WhyKept } from './WhyKept.tsx';

type Props = { readonly id: CustomerId; readonly name: string; readonly onClose: () => void };

/** One person of a list: why they are kept, holds to start and end, and the way to their profile. */
export function PersonDialog({ id, name, onClose }: Props) {
  const say = useWords();
  const load = useRetention((state) => state.load);
  const goToPerson = useApp((state) => state.goToPerson);
  return (
    <Dialog
      title={name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="plain" onPress={() => goToPerson(id)}>
            {say('requests.profile')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {say('cleanup.person.close')}
          </Button>
        </>
      }
    >
      <WhyKept id={id} onChange={() => void load()} />
    </Dialog>
  );
}
