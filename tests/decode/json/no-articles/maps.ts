import { LONG, type NoArticle } from './case.ts';

export const MAPS: readonly NoArticle[] = [
  {
    name: 'a GeoJSON collection',
    payload: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          id: 1,
          properties: {
            name: 'North quay',
            description: 'Where ferries land',
            url: 'https://harbour.example/places/1',
          },
          geometry: { type: 'Point', coordinates: [10, 53] },
        },
        {
          type: 'Feature',
          id: 2,
          properties: { name: 'South quay', description: 'Closed', url: 'https://harbour.example/places/2' },
          geometry: { type: 'Point', coordinates: [10.1, 53] },
        },
      ],
    },
  },
  {
    name: 'GeoJSON of earthquakes',
    payload: {
      type: 'FeatureCollection',
      metadata: {
        generated: 1764500000000,
        url: 'https://quakes.example/feed/all_hour.geojson',
        title: 'All earthquakes, past hour',
        status: 200,
        count: 1,
      },
      features: [
        {
          type: 'Feature',
          id: 'ak1',
          properties: {
            mag: 1.2,
            place: '12 km NW of Quay',
            time: 1764499000000,
            updated: 1764499100000,
            detail: 'https://quakes.example/detail/ak1.geojson',
            status: 'automatic',
            type: 'earthquake',
          },
          geometry: { type: 'Point', coordinates: [-150, 61, 10] },
        },
      ],
    },
  },
  {
    name: 'one GeoJSON feature',
    payload: {
      type: 'Feature',
      properties: {
        name: 'North quay',
        description: LONG,
        website: 'https://harbour.example/places/1',
        updated: '2026-01-02T00:00:00Z',
      },
      geometry: { type: 'Point', coordinates: [10, 53] },
    },
  },
  {
    name: 'TopoJSON',
    payload: {
      type: 'Topology',
      objects: {
        places: {
          type: 'GeometryCollection',
          geometries: [
            {
              type: 'Point',
              properties: { title: 'Quay', description: LONG, date: '2026-01-01' },
              coordinates: [1, 2],
            },
          ],
        },
      },
      arcs: [],
    },
  },
  {
    name: 'GeoJSON of places with titles',
    payload: {
      type: 'FeatureCollection',
      name: 'places',
      features: [
        {
          type: 'Feature',
          properties: {
            title: 'North quay of the harbour',
            description: 'Ferries land here',
            'marker-color': '#f00',
            date: '2026-01-01',
            url: 'https://h.example/p/1',
          },
          geometry: null,
        },
      ],
    },
  },
  {
    name: 'GeoJSON of earthquakes with titles',
    payload: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {
            mag: 1,
            place: '12 km NW',
            title: 'M 1.2 - 12 km NW of Quay',
            time: 1764499000000,
            url: 'https://q.example/e/1',
          },
          geometry: { type: 'Point', coordinates: [1, 2] },
        },
      ],
    },
  },
];
