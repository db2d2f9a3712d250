import { useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';

const ways = {
  'print-a4': { paper: 'a4', to: 'printer' },
  'print-letter': { paper: 'letter', to: 'printer' },
  'save-pdf': { paper: 'a4', to: 'pdf' },
} as const;
type Way = keyof typeof ways;

/** Takes the list along on paper or as PDF, and says beneath what came of it. */
export function TakeSalvageList() {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [busy, setBusy] = useState<Way | null>(null);
  const [said, setSaid] = useState<'printed' | 'saved' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function take(way: Way): Promise<void> {
    if (busy !== null) return;
    setBusy(way);
    setSaid(null);
    setFailure(null);
    const answer = await call('vault.takeSalvageList', { language, ...ways[way] });
    setBusy(null);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'done') setSaid(way === 'save-pdf' ? 'saved' : 'printed');
  }

  return (
    <>
      <div className="salvage-take">
        {(Object.keys(ways) as Way[]).map((way) => (
          <Button key={way} isPending={busy === way} onPress={() => void take(way)}>
            {say(`lock.salvage.list.${way}`)}
          </Button>
        ))}
      </div>
      {said !== null && <Banner tone="info">{say(`lock.salvage.list.${said}`)}</Banner>}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
    </>
  );
}
