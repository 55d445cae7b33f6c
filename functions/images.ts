import { gateOf } from '../lib/collect/address-rules.ts';
import { PICTURE_ROUTES } from '../lib/pictures/picture-routes.ts';
import { readPictureSettings } from '../lib/runtime/collector-settings.ts';
import { createFetcher } from '../lib/runtime/fetcher.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { resizePicture } from '../lib/runtime/resize.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';
import { mountRoutes } from '../lib/web/route.ts';

const settings = { ...readSettings(), ...readPictureSettings() };
const { rules, userAgent } = settings;
const fetch = createFetcher({ ...gateOf(rules), userAgent });
const deps = { ...settings, fetch, resize: resizePicture, nowMs: Date.now, log };
const app = createApp(deps, (each) => mountRoutes(each, deps, PICTURE_ROUTES));

/** GET /images/{signed} → a picture of a stored article. It has no right to the table. */
export const handler = logged('images', { meter: newMeter() }, lambdaHandler(app));
