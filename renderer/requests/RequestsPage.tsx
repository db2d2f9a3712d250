import { useEffect } from 'react';
import type { CustomerRequest, RequestKind } from '../../shared/requests/model.ts';
import { useApp } from '../app/app-store.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { dayOfCalendar, today } from './calendar-days.ts';
import { RequestAnswer } from './RequestAnswer.tsx';
import { useRequests } from './requests-store.ts';
import './requests.css';

/** What customers want of their own data, the nearest deadline first, and what became of what they wanted. */
export function RequestsPage() {
  const say = useWords();
  const { list, failure, load } = useRequests();
  useEffect(() => void load(), [load]);
  return (
    <Page title={say('requests.title')}>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {list !== null && (
        <>
          <Section title={say('requests.open')} text={say('requests.open-text')}>
            {list.open.length === 0 ? (
              <EmptyState title={say('requests.none')}>{say('requests.none-text')}</EmptyState>
            ) : (
              <ul className="requests">
                {list.open.map((request) => (
                  <Open key={request.id} request={request} />
                ))}
              </ul>
            )}
          </Section>
          {list.closed.length > 0 && (
            <Section title={say('requests.closed')}>
              <ul className="requests">
                {list.closed.map((request) => (
                  <Closed key={request.id} request={request} />
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

/** Wishes that are answered with everything there is about the person. */
const wantsToSee: readonly RequestKind[] = ['see', 'copy'];

function Open({ request }: { readonly request: CustomerRequest }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const goToPerson = useApp((state) => state.goToPerson);
  const { customerId, dueOn } = request;
  const late = dueOn < today();
  return (
    <li className="request">
      <div className="request-head">
        <div>
          <p className="request-what">
            {say('requests.line', { name: nameOf(request, say), what: say(`requests.kind.${request.kind}`) })}
          </p>
          <p className={late ? 'request-due request-late' : 'request-due'}>
            {say(late ? 'requests.was-due' : 'requests.due', { day: dayOfCalendar(language, dueOn) })}
            {request.law !== null && ` (${request.law})`}
          </p>
          <p className="request-more">
            {say('requests.since', { day: dayOfCalendar(language, request.receivedOn) })}{' '}
            {say(`requests.identity.${request.identity}`)}
          </p>
          {request.note !== '' && <p>{request.note}</p>}
        </div>
        {customerId !== null && (
          <div className="request-actions">
            {wantsToSee.includes(request.kind) && (
              <Button onPress={() => goToPerson(customerId, 'everything')}>
                {say('requests.everything')}
                <span className="visually-hidden"> {nameOf(request, say)}</span>
              </Button>
            )}
            <Button variant="plain" onPress={() => goToPerson(customerId)}>
              {say('requests.profile')}
              <span className="visually-hidden"> {nameOf(request, say)}</span>
            </Button>
          </div>
        )}
      </div>
      <RequestAnswer request={request} />
    </li>
  );
}

function Closed({ request }: { readonly request: CustomerRequest }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  return (
    <li className="request request-closed">
      <p className="request-what">
        {say('requests.line', { name: nameOf(request, say), what: say(`requests.kind.${request.kind}`) })}
      </p>
      <p className="request-more">
        {say(`requests.state.${request.state}`, {
          day: request.closedAt === null ? '' : dayInWords(language, request.closedAt),
        })}
        {request.reason !== '' && `: ${request.reason}`}
      </p>
    </li>
  );
}

function nameOf({ displayName }: CustomerRequest, say: (key: string) => string): string {
  return displayName ?? say('requests.gone');
}
