import { PICTURE_WIDTHS, picturePath } from '../web/picture-address.ts';

/** Where a page loads a picture from. */
interface PictureSource {
  readonly src: string;
  /** Absent for a picture that its publisher has in one size. */
  readonly srcset?: string;
}

/** Where the picture of an address is loaded from; undefined where it is not shown. */
export type PictureLinks = (address: string) => PictureSource | undefined;

/** Who shows pictures, and from where; see lib/runtime/settings.ts. */
export interface PictureSettings {
  readonly fetchesPictures?: boolean;
  readonly pictureOrigins?: readonly string[];
  readonly cursorSecrets: readonly string[];
}

/** Links to our own copies, but for publishers whose pictures the operator lets readers load from there. */
export function pictureLinks(settings: PictureSettings): PictureLinks {
  const { fetchesPictures = false, pictureOrigins = [], cursorSecrets } = settings;
  return (address) => {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
    if (pictureOrigins.includes(new URL(address).origin)) return { src: address };
    if (!fetchesPictures) return undefined;
    const [small, large] = PICTURE_WIDTHS;
    const src = picturePath(address, small, cursorSecrets);
    return { src, srcset: `${src} ${small}w, ${picturePath(address, large, cursorSecrets)} ${large}w` };
  };
}
