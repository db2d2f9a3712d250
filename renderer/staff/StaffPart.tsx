import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { StaffMember } from '../../shared/staff/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { callAsOwner } from '../app/owner-again.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Section } from '../kit/Section.tsx';
import { NewWaysIn } from '../vault/NewWaysIn.tsx';
import { PinsPart } from '../vault/PinsPart.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { nameOf } from './staff-name.ts';
import '../kit/row-list.css';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'edit'; readonly member: StaffMember | null }
  | { readonly kind: 'remove'; readonly member: StaffMember }
  | { readonly kind: 'locks' };
const none: Open = { kind: 'none' };

/** Who works here: add, change, remove. */
export function StaffPart() {
  const say = useWords();
  const [staff, setStaff] = useState<readonly StaffMember[]>([]);
  const [open, setOpen] = useState<Open>(none);
  const [done, setDone] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('staff.list', {}).then((answer) => {
      if (answer.ok) setStaff(answer.value);
      else setFailure(answer.failure);
    });
  }, []);

  function show(next: Open): void {
    setDone(null);
    setFailure(null);
    setOpen(next);
  }
  function finish(now: readonly StaffMember[], words: string): void {
    setStaff(now);
    setOpen(none);
    setDone(words);
  }
  async function remove({ id }: StaffMember, then: Open = none): Promise<void> {
    setOpen(none);
    const answer = await callAsOwner('staff.remove', { id });
    if (answer.ok) {
      finish(answer.value, say('staff.removed'));
      setOpen(then);
    } else if (answer.failure.code !== 'staff.owner-again') setFailure(answer.failure);
  }

  if (open.kind === 'locks') {
    return (
      <div className="shop-form">
        <Banner tone="info">{say('staff.removed')}</Banner>
        <NewWaysIn
          way="locks"
          onLeave={() => finish(staff, say('staff.removed-only'))}
          onDone={() => finish(staff, say('keys.done.locks'))}
        />
      </div>
    );
  }
  return (
    <div className="shop-form">
      <Section title={say('staff.title')} text={say('staff.text')}>
        <ul className="row-list row-list-narrow">
          {staff.map((member) => (
            <li key={member.id}>
              <span className="row-list-what">
                {nameOf(say, member)}
                {member.role !== 'Owner' && (
                  <span className="row-list-detail">{say(`staff.roles.${member.role}`)}</span>
                )}
              </span>
              {member.role !== 'Owner' && (
                <>
                  <Button variant="quiet" onPress={() => show({ kind: 'edit', member })}>
                    {say('staff.change')}
                    <span className="visually-hidden"> {member.name}</span>
                  </Button>
                  <Button variant="plain" onPress={() => show({ kind: 'remove', member })}>
                    {say('staff.remove')}
                    <span className="visually-hidden"> {member.name}</span>
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        {done !== null && <Banner tone="info">{done}</Banner>}
        <div>
          <Button variant="primary" onPress={() => show({ kind: 'edit', member: null })}>
            {say('staff.add')}
          </Button>
        </div>
      </Section>
      <PinsPart staff={staff} />
      {open.kind === 'edit' && <MemberDialog member={open.member} onClose={() => setOpen(none)} onDone={finish} />}
      {open.kind === 'remove' && (
        <Dialog
          title={say('staff.remove-title', { name: open.member.name })}
          isOpen
          onClose={() => setOpen(none)}
          actions={
            <>
              <Button variant="plain" onPress={() => setOpen(none)}>
                {say('staff.cancel')}
              </Button>
              <Button variant="quiet" onPress={() => void remove(open.member, { kind: 'locks' })}>
                {say('staff.remove-and-locks')}
              </Button>
              <Button variant="danger" onPress={() => void remove(open.member)}>
                {say('staff.remove')}
              </Button>
            </>
          }
        >
          <p>{say('staff.remove-text', { name: open.member.name })}</p>
          <p>{say('staff.remove-locks', { name: open.member.name })}</p>
        </Dialog>
      )}
    </div>
  );
}
