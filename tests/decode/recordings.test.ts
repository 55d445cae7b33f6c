import { expect, it } from 'vitest';
import { articlesOf } from './articles-of.ts';

const rss = (item: string) =>
  Buffer.from(
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Quay talk</title><link>https://quay.example/</link><item><title>The quay</title><link>https://quay.example/1</link>${item}</item></channel></rss>`,
  );
const EPISODE = {
  contentUrl: 'https://quay.example/1.mp3',
  encodingFormat: 'audio/mpeg',
  contentSize: 1_234_567,
  duration: 'PT2730S',
};

it.each([
  [
    'an episode of a podcast',
    rss(
      '<enclosure url="/1.mp3" length="1234567" type="audio/mpeg"/><itunes:duration>45:30</itunes:duration>',
    ),
    { audio: [EPISODE] },
  ],
  [
    'a video of Media RSS',
    rss(
      '<media:group><media:content url="https://quay.example/1.mp4" medium="video" type="video/mp4" fileSize="99" duration="12"/></media:group>',
    ),
    {
      video: [
        {
          contentUrl: 'https://quay.example/1.mp4',
          encodingFormat: 'video/mp4',
          contentSize: 99,
          duration: 'PT12S',
        },
      ],
    },
  ],
  [
    'a length that nobody looked up',
    rss('<enclosure url="/1.mp3" length="0" type="audio/mpeg"/>'),
    { audio: [{ contentUrl: EPISODE.contentUrl, encodingFormat: 'audio/mpeg' }] },
  ],
  ['a picture', rss('<enclosure url="/1.jpg" length="10" type="image/jpeg"/>'), {}],
  [
    'an attachment of JSON Feed',
    Buffer.from(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Quay talk',
        items: [
          {
            id: '1',
            url: 'https://quay.example/1',
            title: 'The quay',
            attachments: [
              {
                url: EPISODE.contentUrl,
                mime_type: 'audio/mpeg',
                size_in_bytes: 1_234_567,
                duration_in_seconds: 2730,
              },
            ],
          },
        ],
      }),
    ),
    { audio: [EPISODE] },
  ],
  [
    'a video of schema.org',
    Buffer.from(
      JSON.stringify({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        url: 'https://quay.example/1',
        headline: 'The quay',
        video: { '@type': 'VideoObject', contentUrl: 'https://quay.example/1.mp4', duration: 'PT1M5S' },
      }),
    ),
    { video: [{ contentUrl: 'https://quay.example/1.mp4', duration: 'PT65S' }] },
  ],
])('%s', async (_name, bytes, expected) => {
  const [article] = await articlesOf(bytes);
  expect({
    ...(article?.audio && { audio: article.audio }),
    ...(article?.video && { video: article.video }),
  }).toEqual(expected);
});
