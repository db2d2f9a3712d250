import { Component, type ReactNode } from 'react';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { useWords } from './words.ts';

type Props = { readonly children: ReactNode };
type State = { readonly broken: boolean };

/** Catches what a screen throws: a person sees a sentence and a way on, never a stack trace or an empty window. */
export class SafeScreen extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken onAgain={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const say = useWords();
  return (
    <EmptyState title={say('app.broken.title')} action={<Button onPress={onAgain}>{say('app.broken.again')}</Button>}>
      {say('app.broken.text')}
    </EmptyState>
  );
}
