import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface MenuProps {
  /** What the button shows. */
  button: ReactNode;
  /** What it says to who does not see it. */
  label: string;
  className?: string;
  children: (close: () => void) => ReactNode;
}

/** A button and what it opens below it. Esc, a click beside it and a move of the focus out of it close it. */
export function Menu({ button, label, className, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  return (
    <div
      ref={root}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <div id={id} className="menu-panel" role="group" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
