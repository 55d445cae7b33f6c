import { createHash } from 'node:crypto';
import { icon } from './icon.ts';
import { styles } from './styles.ts';
import { timesScript } from './times-script.ts';
import { touchIcon } from './touch-icon.ts';

/** A file that pages load, under a name that changes with its content. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export const ASSETS: readonly Asset[] = [
  asset('styles', 'css', 'text/css; charset=utf-8', styles),
  asset('times', 'js', 'text/javascript; charset=utf-8', timesScript),
  asset('icon', 'svg', 'image/svg+xml', icon),
  asset('touch-icon', 'png', 'image/png', touchIcon),
];

function asset(name: string, suffix: string, type: string, content: Asset['content']): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return { path: `/assets/${name}-${hash}.${suffix}`, type, content };
}
