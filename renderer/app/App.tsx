import { useEffect } from 'react';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { SetUp } from '../setup/SetUp.tsx';
import { useSetup } from '../setup/setup-store.ts';
import { ConcernScreen } from '../vault/ConcernScreen.tsx';
import { LockScreen } from '../vault/LockScreen.tsx';
import { TroubleScreen } from '../vault/TroubleScreen.tsx';
import { useApp } from './app-store.ts';
import { Frame } from './Frame.tsx';
import { OwnerAgainDialog } from './OwnerAgainDialog.tsx';
import { SafeScreen } from './SafeScreen.tsx';
import { useAccent } from './use-accent.ts';

/** The gate: trouble, set-up, the lock or the shop, whatever was found on disk. */
export function App() {
  const load = useApp((state) => state.load);
  useAccent();
  useEffect(() => {
    void load();
  }, [load]);
  return (
    <SafeScreen>
      <Gate />
      <OwnerAgainDialog />
    </SafeScreen>
  );
}

function Gate() {
  const vault = useApp((state) => state.start?.vault ?? null);
  const shop = useApp((state) => state.shop);
  const settingUp = useSetup((state) => state.done);
  if (vault === null) return null;
  if (settingUp) return <SetUp />;
  switch (vault.kind) {
    case 'none':
      return <SetUp />;
    case 'locked':
      return <LockScreen />;
    case 'trouble':
      return <TroubleScreen code={vault.code} />;
    case 'unlocked':
      if (vault.concerns.length > 0) return <ConcernScreen concerns={vault.concerns} role={vault.session.role} />;
      return shop === null ? null : <Frame />;
    default:
      return exhaustive(vault);
  }
}
