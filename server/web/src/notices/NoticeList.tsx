import { useEffect, useState } from 'react';

import { strings } from '../strings';
import { Cross } from '../ui/icons';
import type { Notice } from './notices';
import type { Notices } from './useNotices';

/** Long enough to be read, and longer while somebody points at them. */
const TIME = 6000;

/** What happened, for a while. The lists are always there, so that screen readers tell what comes into them. */
export function NoticeList({ shown, dismiss }: Notices) {
  const [isHeld, setIsHeld] = useState(false);
  const row = (notice: Notice) => <Row key={notice.key} {...{ notice, isHeld, dismiss }} />;
  return (
    <div
      className="notices"
      role="region"
      aria-label={strings.notices}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {/* Of a list that changes only what is new is told, and not how many there are beside it. */}
      <div role="alert" aria-atomic="false">{shown.notices.filter(({ stays }) => stays).map(row)}</div>
      <div role="status" aria-atomic="false">
        {shown.notices.filter(({ stays }) => !stays).map(row)}
      </div>
      {shown.hidden.length > 0 && <p className="notice-many">{strings.noticeMany(shown.hidden.length)}</p>}
    </div>
  );
}

function Row({ notice, isHeld, dismiss }: { notice: Notice; isHeld: boolean; dismiss: (key: string) => void }) {
  const { key, kind, text, stays } = notice;
  useEffect(() => {
    if (stays || isHeld) return;
    const timer = setTimeout(() => dismiss(key), TIME);
    return () => clearTimeout(timer);
  }, [key, text, stays, isHeld, dismiss]);
  return (
    <div className={`notice notice-${kind}`}>
      <span className="notice-text">{text}</span>
      <button type="button" className="icon-button" aria-label={strings.dismiss} onClick={() => dismiss(key)}>
        <Cross size={14} />
      </button>
    </div>
  );
}
