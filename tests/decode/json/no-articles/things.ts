import { LONG, type NoArticle } from './case.ts';

const D = '2026-11-20T08:00:00Z';

/** What is offered, shown, planned or watched. */
export const THINGS: readonly NoArticle[] = [
  {
    name: 'a notification of Amazon SNS',
    payload: {
      Type: 'Notification',
      MessageId: '22b80b92',
      TopicArn: 'arn:aws:sns:eu-central-1:123456789012:alerts',
      Subject: 'ALARM: "High errors" in EU (Frankfurt)',
      Message: LONG,
      Timestamp: D,
    },
  },
  {
    name: 'an event of Lambda with notifications',
    payload: {
      Records: [
        {
          EventSource: 'aws:sns',
          Sns: {
            TopicArn: 'arn:aws:sns:x:1:a',
            Subject: 'It has happened today',
            Message: LONG,
            Timestamp: D,
          },
        },
      ],
    },
  },
  {
    name: 'an alarm of CloudWatch',
    payload: {
      AlarmName: 'High error rate of ingest',
      AlarmDescription: LONG,
      NewStateValue: 'ALARM',
      NewStateReason: LONG,
      StateChangeTime: D,
    },
  },
  {
    name: 'an alarm of CloudWatch on EventBridge',
    payload: {
      'detail-type': 'CloudWatch Alarm State Change',
      source: 'aws.cloudwatch',
      time: D,
      detail: {
        alarmName: 'High error rate of ingest',
        state: { value: 'ALARM', reason: LONG, timestamp: D },
      },
    },
  },
  {
    name: 'alerts of Prometheus',
    payload: {
      status: 'firing',
      alerts: [
        {
          labels: { alertname: 'HighErrors' },
          annotations: { summary: 'High error rate of the ingest function', description: LONG },
          startsAt: D,
          generatorURL: 'http://prometheus.example/graph',
        },
      ],
    },
  },
  {
    name: 'products with their variants',
    payload: {
      products: [
        {
          title: 'Wool sweater with a long collar',
          body_html: `<p>${LONG}</p>`,
          published_at: D,
          tags: ['wool'],
          variants: [{ title: 'S', price: '49.00', sku: 'A1' }],
          images: [{ src: 'https://shop.example/a.jpg' }],
        },
      ],
    },
  },
  {
    name: 'a product with a price and a stock',
    payload: {
      name: 'Wool sweater with a long collar',
      permalink: 'https://shop.example/product/sweater/',
      date_created: D,
      description: LONG,
      regular_price: '21.99',
      stock_status: 'instock',
    },
  },
  {
    name: 'films',
    payload: {
      results: [
        {
          title: 'The Long Voyage Home Again',
          overview: LONG,
          release_date: '2026-11-20',
          poster_path: '/p.jpg',
          vote_average: 7.1,
        },
      ],
    },
  },
  {
    name: 'a film with its plot',
    payload: {
      Title: 'The Long Voyage Home',
      Plot: LONG,
      Released: '05 May 2026',
      imdbID: 'tt1',
      Writer: 'I. Brandt',
    },
  },
  {
    name: 'books',
    payload: {
      items: [
        {
          selfLink: 'https://books.example/volumes/a',
          volumeInfo: {
            title: 'The history of the harbor',
            authors: ['Ida Brandt'],
            publishedDate: '2026-11-20',
            description: LONG,
            infoLink: 'https://books.example/books?id=a',
          },
        },
      ],
    },
  },
  {
    name: 'issues',
    payload: [
      {
        html_url: 'https://code.example/a/b/issues/1',
        number: 1,
        title: 'Crash when the feed has no title',
        user: { login: 'ida' },
        state: 'open',
        created_at: D,
        body: LONG,
      },
    ],
  },
  {
    name: 'recipes',
    payload: {
      recipes: [
        {
          title: 'Soup of red lentils and lemon',
          summary: LONG,
          sourceUrl: 'https://soup.example/lentils',
          servings: 4,
          extendedIngredients: [{ name: 'lentils', amount: 1 }],
        },
      ],
    },
  },
  {
    name: 'events with their venues',
    payload: {
      events: [
        {
          title: 'Concert of the harbor band',
          url: 'https://tickets.example/event/1',
          description: LONG,
          start: { utc: D },
          end: { utc: D },
          venue: { name: 'Hall' },
        },
      ],
    },
  },
  {
    name: 'reviews by customers',
    payload: {
      reviews: [
        { review_id: '1', title: 'Great place to stay with kids', text: LONG, rating: 5, published_at: D },
      ],
    },
  },
  {
    name: 'a job',
    payload: {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Editor for the harbor desk',
      description: LONG,
      datePosted: D,
      url: 'https://jobs.example/1',
    },
  },
];
