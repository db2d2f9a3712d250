import type { Answer, Channel, PurposeCode } from '../../shared/consents/model.ts';
import type { CardProgress } from '../../shared/display/model.ts';

/** A question stands on the screen; the order in which they first did belongs to the proof. */
export function withShown({ order, answers }: CardProgress, purpose: PurposeCode): CardProgress {
  return { answers, order: order.includes(purpose) ? order : [...order, purpose] };
}

/** An answer was tapped. Only a yes that is tapped again keeps its ways. */
export function withAnswer(
  { order, answers }: CardProgress,
  purpose: PurposeCode,
  answer: Answer,
  words: string | null,
): CardProgress {
  const before = answers[purpose];
  const channels = answer === 'yes' && before?.answer === 'yes' ? before.channels : [];
  return { order, answers: { ...answers, [purpose]: { answer, channels, words } } };
}

/** A way to be reached was ticked, or unticked; there are none without a yes. */
export function withToggled({ order, answers }: CardProgress, purpose: PurposeCode, channel: Channel): CardProgress {
  const before = answers[purpose];
  if (before?.answer !== 'yes') return { order, answers };
  const channels = before.channels.includes(channel)
    ? before.channels.filter((one) => one !== channel)
    : [...before.channels, channel];
  return { order, answers: { ...answers, [purpose]: { ...before, channels } } };
}

/** The first question that still wants something; one past the last when none does. */
export function nextStep(questions: readonly { readonly purpose: PurposeCode }[], { answers }: CardProgress): number {
  const open = questions.findIndex(({ purpose }) => {
    const given = answers[purpose];
    return given === undefined || (given.answer === 'yes' && given.channels.length === 0);
  });
  return open === -1 ? questions.length : open;
}
