import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { directionOf, type Language } from '../../shared/foundation/language.ts';
import { wordsIn } from '../app/words.ts';
import { useIdle } from './use-idle.ts';
import './customer-side.css';

/** After so long without a sign of life a page leaves by itself, where it names no other time. */
const answeringSeconds = 20;

/**
 * A page for the customer that fills the window. Everything else in it is hidden and out of reach of touch, keyboard and
 * screen reader for as long as the page is there, and the page leaves by itself after a while without a sign of life.
 */
export function CustomerSide(props: {
  readonly language: Language;
  readonly label: string;
  readonly waiting: boolean;
  /** For eyes that want larger letters. */
  readonly large?: boolean;
  readonly idleSeconds?: number;
  readonly onIdle: () => void;
  readonly children: ReactNode;
}) {
  const page = useRef<HTMLDivElement>(null);
  const nearly = useIdle(props.onIdle, props.waiting, props.idleSeconds ?? answeringSeconds);
  const say = wordsIn(props.language);

  useEffect(() => {
    const before = document.activeElement;
    const own = page.current;
    const hidden = [...document.body.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && child !== own,
    );
    const show = hidden.map(hide);
    own?.focus();
    return () => {
      for (const undo of show) undo();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return createPortal(
    <div
      ref={page}
      className="customer-side"
      lang={props.language}
      dir={directionOf(props.language)}
      data-large={props.large ?? false}
      role="dialog"
      aria-modal="true"
      aria-label={props.label}
      tabIndex={-1}
      onClickCapture={dropSecondTap}
    >
      {props.children}
      <div className="customer-side-idle" role="status" data-nearly={nearly}>
        {nearly ? say('card.still-there') : ''}
      </div>
    </div>,
    document.body,
  );
}

/** The second of two quick taps was meant for what is gone by then: the question before, or the page before. */
function dropSecondTap(event: MouseEvent): void {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}

function hide(element: HTMLElement): () => void {
  const { inert } = element;
  const { visibility } = element.style;
  element.inert = true;
  element.style.visibility = 'hidden';
  return () => {
    element.inert = inert;
    element.style.visibility = visibility;
  };
}
