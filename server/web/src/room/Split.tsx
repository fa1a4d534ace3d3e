import { useRef, useState, type ReactNode } from 'react';

import { recall, remember } from '../storage';
import { strings } from '../strings';

const KEY = 'runroom.split';
const LEAST = 25;
const MOST = 80;

/** Two parts side by side, and what is between them to be moved with a pointer or with arrow keys. */
export function Split({ left, right }: { left: ReactNode; right: ReactNode }) {
  const [width, setWidth] = useState(() => clamp(Number(recall(KEY)) || 56));
  const frame = useRef<HTMLDivElement>(null);
  const change = (width: number) => {
    setWidth(clamp(width));
    remember(KEY, String(clamp(width)));
  };
  return (
    <div ref={frame} className="split">
      <div className="split-left" style={{ flexBasis: `${width}%` }}>
        {left}
      </div>
      <div
        className="split-bar"
        role="separator"
        aria-orientation="vertical"
        aria-label={strings.resize}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={Math.round(width)}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') change(width - 2);
          if (event.key === 'ArrowRight') change(width + 2);
        }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const { left, width } = frame.current!.getBoundingClientRect();
          change(((event.clientX - left) / width) * 100);
        }}
      />
      <div className="split-right">{right}</div>
    </div>
  );
}

function clamp(width: number): number {
  return Math.min(MOST, Math.max(LEAST, width));
}
