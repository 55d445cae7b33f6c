import { createHash } from 'node:crypto';
import type { Logo, OperatorSite } from '../article/site.ts';
import { accentOf } from './accent.ts';
import { siteFiles } from './asset-paths.ts';
import { iconIn } from './icon.ts';
import { styles, stylesIn } from './styles.ts';
import { timesScript } from './times-script.ts';
import { touchIcon, touchIconIn } from './touch-icon.ts';

/** A file that pages load, under a name that changes with its content. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

const STYLE_TYPE = 'text/css; charset=utf-8';
const ICON_TYPE = 'image/svg+xml';
const LOGO_TYPES: Readonly<Record<Logo['suffix'], string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
};

/** The files as they are for an operator who says nothing, under names of their content. */
export const ASSETS: readonly Asset[] = [
  asset('styles', 'css', STYLE_TYPE, styles),
  asset('times', 'js', 'text/javascript; charset=utf-8', timesScript),
  asset('icon', 'svg', ICON_TYPE, iconIn()),
  asset('touch-icon', 'png', 'image/png', touchIcon),
];

/** The files of an operator's site: in its accent, and with its logo. */
export function assetsOf(site: OperatorSite): readonly Asset[] {
  const { accent, logo } = site;
  const paths = siteFiles(site);
  const logos =
    logo && paths.logo ? [{ path: paths.logo, type: LOGO_TYPES[logo.suffix], content: logo.bytes }] : [];
  if (accent === undefined) return [...ASSETS, ...logos];
  const colors = accentOf(accent);
  return [
    { path: paths.styles, type: STYLE_TYPE, content: stylesIn(colors) },
    ...ASSETS.filter(({ path }) => path === paths.script),
    { path: paths.icon, type: ICON_TYPE, content: iconIn(colors.light) },
    { path: paths.touchIcon, type: 'image/png', content: touchIconIn(colors.light) },
    ...logos,
  ];
}

function asset(name: string, suffix: string, type: string, content: Asset['content']): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { path: `/assets/${name}-${hash}.${suffix}`, type, content };
}
