import type { ReactNode } from 'react';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { useWords } from '../app/words.ts';
import { CompareTwo } from './CompareTwo.tsx';
import { useMerges } from './merge-store.ts';

/** A profile, or in its place the two records that are being compared from it. */
export function ComparedProfile({
  children,
  onMerged,
}: {
  readonly children: ReactNode;
  readonly onMerged: (id: CustomerId) => void;
}) {
  const say = useWords();
  const { view, leave } = useMerges();
  if (view === null) return children;
  return <CompareTwo view={view} back={say('merges.back-profile')} onBack={leave} onMerged={onMerged} />;
}
