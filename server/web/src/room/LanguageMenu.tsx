import type { Language } from '../languages';
import { strings } from '../strings';

interface LanguageMenuProps {
  languages: Language[];
  language: Language | undefined;
  disabled: boolean;
  onOpen: () => void;
  onChange: (name: string) => void;
}

/** The room's language. Those that cannot run yet say how far they are. */
export function LanguageMenu({ languages, language, disabled, onOpen, onChange }: LanguageMenuProps) {
  return (
    <select
      className="language"
      aria-label={strings.language}
      title={language && strings.languageTitle(language.displayName, language.version, strings.runner(language.runner))}
      value={language?.name ?? ''}
      disabled={disabled}
      onPointerDown={onOpen}
      onChange={(event) => onChange(event.target.value)}
    >
      {languages.map(({ name, displayName, readiness }) => {
        const words = readiness.state === 'ready' ? '' : strings.languageReadiness[readiness.state];
        const part = readiness.total ? ` ${Math.floor((100 * (readiness.done ?? 0)) / readiness.total)} %` : '';
        return (
          <option key={name} value={name} disabled={readiness.state === 'failed'}>
            {words ? `${displayName} (${words}${part})` : displayName}
          </option>
        );
      })}
    </select>
  );
}
