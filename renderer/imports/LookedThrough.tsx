import { useCallback } from 'react';
import {
  type Counts,
  type FileKind,
  type ReportRow,
  tellsPurchases,
  type Verdict,
  verdicts,
} from '../../shared/imports/model.ts';
import { numberInWords } from '../app/dates.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { Switch } from '../kit/Switch.tsx';
import { VirtualList } from '../kit/VirtualList.tsx';
import { CountLines } from './CountLines.tsx';
import { useImport } from './import-store.ts';

type Props = { readonly counts: Counts; readonly kind: FileKind };

/** What the dry run found: how many of each, row by row, and the one button that lets them in. */
export function LookedThrough({ counts, kind }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { busy, likely, saved, chooseLikely, bringIn, saveReport, back } = useImport();
  const go = tellsPurchases(kind) ? 'imports.bought.go' : 'imports.report.go';
  const coming = counts.new + counts.stopped + (likely ? counts.likely : 0);
  return (
    <>
      <Section title={say('imports.report.title')} text={say('imports.report.text')}>
        <CountLines counts={counts} kind={kind} />
        {counts.likely > 0 && (
          <Switch isSelected={likely} onChange={chooseLikely} description={say('imports.report.likely-text')}>
            {say('imports.report.likely')}
          </Switch>
        )}
      </Section>
      <Section title={say('imports.report.rows')}>
        <Rows counts={counts} kind={kind} />
        <div>
          <Button
            variant="quiet"
            onPress={() => void saveReport()}
            isPending={busy === 'saving'}
            pendingLabel={say('imports.report.saving')}
          >
            {say('imports.report.save')}
          </Button>
        </div>
        {saved && <Banner tone="info">{say('imports.report.saved')}</Banner>}
      </Section>
      <div className="import-actions">
        <Button variant="plain" onPress={back} isDisabled={busy !== null}>
          {say('imports.report.back')}
        </Button>
        <Button
          variant="primary"
          onPress={() => void bringIn()}
          isDisabled={coming + counts.newNoes === 0}
          isPending={busy === 'bringing-in'}
          pendingLabel={say(tellsPurchases(kind) ? 'imports.bought.working' : 'imports.working.bringing-in')}
        >
          {coming === 0 && counts.newNoes > 0
            ? say('imports.report.go-noes', { count: counts.newNoes, number: numberInWords(language, counts.newNoes) })
            : say(go, { count: coming, number: numberInWords(language, coming) })}
        </Button>
      </div>
    </>
  );
}

function Rows({ counts, kind }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { verdict, rows, show, need } = useImport();
  const onRange = useCallback((first: number, last: number) => void need(first, last), [need]);
  const present = verdicts.filter((one) => counts[one] > 0);
  const options: readonly { readonly id: Verdict | 'all'; readonly label: string }[] = [
    { id: 'all', label: say('imports.report.all') },
    ...present.map((id) => ({ id, label: say(`imported.verdict.${id}`) })),
  ];
  const cellsOf = ({ row, displayName, contacts, verdict: found, trouble }: ReportRow) => [
    numberInWords(language, row),
    displayName,
    contacts.join(' · '),
    trouble === null ? say(`imported.verdict.${found}`) : say(`imported.trouble.${trouble}`),
  ];
  return (
    <>
      <div className="import-filter">
        <Select
          label={say('imports.report.show')}
          options={options}
          value={verdict ?? 'all'}
          onChange={(next) => show(next === 'all' ? null : next)}
        />
      </div>
      <div className="import-rows">
        <VirtualList
          key={verdict ?? 'all'}
          label={say('imports.report.rows')}
          columns={['row', 'name', tellsPurchases(kind) ? 'bought' : 'contacts', 'verdict'].map((column) =>
            say(`imported.report.${column}`),
          )}
          count={verdict === null ? counts.rows : counts[verdict]}
          rowHeight={64}
          rowAt={(index) => rows.get(index)}
          cellsOf={cellsOf}
          onRange={onRange}
        />
      </div>
    </>
  );
}
