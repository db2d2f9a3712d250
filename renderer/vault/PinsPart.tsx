import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { StaffId } from '../../shared/foundation/id.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import type { PinsHere } from '../../shared/vault/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { AllowPinDialog } from './AllowPinDialog.tsx';
import '../kit/row-list.css';

type Props = { readonly staff: readonly StaffMember[] };

/** Whose PIN opens the locked book on this computer; or, where its system keeps no secret, why nobody's does. */
export function PinsPart({ staff }: Props) {
  const say = useWords();
  const [pins, setPins] = useState<PinsHere | null>(null);
  const [asked, setAsked] = useState<StaffMember | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // Somebody who left or has another PIN is no longer among them.
  useEffect(() => {
    if (staff.length > 1) void call('vault.pinsHere', {}).then((answer) => answer.ok && setPins(answer.value));
  }, [staff]);
  const others = staff.filter(({ role }) => role !== 'Owner');
  if (pins === null || others.length === 0) return null;

  async function keepOut(id: StaffId | null): Promise<void> {
    const answer = await call('vault.keepPinOut', { id });
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) setPins(answer.value);
  }

  const isProtected = pins.keyStore === 'protected';
  return (
    <Section title={say('keys.pins.title')} text={say(`keys.pins.${pins.keyStore}`)}>
      {isProtected && <Banner tone="caution">{say('keys.pins.honest')}</Banner>}
      {(isProtected || pins.people.length > 0) && (
        <ul className="row-list row-list-narrow">
          {others.map((member) => {
            const opens = pins.people.includes(member.id);
            return (
              <li key={member.id}>
                <span className="row-list-what">
                  {member.name}
                  <span className="row-list-detail">{say(opens ? 'keys.pins.opens' : 'keys.pins.opens-not')}</span>
                </span>
                {opens ? (
                  <Button variant="quiet" onPress={() => void keepOut(member.id)}>
                    {say('keys.pins.keep-out')}
                    <span className="visually-hidden"> {member.name}</span>
                  </Button>
                ) : (
                  isProtected && (
                    <Button variant="quiet" onPress={() => setAsked(member)}>
                      {say('keys.pins.allow')}
                      <span className="visually-hidden"> {member.name}</span>
                    </Button>
                  )
                )}
              </li>
            );
          })}
        </ul>
      )}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {pins.people.length > 1 && (
        <div>
          <Button variant="plain" onPress={() => void keepOut(null)}>
            {say('keys.pins.keep-all-out')}
          </Button>
        </div>
      )}
      {asked !== null && (
        <AllowPinDialog
          member={asked}
          onClose={() => setAsked(null)}
          onDone={(now) => {
            setPins(now);
            setAsked(null);
          }}
        />
      )}
    </Section>
  );
}
