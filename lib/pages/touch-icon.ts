import { crc32 } from 'node:zlib';
import { mixedWithWhite } from './accent.ts';

/** The icon as phones and social cards want it: a PNG of 180 × 180 in sixteen colors, made of `icon.ts`. */
export const touchIcon = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAALQAAAC0BAMAAADP4xsBAAAAMFBMVEWWGR2dKCykODurR0qyVlm5ZmjAdXfHhIbOlJbVo6Xc' +
      'srTjwsPq0dLx4OH48PD///+5iZiEAAACpElEQVR42u3aMY7TQBTG8dlkY2GgyAFc5AKLOMI2W4eCntyAI4SSDm4C/RbAEXYv' +
      'gMQFtrFIhAET4iS2n9+8UXjfJ1H4q0c/TfPXNBPCuHHj/tNdrnh0yaN/P6fR9Tce/WtOo+svPLri0fV7Hr3l0fWKR5c8mpPN' +
      'nuZk09CUbBqaks2Brng0I5sjveXRhGxOdMmj8dmcaHw2LQ3PpqXh2XToikejs+nSWx4NzqZHlzw6lc3kbbvFeXQqm+7h6zPp' +
      'RDYeOpGNi654tJ2Nj97waDMbJ13yaCsbJ21l46WNbLy0kY2brnh0PBs/veHR0WwAdMmjY9kA6Fg2CDqSDYKOZAOhKx6tZ4Oh' +
      'Nzy6fsGjSx6tZQOitWxQtJLNv9Prvv0ZSN/06R9A+vp1IhsH/SiRjYMOH+xsPPQTOxsPffHVzMZDhyszGxc9ebCycdFhaWXj' +
      'o2dWNj46WNk4aSsbJ21l46WNbLy0kY2XNrJx0/Fs3LTM5iOQjmbjp8M6kg2AziPZAOhYNgj6qZ4NgpbZLHB0eNa/9j2QnqrZ' +
      'QGg9GwytZoOhZTZvgLTI5juQ1rJB0Uo2KFrJBkXLbO6AtMjm5xxHD7PB0YNscPQgGyAtswHS4VPffgmkC/FIAmmRTQ2kZTZI' +
      'WmSDpGU2SHrGo2U2SDrn0TIbJF3w6Eg2CDqSDYTWs4HQejYYOuPRajYgOufRWjYouuDRSjYoWskGRg+zgdHDbHB0xqMH2QDp' +
      'nEfLbJB0waNFNkhaZJOmp7ftEp98+tmk6XO25NEZjw7veHTOo7vZoOmCR3eyQdOdbOB0mw2cbrPB0xmPPmVDoHMefcyGQRc8' +
      '+pANgz5kQ6GbbCh0kw2Hznj0PhsS/ZhH/82GRRc8epcNi95lQ6OnPDq84tEZjx43bpxzfwAsBs43Ft3QRAAAAABJRU5ErkJg' +
      'gg==',
    'base64',
  ),
);

/** Where the palette stands in the file (PNG, third edition, 11.2.2), and how many colors it has. */
const PALETTE = 41;
const COLORS = 16;

/** The same in another accent: the palette goes from it to white. */
export function touchIconIn(accent: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(touchIcon);
  const palette = Array.from({ length: COLORS }, (_, index) => mixedWithWhite(accent, index / (COLORS - 1)));
  const end = PALETTE + bytes.write(Buffer.from(palette.flat()).toString('hex'), PALETTE, 'hex');
  // The checksum is of the chunk's name as well.
  bytes.writeUInt32BE(crc32(bytes.subarray(PALETTE - 4, end)), end);
  return Uint8Array.from(bytes);
}
