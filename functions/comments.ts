import { randomBytes } from 'node:crypto';
import { COMMENT_ROUTES } from '../lib/http/comments/comment-routes.ts';
import { ME_ROUTES } from '../lib/http/comments/me-routes.ts';
import { MODERATION_ROUTES } from '../lib/http/comments/moderation-routes.ts';
import { COMMENT_PAGE_ROUTES } from '../lib/pages/comment-page-routes.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { readCommentSettings } from '../lib/runtime/comment-settings.ts';
import { logged } from '../lib/runtime/invocation-line.ts';
import { log } from '../lib/runtime/log.ts';
import { operatorSite } from '../lib/runtime/operator-site.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoCommentStore } from '../lib/store/dynamo-comment-store.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';
import { createApp } from '../lib/web/app.ts';
import { lambdaHandler } from '../lib/web/lambda-handler.ts';
import { mountRoutes } from '../lib/web/route.ts';
import { forViewers } from '../lib/web/viewer-address.ts';

const settings = { ...readSettings(), ...readCommentSettings() };
const table = { client: createTableClient(), name: settings.tableName, meter: newMeter() };
const stores = { store: dynamoReadStore(table), comments: dynamoCommentStore(table) };
const newId = () => randomBytes(16).toString('hex');
const deps = { ...settings, ...stores, operatorSite: operatorSite(settings.siteFile), now, log, newId };
const groups = [COMMENT_ROUTES, ME_ROUTES, MODERATION_ROUTES, COMMENT_PAGE_ROUTES];
const app = createApp(deps, (each) => mountRoutes(each, deps, ...groups));

export const handler = logged('comments', table, forViewers(lambdaHandler(app), settings.edgeSecret));
