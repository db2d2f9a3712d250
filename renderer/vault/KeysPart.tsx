import { useState } from 'react';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { type NewWay, NewWaysIn } from './NewWaysIn.tsx';

const ways = ['passphrase', 'sheet', 'locks'] as const;

/** What opens the book, and how to have another passphrase, another sheet, or other locks altogether. */
export function KeysPart() {
  const say = useWords();
  const [open, setOpen] = useState<NewWay | null>(null);
  const [done, setDone] = useState<NewWay | null>(null);
  if (open !== null) {
    return (
      <div className="shop-form">
        <NewWaysIn
          way={open}
          onLeave={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            setDone(open);
          }}
        />
      </div>
    );
  }
  return (
    <div className="shop-form">
      {done !== null && <Banner tone="info">{say(`keys.done.${done}`)}</Banner>}
      {ways.map((way) => (
        <Section key={way} title={say(`keys.${way}.title`)} text={say(`keys.${way}.text`)}>
          <div>
            <Button
              onPress={() => {
                setDone(null);
                setOpen(way);
              }}
            >
              {say(`keys.${way}.start`)}
            </Button>
          </div>
        </Section>
      ))}
    </div>
  );
}
