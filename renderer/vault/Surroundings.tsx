import { useEffect } from 'react';
import { useApp } from '../app/app-store.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';

/** What is not right around the book: a folder that is copied elsewhere or lies on another computer, a disk without room. */
export function Surroundings() {
  const say = useWords();
  const start = useApp((state) => state.start);
  if (start === null) return null;
  const { place, room, folder } = start;
  return (
    <>
      {place.kind !== 'own' && (
        <Banner tone="caution">
          {place.kind === 'synced' ? say('lock.around.synced', { by: place.by }) : say('lock.around.network')}
          <span className="around-folder">{say('lock.around.folder', { folder })}</span>
        </Banner>
      )}
      {room === 'little' && <LowRoom />}
    </>
  );
}

/** Says that the disk is nearly full and what to do. */
function LowRoom() {
  const say = useWords();
  return <Banner tone="caution">{say('lock.around.little')}</Banner>;
}

/** The same over every page of the open shop; looked at again with each page. */
export function RoomNews() {
  const page = useApp((state) => state.page);
  const isLittle = useApp((state) => state.start?.room === 'little');
  const lookForRoom = useApp((state) => state.lookForRoom);
  useEffect(() => {
    if (page !== null) void lookForRoom();
  }, [lookForRoom, page]);
  if (!isLittle) return null;
  return (
    <div className="backup-news">
      <LowRoom />
    </div>
  );
}
