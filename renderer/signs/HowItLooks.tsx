import { signLookSchema } from '../../shared/signs/calls.ts';
import { kindOf, kindsWithQr, type QrContent, qrContents, signLayouts } from '../../shared/signs/model.ts';
import { useWords } from '../app/words.ts';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Select } from '../kit/Select.tsx';
import { Switch } from '../kit/Switch.tsx';
import { TextField } from '../kit/TextField.tsx';
import { LayoutPicture } from './LayoutPicture.tsx';
import { useSigns } from './signs-store.ts';

/** Hours that shops let their cameras remember. */
const cameraHours = [24, 48, 72, 168, 336, 720] as const;

/** Design, large print, the square, and how long the cameras remember. */
export function HowItLooks() {
  const say = useWords();
  const { format, look, choose } = useSigns();
  const kind = kindOf(format);
  return (
    <>
      <ChoiceGroup
        label={say('signs.layout.label')}
        options={signLayouts.map((id) => ({
          id,
          label: say(`signs.layout.${id}`),
          picture: <LayoutPicture layout={id} />,
        }))}
        value={look.layout}
        onChange={(layout) => void choose({ look: { layout } })}
      />
      <Switch
        description={say('signs.large.help')}
        isSelected={look.large}
        onChange={(large) => void choose({ look: { large } })}
      >
        {say('signs.large.label')}
      </Switch>
      {kind === 'camera' && (
        <Select
          label={say('signs.camera.label')}
          options={cameraHours.map((hours) => ({ id: String(hours), label: inWords(hours) }))}
          value={String(look.cameraHours)}
          onChange={(hours) => void choose({ look: { cameraHours: Number(hours) } })}
        />
      )}
      {kindsWithQr.includes(kind) && <Square mustHave={kind === 'door'} />}
    </>
  );

  function inWords(hours: number): string {
    return hours > 72 ? say('signs.camera.days', { count: hours / 24 }) : say('signs.camera.hours', { count: hours });
  }
}

function Square({ mustHave }: { readonly mustHave: boolean }) {
  const say = useWords();
  const { look, choose } = useSigns();
  const contents = qrContents.filter((content) => !mustHave || content !== 'none');
  const value: QrContent = mustHave && look.qr === 'none' ? 'text' : look.qr;
  const isWrong = !signLookSchema.safeParse({ ...look, qr: 'none' }).success;
  return (
    <>
      <Select
        label={say('signs.qr.label')}
        options={contents.map((id) => ({ id, label: say(`signs.qr.${id}`) }))}
        value={value}
        onChange={(qr) => void choose({ look: { qr } })}
      />
      {value === 'address' && (
        <TextField
          label={say('signs.qr.page')}
          description={say('signs.qr.page-help')}
          value={look.address}
          onChange={(address) => void choose({ look: { address } })}
          error={isWrong ? say('signs.qr.page-wrong') : null}
          maxLength={200}
        />
      )}
    </>
  );
}
