import { strings } from '../strings';
import { nextTheme, useTheme } from '../theme';
import { Half, Moon, Sun } from './icons';

const ICONS = { system: Half, light: Sun, dark: Moon };

export function ThemeSwitch() {
  const theme = useTheme();
  const Icon = ICONS[theme];
  return (
    <button type="button" className="icon-button" aria-label={strings.theme[theme]} title={strings.theme[theme]} onClick={nextTheme}>
      <Icon />
    </button>
  );
}
