import type { Run } from './runs';
import { strings } from '../strings';
import { Play } from '../ui/icons';
import { commandKey } from '../ui/keys';

interface RunButtonProps {
  own: Run | undefined;
  /** Why one may not run, if so. */
  hindrance: string | undefined;
  onRun: () => void;
}

/** Runs the program; while one's own is under way it says how far that is. */
export function RunButton({ own, hindrance, onRun }: RunButtonProps) {
  const words =
    own?.stage === 'queued' ? strings.queuedAt(own.position ?? 1) : own?.stage === 'running' ? strings.running : strings.run;
  const isBusy = own?.stage === 'queued' || own?.stage === 'running';
  return (
    <button
      type="button"
      className={isBusy ? 'button button-run button-busy' : 'button button-run'}
      aria-disabled={isBusy || hindrance !== undefined}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title={hindrance ?? strings.runTitle(commandKey)}
      onClick={onRun}
    >
      {isBusy ? <span className="spinner" aria-hidden="true" /> : <Play size={15} />}
      <span className="run-words">{words}</span>
    </button>
  );
}
