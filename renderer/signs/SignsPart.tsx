import { useEffect } from 'react';
import { signSizes } from '../../shared/signs/model.ts';
import { useApp } from '../app/app-store.ts';
import { numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Section } from '../kit/Section.tsx';
import type { SignFit } from './fit.ts';
import { HowItLooks } from './HowItLooks.tsx';
import { SignOutput } from './SignOutput.tsx';
import { SignPreview } from './SignPreview.tsx';
import './signs-part.css';
import { useSigns } from './signs-store.ts';
import { WhichSign } from './WhichSign.tsx';

type Props = {
  /** Another version means other words on every sign. */
  readonly version: number;
};

/** Signs: which, how they look, how they will come out, and out they go. */
export function SignsPart({ version }: Props) {
  const say = useWords();
  const customers = useApp((state) => state.shop?.customerLanguage ?? 'en');
  const { wantedSign, signMet } = useApp();
  const { sign, fit, failure, said, load, measured, printAgain } = useSigns();
  useEffect(() => {
    if (wantedSign === null) return;
    printAgain(wantedSign);
    signMet();
  }, [wantedSign, signMet, printAgain]);
  useEffect(() => {
    if (version > 0) void load(customers);
  }, [load, customers, version]);
  return (
    <Section title={say('signs.title')} text={say('signs.lead')}>
      <div className="signs">
        <div className="signs-choices">
          <WhichSign />
          <HowItLooks />
          <SignOutput />
        </div>
        <div className="signs-preview">
          {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
          {said !== null && <Banner tone="info">{say(`signs.${said}`)}</Banner>}
          {sign !== null && fit !== null && <FitBanner fit={fit} />}
          {sign !== null && (
            <>
              <SignPreview label={say('signs.preview')} document={sign} onFit={measured} />
              {fit !== null && <TrueSize fit={fit} />}
            </>
          )}
        </div>
      </div>
    </Section>
  );
}

/** What did not find room, if anything did not. */
function FitBanner({ fit: { fits, leftOut } }: { readonly fit: SignFit }) {
  const say = useWords();
  if (!fits) return <Banner tone="danger">{say('failures.sign.does-not-fit')}</Banner>;
  if (leftOut.length === 0) return null;
  return <Banner tone="caution">{say('signs.left-out', { headings: leftOut.join(' · ') })}</Banner>;
}

function TrueSize({ fit }: { readonly fit: SignFit }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const format = useSigns((state) => state.sign?.format ?? state.format);
  const number = (value: number) => numberInWords(screen, value);
  const { widthMm, heightMm } = signSizes[format];
  const size =
    heightMm === 'content'
      ? say('signs.size-roll', { width: number(widthMm) })
      : say('signs.size', { width: number(widthMm), height: number(heightMm) });
  return <p className="signs-size">{say('signs.true-size', { size, points: number(fit.points) })}</p>;
}
